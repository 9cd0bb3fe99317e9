import { HubApiError } from '@huggingface/hub'
import { NaturalCadError, type ErrorCode } from '@naturalcad/contracts/errors'

const codes: Readonly<Record<number, ErrorCode>> = { 400: 'INVALID_REQUEST', 401: 'UNAUTHORIZED', 402: 'PAYMENT_REQUIRED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT', 413: 'PAYLOAD_TOO_LARGE', 422: 'INVALID_REQUEST', 429: 'RATE_LIMITED' }

/** An error of the Hub or of its library in the words of the store; a bucket that is not there is named. */
export function translateHubError(error: unknown, bucket: string): unknown {
  // What the store itself says is missing is an object.
  if (NaturalCadError.is(error)) return error.code === 'NOT_FOUND' && error.details['key'] === undefined ? missingBucket(bucket, error) : error
  if (error instanceof HubApiError) {
    if (error.statusCode === 404) return missingBucket(bucket, error)
    return new NaturalCadError(codes[error.statusCode] ?? 'BACKEND_ERROR', error.message, { cause: error, details: { status: error.statusCode } })
  }
  if (error instanceof Error && error.message.startsWith('Failed to upload ')) {
    return new NaturalCadError('BACKEND_ERROR', `the Hub refused what was uploaded: ${error.message}`, { cause: error, remedy: 'look at the keys: the Hub may refuse some that other stores take' })
  }
  if (error instanceof TypeError && /fetch failed|network|terminated/i.test(error.message)) {
    return new NaturalCadError('BACKEND_UNAVAILABLE', `the Hub cannot be reached: ${error.message}`, { cause: error })
  }
  return error
}

function missingBucket(bucket: string, cause: unknown): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', `there is no bucket ${bucket}, or the token may not see it`, { cause, remedy: 'create it, or use a token that may', details: { bucket } })
}
