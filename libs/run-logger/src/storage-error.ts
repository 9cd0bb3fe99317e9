import { NaturalCadError } from '@naturalcad/contracts/errors'

/** A failure to write, in words: `STORAGE_FULL` where space is missing, else `STORAGE_FAILED`. */
export function writeError(file: string, error: unknown): NaturalCadError {
  if (NaturalCadError.is(error)) return error
  const full = hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')
  return new NaturalCadError(full ? 'STORAGE_FULL' : 'STORAGE_FAILED', `could not write to ${file}: ${textOf(error)}`, {
    cause: error,
    remedy: full ? 'free space and try again' : 'make the file and its folder writable',
  })
}

/** A log that cannot be read is an error, never an empty one. */
export function readError(file: string, error: unknown): NaturalCadError {
  if (NaturalCadError.is(error)) return error
  return new NaturalCadError('STORAGE_FAILED', `could not read ${file}: ${textOf(error)}`, { cause: error, remedy: 'make the file and its folder readable' })
}

export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
