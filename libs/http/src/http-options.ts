import type { Clock, Deadline } from '@naturalcad/contracts'
import type { Redactor } from '@naturalcad/redaction'
import type { z } from 'zod'

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RetryOptions {
  /** How many times a call is tried again. @default 2 */
  limit?: number
  /** Wait before the first further try; doubles each time, and is shortened at random by up to a half. @default 300 */
  baseDelayMs?: number
  /** Upper bound of a wait, and of the `Retry-After` that is obeyed: a longer one ends the call. @default 30000 */
  maxDelayMs?: number
}

/** An answer outside 2xx, its body as parsed from JSON, else the text. */
export interface FailedAnswer {
  status: number
  headers: Headers
  body: unknown
}

/** What such an answer says in a server's own headers or fields; joined to the error's `details`, or put in place of its text. */
export type FailureReader = (failure: FailedAnswer) => { message?: string; remedy?: string; details?: Readonly<Record<string, unknown>> }

export interface CreateHttpClientOptions {
  /** Paths of calls are joined to it, and its origin may always be called. */
  baseUrl?: string | URL
  /**
   * Further hosts that may be called or redirected to: `example.test` (on the default port), `example.test:8080`,
   * `*.example.test` (any host below). Without `baseUrl` at least one is needed.
   */
  allowedHosts?: readonly string[]
  /** Stands in for the global one, for a proxy or a test. */
  fetch?: typeof globalThis.fetch
  /** Sent to the origin of `baseUrl` only (without `baseUrl`: to the host that is called), never along a redirect to another origin. */
  headers?: Readonly<Record<string, string>>
  /** Upper bound for one call: retries, redirects and body included. @default 30000 */
  timeoutMs?: number
  /** Upper bound of a response body. @default 16 MiB */
  maxBytes?: number
  retry?: RetryOptions
  readFailure?: FailureReader
  /** Applied to every error; the credentials among the headers are removed in any case. */
  redactor?: Redactor
  clock?: Clock
  /** Between 0 and 1, for the spread of retries. */
  random?: () => number
}

export interface HttpRequest {
  /** @default 'GET' */
  method?: HttpMethod
  /** Added to, or in place of, the client's headers. */
  headers?: Readonly<Record<string, string>>
  /** Appended to the URL; `undefined` is left out, a list repeats its name. */
  query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
  /** Sent as JSON. */
  json?: unknown
  body?: string | Uint8Array<ArrayBuffer>
  /** Cancels the call with the signal's reason. */
  signal?: AbortSignal | undefined
  /** The time of the whole work, of which this call is a part. */
  deadline?: Deadline | undefined
  timeoutMs?: number
  /** The longest silence of a body, comments of an event stream counted as sound. @default no bound but `timeoutMs` */
  idleTimeoutMs?: number | undefined
  maxBytes?: number
  retry?: RetryOptions
  /** The call has the same effect when it is made twice, so it may be repeated after a 5xx. @default all but POST and PATCH */
  isIdempotent?: boolean
  /** Statuses outside 2xx that are an answer here and no failure. */
  acceptedStatuses?: readonly number[]
}

export interface JsonRequest<T> extends HttpRequest {
  /** What the answer has to be. */
  schema: z.ZodType<T>
  /** What a 200 with a text under `error` means; the original endpoint answers so when it failed. @default 'failure' */
  errorInBody?: 'failure' | 'data'
}

/** An answer with status 2xx, or one of `acceptedStatuses`. */
export interface HttpResponse {
  status: number
  /** After redirects. */
  url: string
  headers: Headers
  /** At most `maxBytes`, else it fails with `BACKEND_ERROR`. Read it to its end or cancel it: the call's timer runs until then. */
  body: ReadableStream<Uint8Array<ArrayBuffer>>
}

export interface HttpDownload {
  bytes: number
  contentType: string | undefined
  url: string
}
