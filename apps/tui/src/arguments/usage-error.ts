import { NaturalCadError } from '@naturalcad/contracts/errors'

/** For arguments that cannot be meant. */
export function usageError(message: string, help = 'naturalcad --help'): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', message, { remedy: `see ${help}` })
}

/** A count from 1 on, as an option gives it. Throws `INVALID_REQUEST` naming the option. */
export function toCount(option: string, text: string, help?: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 100_000) throw usageError(`${option} needs a whole number from 1 to 100000, not ${JSON.stringify(text)}`, help)
  return value
}
