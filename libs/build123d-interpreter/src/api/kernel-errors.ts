import { NaturalCadError } from '@naturalcad/contracts/errors'
import { valueError } from '../values/index.ts'

/** Runs native code so that a shape that can't be made is Python's ValueError, which a script may catch as with build123d. */
export function pythonErrors<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (!NaturalCadError.is(error) || error.details['operation'] === undefined) throw error
    if (error.code !== 'SCRIPT_FAILED' && error.code !== 'INVALID_REQUEST') throw error
    throw valueError(error.remedy === undefined ? error.message : `${error.message}; ${error.remedy}`)
  }
}
