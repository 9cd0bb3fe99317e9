import type { Clock, Deadline } from '@naturalcad/contracts'
import type { RetryOptions } from '@naturalcad/http'

/** What every call takes, as in `@huggingface/hub`. */
export interface HubCall {
  /** @default 'https://huggingface.co' */
  hubUrl?: string
  /** Of a user or an application. It goes to the Hub's own origin only, and never into an error. */
  accessToken?: string
  /** Stands in for the global one, for a proxy or a test. */
  fetch?: typeof globalThis.fetch
  /** Ends the call with the signal's reason. */
  signal?: AbortSignal
  /** The time of the whole work, of which this call is a part. */
  deadline?: Deadline
  /** Upper bound of one call with its retries, in milliseconds. @default 60000 */
  timeoutMs?: number
  /**
   * What is tried again: refusals by rate limit after the time that the Hub names, and, where a repetition does no harm, 408, 5xx and
   * broken connections. @default { limit: 4, baseDelayMs: 500, maxDelayMs: 30000 }
   */
  retry?: RetryOptions
  clock?: Clock
}

export const defaultHubUrl = 'https://huggingface.co'
