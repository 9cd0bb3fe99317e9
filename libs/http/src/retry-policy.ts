import { NaturalCadError } from '@naturalcad/contracts/errors'
import { isLoopback } from './allowed-hosts.ts'
import type { HttpMethod, RetryOptions } from './http-options.ts'

export const defaultRetry = { limit: 2, baseDelayMs: 300, maxDelayMs: 30_000 } as const satisfies Required<RetryOptions>

/** Methods that may be repeated unless the call says otherwise. */
export const idempotentMethods: ReadonlySet<HttpMethod> = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])

/**
 * A call that may have had its effect is not repeated: a POST, as a rule, only where no connection came about, or where the server
 * refused it (429). A refused connection to this machine is final: no server starts while the caller waits.
 */
export function mayRetry(error: unknown, isIdempotent: boolean, hostname: string): error is NaturalCadError {
  if (!NaturalCadError.is(error) || !error.retryable) return false
  const neverConnected = error.details['phase'] === 'connect'
  if (neverConnected) return !isLoopback(hostname)
  return isIdempotent || error.details['status'] === 429
}

/** How long to wait before try number `attempt` (1 is the first further one). At least what the server asked for. */
export function retryDelayMs(
  error: NaturalCadError,
  attempt: number,
  { baseDelayMs, maxDelayMs }: Required<RetryOptions>,
  random: () => number,
): number {
  if (error.retryAfterMs !== undefined) return error.retryAfterMs + baseDelayMs * random()
  const delay = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1))
  return delay * (1 - random() / 2)
}
