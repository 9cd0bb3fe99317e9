import type { Clock } from '@naturalcad/contracts'
import { type FactoryRun, type FactoryTask, isFactoryEnd } from '@naturalcad/contracts/factory'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryJournal } from '../journal/factory-journal.ts'
import type { Recipe } from '../recipe.ts'
import type { RunFiles } from '../run-files.ts'
import type { StepContext } from '../step.ts'
import { classify } from './classify.ts'

export interface SettleRunOptions {
  /** What ended it. */
  stopped: 'canceled' | 'timed_out'
  recipe: Pick<Recipe, 'judge'>
  task: FactoryTask
  journal: FactoryJournal
  files: RunFiles
  hub: Omit<StepContext['hub'], 'clock'>
  clock: Clock
  /** The Job as the Hub tells of it now: it is surely over. Null where none was started. `endedAt` is an ISO time. */
  job: { stage: string; message: string | null; endedAt: string | null } | null
  signal: AbortSignal
}

/**
 * Ends a run whose worker is gone: nothing is left that costs, and gate and report say why. A run that is over stays as it is. Rejects with
 * `CONFLICT` where a worker writes after all.
 */
export async function settleRun({ stopped, recipe, journal, job, hub, clock, ...options }: SettleRunOptions): Promise<FactoryRun> {
  const { run } = await journal.story()
  if (run === null) throw new NaturalCadError('NOT_FOUND', 'there is no such run')
  if (isFactoryEnd(run.status)) return run
  if (job !== null) await journal.append({ type: 'job.ended', message: job.message ?? `the Job is over: ${job.stage}`, data: job })
  const stopMessage = job?.message == null ? undefined : `${stopped === 'canceled' ? 'the run was canceled' : 'the time of the run is over'}: ${job.message}`
  await classify({ ...options, judge: recipe.judge, journal, clock, hub: { ...hub, clock }, stopped, stopMessage })
  return (await journal.story()).run ?? run
}
