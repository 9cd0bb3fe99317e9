import { type FactoryRunId, isFactoryEnd } from '@naturalcad/contracts/factory'
import type { Job } from '@naturalcad/hub-client'
import { findRecipe } from '../../recipes/find-recipe.ts'
import { settleRun } from '../../run/end/settle-run.ts'
import { createStoreRunFiles } from '../../run/store-run-files.ts'
import { runFolder } from '../bucket/run-folder.ts'
import { endJob } from '../job/end-job.ts'
import { findJobs } from '../job/find-jobs.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions, RunView } from '../space-factory.ts'
import { openJournal } from './open-journal.ts'
import { readRunView } from './read-run.ts'
import { readTask } from './read-task.ts'

/**
 * Ends the Jobs of the run and waits until they are over: the worker writes the end itself where it can. Where it could not, it is written
 * here, and what costs is paused.
 */
export async function cancelRun(launcher: Launcher, runId: FactoryRunId, call: CallOptions): Promise<RunView> {
  const before = await readRunView(launcher, runId, call)
  if (isFactoryEnd(before.run.status)) return before
  const jobs = await findJobs(launcher, runId, call)
  const ended = await Promise.all(jobs.map((job) => endJob(launcher, job, call)))
  const after = await readRunView(launcher, runId, call)
  if (isFactoryEnd(after.run.status)) return after
  try {
    await settle(launcher, runId, ended[0], call)
  } catch (error) {
    // The worker has written its end after all.
    const last = await readRunView(launcher, runId, call)
    if (!isFactoryEnd(last.run.status)) throw error
  }
  return readRunView(launcher, runId, call)
}

async function settle(launcher: Launcher, runId: FactoryRunId, job: Job | undefined, call: CallOptions): Promise<void> {
  const prefix = runFolder(runId)
  const store = await launcher.store(call)
  const task = await readTask(launcher, runId, call)
  const { clock, redactor } = launcher
  const { fetch, hubUrl, accessToken } = launcher.hub(call)
  const journal = await openJournal(launcher, runId, call)
  try {
    await settleRun({
      stopped: 'canceled',
      recipe: findRecipe(task),
      task,
      journal,
      files: createStoreRunFiles({ store, prefix, redactor }),
      hub: { hubUrl, accessToken, ...(fetch === undefined ? {} : { fetch }) },
      clock,
      job: job === undefined ? null : { stage: job.status.stage, message: job.status.message ?? null, endedAt: job.finishedAt ?? null },
      signal: call.deadline?.signal ?? call.signal ?? new AbortController().signal,
    })
    await journal.flush()
  } finally {
    await journal.close()
  }
}
