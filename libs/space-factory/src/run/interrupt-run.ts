import type { FactoryTask } from '@naturalcad/contracts/factory'
import type { FactoryJournal } from './journal/factory-journal.ts'
import { toFailure } from './to-failure.ts'

export interface InterruptRunOptions {
  task: Pick<FactoryTask, 'hardware'>
  journal: FactoryJournal
  /** What has ended the worker. */
  error: unknown
  sumSpentUsd: () => Promise<number>
}

/**
 * The end of a worker that is no end of its run. A Space on paid hardware stays up, to sleep by itself: a paused one would not go on without its
 * owner, as the Hub lets no token of a sign-in restart it. That is told.
 */
export async function interruptRun({ task, journal, error, sumSpentUsd }: InterruptRunOptions): Promise<void> {
  const { use } = await journal.story()
  const left = use.paidSpaces.find(({ to }) => to === null)
  if (left !== undefined) {
    const { spaceId, flavor } = left
    const manualAction = `cancel the run if it is not to go on, which pauses ${spaceId}: it is on ${flavor}, and costs until nobody has asked it for ${task.hardware.sleepTimeSeconds} s`
    await journal.append({ type: 'space.left_running', message: manualAction, data: { spaceId, manualAction }, level: 'warning' })
  }
  const failure = toFailure(error)
  await journal.append({ type: 'run.interrupted', message: failure.message, level: 'error', data: { failure, spentUsd: await sumSpentUsd() } })
  await journal.flush()
}
