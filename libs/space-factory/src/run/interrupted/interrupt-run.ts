import type { FactoryTask } from '@naturalcad/contracts/factory'
import type { FactoryJournal } from '../journal/factory-journal.ts'
import type { StepContext } from '../step.ts'
import { toFailure } from '../to-failure.ts'
import { findCostlySpace, pauseUntilRetried } from './pause-until-retried.ts'

export interface InterruptRunOptions {
  task: Pick<FactoryTask, 'hardware'>
  journal: FactoryJournal
  hub: StepContext['hub']
  /** What has ended the worker. */
  error: unknown
  sumSpentUsd: () => Promise<number>
}

/** A Job that is told to end has some seconds, and the end of the run needs some of them. */
const askMs = 3000

/** The end of a worker that is no end of its run. A Space that costs is paused; where it can't be, it stays up, to sleep by itself, and that is told. */
export async function interruptRun({ task, journal, hub, error, sumSpentUsd }: InterruptRunOptions): Promise<void> {
  const story = await journal.story()
  const costly = findCostlySpace(story)
  if (costly !== undefined) {
    const { spaceId, flavor } = costly
    if (await pauseUntilRetried(story, { ...hub, timeoutMs: askMs, retry: { limit: 0 } }).catch(() => false)) {
      await journal.append({ type: 'space.paused', message: `${spaceId} is paused until the run goes on: it was on ${flavor}`, data: { spaceId } })
    } else {
      const manualAction = `cancel the run if it is not to go on, which pauses ${spaceId}: it is on ${flavor}, and costs until nobody has asked it for ${task.hardware.sleepTimeSeconds} s`
      await journal.append({ type: 'space.left_running', message: manualAction, data: { spaceId, manualAction }, level: 'warning' })
    }
  }
  const failure = toFailure(error)
  await journal.append({ type: 'run.interrupted', message: failure.message, level: 'error', data: { failure, spentUsd: await sumSpentUsd() } })
  await journal.flush()
}
