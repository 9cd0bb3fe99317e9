import { connect } from '../call/connect.ts'
import { toJobPath, type JobCall } from './job-call.ts'
import { Job } from './job.ts'

export interface UpdateJobLabelsParams extends JobCall {
  /** All of them: others are taken away. */
  labels: Readonly<Record<string, string>>
}

/** Replaces the labels of a job, also of one that has ended. */
export async function updateJobLabels({ namespace, jobId, labels, ...call }: UpdateJobLabelsParams): Promise<Job> {
  return connect(call).json(toJobPath(namespace, jobId, '/labels'), { method: 'PUT', json: { labels }, schema: Job })
}
