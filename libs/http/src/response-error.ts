import { fromProblem, httpStatusByCode, NaturalCadError, Problem, type ErrorCode } from '@naturalcad/contracts/errors'
import type { FailureReader } from './http-options.ts'
import { showUrl } from './parse-url.ts'

const maxMessageLength = 500
const retryableStatuses = new Set([408, 425, 429, 500, 502, 503, 504])

const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHORIZED',
  402: 'PAYMENT_REQUIRED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'BACKEND_TIMEOUT',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  412: 'PRECONDITION_FAILED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'INVALID_REQUEST',
  429: 'RATE_LIMITED',
  504: 'BACKEND_TIMEOUT',
}

export interface FailedResponse {
  status: number
  url: URL
  headers: Headers
  /** As parsed from JSON, else the text. */
  body: unknown
  retryAfterMs: number | undefined
}

/** A status outside 2xx as an error. The code of a problem is kept for 4xx; what went wrong inside another server is `BACKEND_ERROR` here. */
export function toResponseError(
  { status, url, headers, body, retryAfterMs }: FailedResponse,
  readFailure: FailureReader = () => ({}),
): NaturalCadError {
  const problem = Problem.safeParse(body).data
  const told = readFailure({ status, headers, body })
  const requestId = problem?.requestId === undefined ? {} : { requestId: problem.requestId }
  const details = { ...problem?.details, ...told.details, status, url: showUrl(url), ...requestId }
  const waits = retryAfterMs ?? problem?.retryAfterMs
  const options = {
    retryable: problem?.retryable ?? retryableStatuses.has(status),
    ...(waits === undefined ? {} : { retryAfterMs: waits }),
    ...(problem?.remedy === undefined ? {} : { remedy: problem.remedy }),
    ...(told.remedy === undefined ? {} : { remedy: told.remedy }),
  }
  if (problem !== undefined && status < 500 && isRequestFault(problem.code)) {
    const error = fromProblem(problem)
    return new NaturalCadError(error.code, shorten(error.message), { ...options, details })
  }
  const message =
    (told.message === undefined ? undefined : shorten(told.message)) ?? findErrorText(body) ?? `${url.host} answered with status ${status}`
  return new NaturalCadError(codeByStatus[status] ?? 'BACKEND_ERROR', message, {
    ...options,
    details: problem === undefined ? details : { ...details, backendCode: problem.code },
  })
}

/** Both shapes of the original endpoint: `{"detail": {"error": "…"}}` and a top-level `error`; also a `detail` or `message` that is text. */
function findErrorText(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const fields = body as Record<string, unknown>
  const detail = fields['detail']
  const nested = typeof detail === 'object' && detail !== null && 'error' in detail ? detail.error : undefined
  const text = [fields['error'], nested, detail, fields['message']].find((value) => typeof value === 'string' && value.trim() !== '')
  return text === undefined ? undefined : shorten(text as string)
}

/** A 200 that tells of a failure, as the original endpoint does. */
export function findErrorIn200(body: unknown, url: URL): NaturalCadError | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body || 'detail' in body)) return undefined
  const { error, detail } = body as Record<string, unknown>
  const message = findErrorText({ error, detail: typeof detail === 'object' ? detail : undefined })
  return message === undefined ? undefined : new NaturalCadError('BACKEND_ERROR', message, { details: { status: 200, url: showUrl(url) } })
}

function isRequestFault(code: ErrorCode): boolean {
  return httpStatusByCode[code] < 500 && code !== 'CANCELED'
}

function shorten(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length <= maxMessageLength ? line : `${line.slice(0, maxMessageLength - 1)}…`
}
