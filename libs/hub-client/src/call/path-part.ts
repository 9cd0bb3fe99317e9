import { NaturalCadError } from '@naturalcad/contracts/errors'

/** A namespace or id as one segment of a path. Throws `INVALID_REQUEST` naming it where it cannot be one. */
export function toPathPart(value: string, what: string): string {
  if (!/^(?!\.{1,2}$)[\w.-]+$/.test(value)) throw new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(value)} is no ${what}`)
  return value
}
