import { createDeadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRunId } from '@naturalcad/contracts/factory'
import type { RunView, SpaceFactory } from '@naturalcad/space-factory'
import type { StatusLine } from '../../output/status-line.ts'
import { watchRun, type WatchRunOptions } from './watch-run.ts'

/** A Job that is asked to end gets some seconds to write its report. */
const cancelMs = 120_000

/** Follows a run that this command has started. Where the command is canceled, so is the run, and its end is waited for. */
export async function completeRun(options: WatchRunOptions): Promise<RunView> {
  const { factory, view, line, signal } = options
  try {
    return await watchRun(options)
  } catch (error) {
    if (!signal.aborted) throw error
    line.say('Ctrl-C again leaves the run to itself')
    return cancelRun(factory, view.run.runId, line)
  }
}

/** Rejects as the factory does, telling the run in `details.runId`. */
export async function cancelRun(factory: SpaceFactory, runId: FactoryRunId, line: StatusLine): Promise<RunView> {
  line.begin('canceling the run')
  using deadline = createDeadline({ timeoutMs: cancelMs })
  try {
    return await factory.cancel(runId, { deadline, signal: deadline.signal })
  } catch (thrown) {
    const error = NaturalCadError.from(thrown)
    throw new NaturalCadError(error.code, `the run ${runId} could not be canceled: ${error.message}`, {
      cause: error,
      details: { ...error.details, runId },
      remedy: `naturalcad factory cancel ${runId}; what may still cost is its Job and its Space`,
    })
  } finally {
    line.end()
  }
}
