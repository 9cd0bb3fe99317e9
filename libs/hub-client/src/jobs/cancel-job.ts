import { connect } from '../call/connect.ts'
import { toJobPath, type JobCall } from './job-call.ts'
import { Job } from './job.ts'

/** Ends a job. Its stage is `CANCELED` once it has stopped: `waitForJob` tells. */
export async function cancelJob({ namespace, jobId, ...call }: JobCall): Promise<Job> {
  return connect(call).json(toJobPath(namespace, jobId, '/cancel'), { method: 'POST', isIdempotent: true, schema: Job })
}
