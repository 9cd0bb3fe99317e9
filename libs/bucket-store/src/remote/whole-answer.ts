import { NaturalCadError } from '@naturalcad/contracts/errors'

const maxTries = 5

/**
 * Makes a call again whose answer broke off on its way, which the retries of HTTP no longer see. For calls that do the same when they
 * are made twice, and read their answer to its end.
 */
export async function wholeAnswer<T>(signal: AbortSignal | undefined, call: () => Promise<T>, isBroken: (error: NaturalCadError) => boolean = isCutOff): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      if (attempt === maxTries || signal?.aborted || !NaturalCadError.is(error) || !isBroken(error)) throw error
    }
  }
}

/** A connection that came about, without a status that says what is wrong. */
export function isCutOff({ retryable, details }: NaturalCadError): boolean {
  return retryable && details['status'] === undefined && details['phase'] !== 'connect'
}
