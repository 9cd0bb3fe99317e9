import type { Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryEvent, FactoryRunId } from '@naturalcad/contracts/factory'
import { followRun } from '../../run/journal/factory-journal.ts'
import { createJournalReader } from '../bucket/journal-reader.ts'
import { untilLogEnds } from '../job/end-job.ts'
import { findJob, isUnderWay } from '../job/find-jobs.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'
import { pauseAbandonedSpace } from './pause-abandoned-space.ts'

/** Between two looks: short while things happen, longer while they don't. */
const shortestMs = 1500
const longestMs = 10_000
/** After so long without an event the Job is asked after. */
const quietMs = 20_000
/** Looks at a journal that misses an event, before it is taken for damaged. */
const maxGaps = 8

/**
 * The events of a run after `from`, in order and once each, as they come; ends with the run, or once its Job is over and the events that it
 * left have been given. What such a run has left up and costs is paused then.
 */
export async function* followRunEvents(launcher: Launcher, runId: FactoryRunId, { from = 0, ...call }: CallOptions & { from?: number }): AsyncGenerator<FactoryEvent, void, undefined> {
  call.signal?.throwIfAborted()
  const texts = await launcher.texts(call)
  const over = new AbortController()
  const ends = [over.signal, call.signal, call.deadline?.signal].filter((signal) => signal !== undefined)
  const pace = createPace(launcher.clock)
  /** The Job is over, and everything that it wrote has been read once more. */
  let isOver = false
  const storage = createJournalReader(texts, runId, call, async (signal) => {
    if (isOver) return over.abort()
    await pace.wait(signal)
    if (signal.aborted || !pace.isQuiet()) return
    const job = await findJob(launcher, runId, call)
    isOver = !isUnderWay(job)
    if (job !== undefined && isOver) await untilLogEnds(launcher, job, call)
    pace.noteLook()
  })
  const throwIfEnded = () => {
    call.signal?.throwIfAborted()
    call.deadline?.check()
  }
  const signal = AbortSignal.any(ends)
  let last = from
  for (let gaps = 0; ; gaps += 1) {
    try {
      for await (const event of followRun({ storage, from: last, signal })) {
        gaps = 0
        last = event.seq
        pace.noteEvent(event)
        yield event
      }
      throwIfEnded()
      if (isOver) await pauseAbandonedSpace(launcher, runId, call)
      return
    } catch (error) {
      throwIfEnded()
      // Through a mount a later event may be seen before an earlier one.
      if (!NaturalCadError.is(error) || error.code !== 'STORAGE_CORRUPT' || gaps === maxGaps) throw error
      await pace.wait(signal)
    }
  }
}

function createPace(clock: Clock) {
  let waitMs = shortestMs
  let since = clock.monotonic()
  return {
    noteEvent({ type }: FactoryEvent) {
      waitMs = shortestMs
      // Behind an interruption nothing more comes of this Job.
      since = type === 'run.interrupted' ? -Infinity : clock.monotonic()
    },
    noteLook() {
      if (since > -Infinity) since = clock.monotonic()
    },
    isQuiet: () => clock.monotonic() - since >= quietMs,
    wait: (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        // A clock's timer lets a program end, and one that follows a run must not.
        const awake = setInterval(() => undefined, 2 ** 30)
        const done = () => {
          cancel()
          clearInterval(awake)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const cancel = clock.after(signal.aborted ? 0 : waitMs, done)
        signal.addEventListener('abort', done)
        waitMs = Math.min(longestMs, waitMs * 1.5)
      }),
  }
}
