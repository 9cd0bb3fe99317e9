import { type Clock, createDeadline, type Deadline } from '@naturalcad/contracts'
import { type ErrorCode, NaturalCadError } from '@naturalcad/contracts/errors'

/** Kept back from a Job's time for the verdict, the report, and for pausing what costs. */
export function toReserveMs(timeoutMs: number): number {
  return Math.min(60_000, timeoutMs / 4)
}

export interface RunLimits {
  /** Ends the steps: by the user or the platform, by time, or by money. */
  deadline: Deadline
  /** Ends them for want of money, now. */
  stop(reason: string): void
  /** Arms the end by money: so many milliseconds from now the budget is passed, or never by `Infinity`. Replaces what was armed before. */
  endAfter(ms: number, reason: string): void
  [Symbol.dispose](): void
}

export interface RunLimitsOptions {
  timeoutMs: number
  /** From outside. */
  signal: AbortSignal
  clock: Clock
}

export function createRunLimits({ timeoutMs, signal, clock }: RunLimitsOptions): RunLimits {
  const budget = new AbortController()
  const deadline = createDeadline({ timeoutMs: timeoutMs - toReserveMs(timeoutMs), signal: AbortSignal.any([signal, budget.signal]), clock })
  // Timers of a clock let a program end, and a run that only waits for one must not.
  const awake = setInterval(() => undefined, 2 ** 30)
  let disarm = () => {}
  const stop = (reason: string) => budget.abort(new NaturalCadError('LIMIT_EXCEEDED', reason))
  return {
    deadline,
    stop,
    endAfter(ms, reason) {
      disarm()
      disarm = clock.after(ms, () => stop(reason))
    },
    [Symbol.dispose]() {
      disarm()
      clearInterval(awake)
      deadline[Symbol.dispose]()
    },
  }
}

const stops: Readonly<Partial<Record<ErrorCode, 'canceled' | 'timed_out' | 'over_budget'>>> = { CANCELED: 'canceled', DEADLINE_EXCEEDED: 'timed_out', LIMIT_EXCEEDED: 'over_budget' }

/** Which of the limits has ended the run; null where none has, or where the steps were ended by what is no end of the run. */
export function findStop({ signal }: Deadline): 'canceled' | 'timed_out' | 'over_budget' | null {
  return signal.aborted ? (stops[NaturalCadError.from(signal.reason).code] ?? null) : null
}
