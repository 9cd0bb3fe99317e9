import { poll, type WaitLimits } from '../call/poll.ts'
import { getJob } from './get-job.ts'
import type { JobCall } from './job-call.ts'
import { finalJobStages, type Job, type JobStage } from './job.ts'

export interface WaitForJobParams extends JobCall, WaitLimits {
  /** Ends at one of these too, such as `RUNNING`. @default at the end of the job only */
  stages?: readonly JobStage[]
  /** Called with each look. */
  onJob?: (job: Job) => void
}

/**
 * Waits until a job has ended, well or badly: the caller judges by `status.stage`. `waitMs` is one hour. Rejects with
 * `DEADLINE_EXCEEDED` telling the last stage; the job goes on.
 */
export async function waitForJob({ namespace, jobId, stages = [], onJob, waitMs = 3_600_000, pollMs, ...call }: WaitForJobParams): Promise<Job> {
  return poll({
    call,
    waitMs,
    pollMs,
    look: async (timed) => {
      const job = await getJob({ ...timed, namespace, jobId })
      onJob?.(job)
      return job
    },
    isDone: ({ status }) => finalJobStages.has(status.stage) || stages.includes(status.stage),
    describe: (job) => ({
      message: `job ${jobId} is still in stage ${job?.status.stage ?? 'unknown'}`,
      details: { jobId, stage: job?.status.stage },
    }),
  })
}
