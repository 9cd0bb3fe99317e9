import { getJob } from './get-job.ts'
import type { JobCall } from './job-call.ts'
import { finalJobStages } from './job.ts'

/** Whether anything can still come from a job. */
export async function isUnfinished(call: JobCall): Promise<boolean> {
  const { status } = await getJob(call)
  return !finalJobStages.has(status.stage)
}
