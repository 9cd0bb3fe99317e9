import { NaturalCadError } from '@naturalcad/contracts/errors'

/** The typed error that the work throws; fails when it throws none, or another. */
export function errorOf(work: () => unknown): NaturalCadError {
  try {
    work()
  } catch (thrown) {
    if (NaturalCadError.is(thrown)) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}
