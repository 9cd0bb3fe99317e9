import { connect } from '../call/connect.ts'
import { toJobPath, type JobCall } from './job-call.ts'
import { Job } from './job.ts'

/** A job as it stands. Rejects with `NOT_FOUND`. */
export async function getJob({ namespace, jobId, ...call }: JobCall): Promise<Job> {
  return connect(call).json(toJobPath(namespace, jobId), { schema: Job })
}
