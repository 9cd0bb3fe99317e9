import { finalJobStages, type Job, listJobs } from '@naturalcad/hub-client'
import type { FactoryRun, FactoryRunId } from '@naturalcad/contracts/factory'
import { runLabel } from '../../run/job-labels.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

/** The Jobs of a run, newest first: one for each time that it was started. */
export async function findJobs(launcher: Launcher, runId: FactoryRunId, call: CallOptions): Promise<Job[]> {
  const { name: namespace } = await launcher.account(call)
  const jobs: Job[] = []
  for await (const job of listJobs({ ...launcher.hub(call), namespace, labels: { [runLabel]: runId } })) jobs.push(job)
  return jobs
}

/** The Job that the run is in, else the one that it was in last. Of two that were started at once the newer one is ended. */
export async function findJob(launcher: Launcher, runId: FactoryRunId, call: CallOptions): Promise<Job | undefined> {
  const jobs = await findJobs(launcher, runId, call)
  return jobs.find(isUnderWay) ?? jobs[0]
}

/** Runs that a Job is under way for. */
export async function findRunningJobs(launcher: Launcher, call: CallOptions): Promise<Map<string, Job>> {
  const { name: namespace } = await launcher.account(call)
  const running = new Map<string, Job>()
  for await (const job of listJobs({ ...launcher.hub(call), namespace, stages: ['SCHEDULING', 'RUNNING', 'UPDATING'] })) {
    const runId = job.labels?.[runLabel]
    if (runId !== undefined && isUnderWay(job)) running.set(runId, job)
  }
  return running
}

export function isUnderWay(job: Job | undefined): job is Job {
  return job !== undefined && !finalJobStages.has(job.status.stage)
}

/** The run with its Job as the Hub tells of it now. */
export function withJob(launcher: Launcher, run: FactoryRun, job: Job | undefined): FactoryRun {
  if (job === undefined) return run
  const url = `${launcher.hubUrl}/jobs/${job.owner.name}/${job.id}`
  const flavor = job.flavor ?? run.job?.flavor ?? 'cpu-basic'
  const timeoutSeconds = job.timeout ?? run.job?.timeoutSeconds ?? 1800
  return { ...run, job: { id: job.id, url, flavor, timeoutSeconds, stage: job.status.stage }, links: { ...run.links, job: url } }
}
