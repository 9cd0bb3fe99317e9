import type { JobServices } from '../job-services.ts'

/** Jobs that were waiting or running when the emulator ended start once more; those that cannot end here. */
export function recoverJobs({ jobs, runner, secrets }: Pick<JobServices, 'jobs' | 'runner' | 'secrets'>): void {
  for (const job of jobs.active()) {
    const message =
      secrets.get(job.id, job.spec.secretNames) === undefined
        ? 'The emulator was restarted, and keeps secrets in memory only: run the job again with its secrets'
        : job.restarts > 0
          ? 'The emulator ended twice while the job was under way'
          : undefined
    if (message !== undefined) {
      jobs.finish(job.id, { stage: 'ERROR', message, costMicroUsd: 0 })
      continue
    }
    jobs.restart(job.id)
    runner.enqueue(job)
  }
}
