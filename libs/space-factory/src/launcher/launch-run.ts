import type { FactoryRequest, FactoryRunId } from '@naturalcad/contracts/factory'
import { toFailure } from '../run/to-failure.ts'
import { recipeTable } from '../recipes/recipe-table.ts'
import { writeNewRun } from './write-new-run.ts'
import { ensureBucket } from './bucket/ensure-bucket.ts'
import { withJob } from './job/find-jobs.ts'
import { startJob, wasRefused } from './job/start-job.ts'
import { findWorkerFiles } from './job/worker-files.ts'
import type { Launcher } from './launcher.ts'
import { openJournal } from './runs/open-journal.ts'
import { planRun } from './plan-run.ts'
import type { CallOptions, RunView } from './space-factory.ts'

/**
 * Checks, writes the run, starts its Job. Whoever is killed before the last call leaves a run without a Job, which costs nothing and can be
 * retried.
 */
export async function launchRun(launcher: Launcher, request: FactoryRequest, earlierRunIds: readonly FactoryRunId[], call: CallOptions): Promise<RunView> {
  const { task } = await planRun(launcher, request, earlierRunIds, call)
  const worker = findWorkerFiles(launcher.options, recipeTable[task.recipe].needs.agent !== 'none')
  const bucket = await ensureBucket(launcher, call)
  const run = await writeNewRun(launcher, bucket, task, worker, call)
  const job = await startJob(launcher, bucket, task, call).catch(async (error: unknown) => {
    // Where the Hub did not say no, there may be a Job after all, and it alone writes.
    if (wasRefused(error)) await noteInterruption(launcher, task.runId, error, call)
    throw error
  })
  return { run: withJob(launcher, run, job), gate: null, isInterrupted: false }
}

/** The run tells why it has no Job: whoever can mend that retries it. That the Job was refused weighs more than that this can't be written. */
async function noteInterruption(launcher: Launcher, runId: FactoryRunId, error: unknown, call: CallOptions): Promise<void> {
  const failure = toFailure(error)
  try {
    const journal = await openJournal(launcher, runId, call)
    try {
      await journal.append({ type: 'run.interrupted', message: failure.message, level: 'error', data: { failure, spentUsd: 0 } })
    } finally {
      await journal.close()
    }
  } catch {
    // It is shown as a run without a Job then.
  }
}
