import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Bytes that are not the file they are said to be. */
export function badFile(format: string, what: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `this is no readable ${format}: ${what}`, { details: { format }, remedy: 'write the file again' })
}
