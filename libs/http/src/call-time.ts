import { createDeadline, type Clock, type Deadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'

export interface CallTime {
  readonly signal: AbortSignal
  /** What is left of the call and of the work it is part of. */
  remainingMs(): number
  /** Why the call was ended: the caller's reason, else `BACKEND_TIMEOUT`. Undefined while it may go on. */
  failure(): NaturalCadError | undefined
  /** Rejects as soon as the call is ended, even if the promise never settles. */
  race<T>(promise: Promise<T>): Promise<T>
  end(): void
}

export interface CallTimeOptions {
  timeoutMs: number
  deadline?: Deadline | undefined
  signal?: AbortSignal | undefined
  clock: Clock
  url: URL
}

export function startCallTime({ timeoutMs, deadline, signal, clock, url }: CallTimeOptions): CallTime {
  const outer = AbortSignal.any([deadline?.signal, signal].filter((one) => one !== undefined))
  const own = createDeadline({ timeoutMs, signal: outer, clock })
  const failure = () => {
    if (!own.signal.aborted) return undefined
    // Distinguishes "the backend was slow" from "the whole work is out of time" and "the user canceled".
    if (outer.aborted) return own.signal.reason as NaturalCadError
    return new NaturalCadError('BACKEND_TIMEOUT', `${url.host} did not answer within ${timeoutMs / 1000} s`, {
      details: { host: url.host, timeoutMs },
      retryable: true,
    })
  }
  return {
    signal: own.signal,
    failure,
    remainingMs: () => Math.min(own.remainingMs(), deadline?.remainingMs() ?? Infinity),
    race: (promise) =>
      new Promise((resolve, reject) => {
        const onAbort = () => reject(own.signal.reason as Error)
        own.signal.addEventListener('abort', onAbort, { once: true })
        if (own.signal.aborted) onAbort()
        promise.then(resolve, reject).finally(() => own.signal.removeEventListener('abort', onAbort))
      }),
    end: () => own[Symbol.dispose](),
  }
}
