import type { RetryOptions } from '@naturalcad/http'

/** What every place behind HTTP takes. */
export interface RemoteOptions {
  /** Stands in for Node's own HTTP client, for a proxy or a test. */
  fetch?: typeof globalThis.fetch
  /** Of a call; a `Retry-After` is obeyed. @default 4 more tries, from 300 ms on, at most 30 s apart */
  retry?: RetryOptions
  /** Hosts that the server may redirect downloads to, as in `@naturalcad/http`. */
  allowedHosts?: readonly string[]
  now?: () => number
}

export const defaultRetry: RetryOptions = { limit: 4, baseDelayMs: 300, maxDelayMs: 30_000 }

/** Transfers take as long as they take; silence ends them. */
export const transfer = { timeoutMs: 24 * 3_600_000, idleTimeoutMs: 60_000, maxBytes: Number.MAX_SAFE_INTEGER } as const
