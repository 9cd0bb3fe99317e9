import { NaturalCadError } from '../errors/naturalcad-error.ts'
import { systemClock, type Clock } from './clock.ts'

/** One point in time, passed down and never restarted: each step gets what is left. */
export interface Deadline {
  /** Milliseconds left; 0 once passed. */
  remainingMs(): number
  /** Aborts with `DEADLINE_EXCEEDED` when the time is up, or with the reason of the signal it was made from. */
  readonly signal: AbortSignal
  /** Throws when the time is up or the work was canceled. */
  check(): void
  /** Frees the timer. */
  [Symbol.dispose](): void
}

export interface CreateDeadlineOptions {
  timeoutMs: number
  /** Cancels the work early. */
  signal?: AbortSignal | undefined
  clock?: Clock
}

export function createDeadline({ timeoutMs, signal, clock = systemClock }: CreateDeadlineOptions): Deadline {
  const end = clock.monotonic() + timeoutMs
  const controller = new AbortController()
  const exceeded = () => new NaturalCadError('DEADLINE_EXCEEDED', `the work was not done within ${formatSeconds(timeoutMs)}`, { details: { timeoutMs } })
  const cancelTimer = clock.after(timeoutMs, () => controller.abort(exceeded()))
  const forward = () => controller.abort(toCanceled(signal?.reason))
  if (signal?.aborted) forward()
  else signal?.addEventListener('abort', forward, { once: true })
  return {
    remainingMs: () => Math.max(0, end - clock.monotonic()),
    signal: controller.signal,
    check() {
      if (!controller.signal.aborted && clock.monotonic() >= end) controller.abort(exceeded())
      controller.signal.throwIfAborted()
    },
    [Symbol.dispose]() {
      cancelTimer()
      signal?.removeEventListener('abort', forward)
    },
  }
}

function toCanceled(reason: unknown): NaturalCadError {
  return NaturalCadError.is(reason) ? reason : new NaturalCadError('CANCELED', 'canceled', { cause: reason })
}

function formatSeconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(3))} s`
}
