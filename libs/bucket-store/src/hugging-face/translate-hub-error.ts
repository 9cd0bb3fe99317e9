import { NaturalCadError } from '@naturalcad/contracts/errors'

/** A bucket that is not there is named. */
export function translateHubError(error: unknown, bucket: string): unknown {
  // What the store itself says is missing is an object.
  if (!NaturalCadError.is(error) || error.code !== 'NOT_FOUND' || error.details['key'] !== undefined) return error
  return new NaturalCadError('NOT_FOUND', `there is no bucket ${bucket}, or the token may not see it`, { cause: error, remedy: 'create it, or use a token that may', details: { bucket } })
}
