import { HubApiError } from '@huggingface/hub'
import { NaturalCadError, type ErrorCode } from '@naturalcad/contracts/errors'

const codes: Readonly<Partial<Record<number, ErrorCode>>> = { 400: 'INVALID_REQUEST', 401: 'UNAUTHORIZED', 402: 'PAYMENT_REQUIRED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT', 429: 'RATE_LIMITED' }
const remedies: Readonly<Partial<Record<ErrorCode, string>>> = {
  UNAUTHORIZED: 'sign in again',
  PAYMENT_REQUIRED: 'add credit, or upgrade the plan',
  FORBIDDEN: 'sign in with a token that may write: the role write, or the scope that the recipe names',
  RATE_LIMITED: 'try again in five minutes',
}

/** What a call of `@huggingface/hub` has thrown, in this package's words. `what` failed. */
export function toHubFailure(what: string, thrown: unknown): NaturalCadError {
  if (NaturalCadError.is(thrown)) return thrown
  if (thrown instanceof HubApiError) {
    const { statusCode: status } = thrown
    const code = codes[status] ?? 'BACKEND_ERROR'
    const remedy = remedies[code]
    return new NaturalCadError(code, `${what}: the Hub answered ${status}`, {
      cause: thrown,
      retryable: status === 429 || status >= 500,
      details: { status, ...(thrown.requestId === undefined ? {} : { requestId: thrown.requestId }) },
      ...(remedy === undefined ? {} : { remedy }),
    })
  }
  if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) return NaturalCadError.from(thrown)
  return new NaturalCadError('BACKEND_UNAVAILABLE', `${what}: the Hub cannot be reached`, { cause: thrown, retryable: true })
}
