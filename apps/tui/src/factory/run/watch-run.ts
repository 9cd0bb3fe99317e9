import { NaturalCadError } from '@naturalcad/contracts/errors'
import { isFactoryEnd } from '@naturalcad/contracts/factory'
import type { RunView, SpaceFactory } from '@naturalcad/space-factory'
import type { StatusLine } from '../../output/status-line.ts'
import { createRunProgress } from '../output/run-progress.ts'

export interface WatchRunOptions {
  factory: SpaceFactory
  /** The run as it was seen last: what came before is not told. */
  view: RunView
  line: StatusLine
  signal: AbortSignal
}

/** Follows a run to its end, or to that of its Job. Rejects as the factory does, telling the run in `details.runId`, and that it goes on. */
export async function watchRun({ factory, view, line, signal }: WatchRunOptions): Promise<RunView> {
  const { runId, status, seq } = view.run
  if (isFactoryEnd(status)) return view
  const show = createRunProgress(line, status)
  try {
    let last = seq
    for await (const event of factory.follow(runId, { from: seq, signal })) {
      show(event)
      last = event.seq
    }
    return await factory.read(runId, { signal, atLeast: last })
  } catch (thrown) {
    const error = NaturalCadError.from(signal.aborted ? signal.reason : thrown)
    throw new NaturalCadError(error.code, error.code === 'CANCELED' ? 'stopped watching; the run goes on' : `${error.message}; the run goes on`, {
      cause: thrown,
      details: { ...error.details, runId },
      remedy: `naturalcad factory watch ${runId}, or naturalcad factory cancel ${runId}`,
      retryable: error.retryable,
    })
  } finally {
    line.end()
  }
}
