import type { ServerSentEvent } from '@naturalcad/http'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { startDeadline } from '../call/poll.ts'
import type { HubCall } from '../call/hub-call.ts'
import { wait } from '../call/wait.ts'
import { openEvents } from './open-events.ts'

/** The Hub sends a keep-alive each 30 s. */
const idleTimeoutMs = 120_000
const maxFailures = 5
const firstWaitMs = 1000
const maxWaitMs = 10_000

export interface FollowOptions<Item> {
  call: HubCall
  path: string
  /** Asked of the first connection only: later ones need everything, to tell what is new. */
  query?: Record<string, string | number>
  /** Before the first event of each connection. */
  onConnection?: () => void
  /** The item of an event, or undefined for a keep-alive or what was seen before. */
  read: (event: ServerSentEvent) => Item | undefined
  /** Whether anything can still come; asked when a connection ended. */
  mayGoOn: (call: HubCall) => Promise<boolean>
  /** Whether a connection that broke off is made again even if nothing new can come, to get the rest. */
  replays: boolean
}

/**
 * An event stream over as many connections as it takes. Leaving the loop ends the connection. Rejects where five connections in a
 * row fail without an event, with the reason of `signal` or `deadline`, with `DEADLINE_EXCEEDED` after the call's `timeoutMs`, and
 * at once with what trying again does not mend.
 */
export async function* followEvents<Item>({
  call,
  path,
  query,
  onConnection,
  read,
  mayGoOn,
  replays,
}: FollowOptions<Item>): AsyncGenerator<Item, void, undefined> {
  const deadline = startDeadline(call, call.timeoutMs ?? Infinity)
  // One look at the state in between is an ordinary call, with an ordinary call's time.
  const { timeoutMs: _timeoutMs, ...rest } = call
  const timed: HubCall = { ...rest, deadline }
  let failures = 0
  let waitMs = firstWaitMs
  let isFirst = true
  try {
    for (;;) {
      let broken: NaturalCadError | undefined
      let hasGiven = false
      try {
        const { events } = await openEvents({
          call: { ...timed, retry: { limit: 0 } },
          path,
          idleTimeoutMs,
          timeoutMs: Infinity,
          ...(isFirst && query !== undefined ? { query } : {}),
        })
        onConnection?.()
        for await (const event of events) {
          const item = read(event)
          if (item === undefined) continue
          isFirst = false
          hasGiven = true
          yield item
        }
      } catch (thrown) {
        const error = NaturalCadError.from(thrown)
        if (deadline.signal.aborted || !error.retryable) throw error
        // Silence tells of nothing but silence.
        if (error.details['phase'] !== 'idle') broken = error
      }
      if ((broken === undefined || !replays) && !(await mayGoOn(timed))) return
      if (hasGiven) waitMs = firstWaitMs
      failures = hasGiven || broken === undefined ? 0 : failures + 1
      if (broken !== undefined && failures >= maxFailures) throw broken
      await wait(Math.max(waitMs, broken?.retryAfterMs ?? 0), { deadline, clock: call.clock })
      waitMs = Math.min(maxWaitMs, waitMs * 2)
    }
  } finally {
    deadline[Symbol.dispose]()
  }
}
