import { NaturalCadError } from '@naturalcad/contracts/errors'

/** What a closed log answers. */
export function closedError(file: string): NaturalCadError {
  return new NaturalCadError('CONFLICT', `the log ${file} is closed`, { remedy: 'open it again' })
}
