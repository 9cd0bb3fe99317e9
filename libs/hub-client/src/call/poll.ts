import { createDeadline, systemClock, type Deadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { joinSignals } from './abort-reason.ts'
import type { HubCall } from './hub-call.ts'
import { wait } from './wait.ts'

/** How long and how often to look. */
export interface WaitLimits {
  /** Upper bound of the whole waiting, in milliseconds; the call's `deadline` bounds it too. */
  waitMs?: number
  /** Between two looks. @default 2000 */
  pollMs?: number
}

export interface PollOptions<State> {
  call: HubCall
  waitMs: number
  pollMs?: number | undefined
  look: (call: HubCall) => Promise<State>
  isDone: (state: State) => boolean
  /** What is waited for and how it stood last, for the error; the time is added. */
  describe: (state: State | undefined) => { message: string; details: Record<string, unknown> }
}

/**
 * Looks until it is done. A look that fails in a way that may pass is no end: the deadline is. Rejects with `DEADLINE_EXCEEDED`
 * telling the last state, with the reason of `signal`, or with an error that waiting does not mend.
 */
export async function poll<State>({ call, waitMs, pollMs = 2000, look, isDone, describe }: PollOptions<State>): Promise<State> {
  const limitMs = Math.min(waitMs, call.deadline?.remainingMs() ?? Infinity)
  const deadline = startDeadline(call, limitMs)
  const timed: HubCall = { ...call, deadline }
  let last: State | undefined
  let failure: NaturalCadError | undefined
  try {
    for (;;) {
      try {
        last = await look(timed)
        failure = undefined
        if (isDone(last)) return last
      } catch (thrown) {
        failure = NaturalCadError.from(thrown)
        if (!failure.retryable || deadline.signal.aborted) throw failure
      }
      await wait(Math.max(pollMs, failure?.retryAfterMs ?? 0), { deadline, clock: call.clock })
    }
  } catch (thrown) {
    const error = NaturalCadError.from(thrown)
    if (error.code !== 'DEADLINE_EXCEEDED') throw error
    const { message, details } = describe(last)
    const text = `${message} after ${Number((limitMs / 1000).toFixed(1))} s`
    throw new NaturalCadError('DEADLINE_EXCEEDED', text, { cause: failure ?? error, details: { ...details, waitMs: limitMs } })
  } finally {
    deadline[Symbol.dispose]()
  }
}

/** The nearer of `timeoutMs` from now and the call's own deadline. */
export function startDeadline({ clock = systemClock, deadline, signal }: HubCall, timeoutMs: number): Deadline {
  return createDeadline({
    timeoutMs: Math.min(timeoutMs, deadline?.remainingMs() ?? Infinity),
    clock,
    signal: joinSignals({ signal, deadline }),
  })
}
