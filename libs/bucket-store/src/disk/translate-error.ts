import { NaturalCadError } from '@naturalcad/contracts/errors'
import { keyConflict, notFound } from '../store/store-errors.ts'

/** A file system's error in the words of the store. */
export function translateError(error: unknown, key: string): unknown {
  if (NaturalCadError.is(error) || !(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'ENOENT':
      return notFound(key)
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ENOTEMPTY':
      return keyConflict(key, 'the object that its folder is')
    case 'ENOSPC':
    case 'EDQUOT':
      return new NaturalCadError('STORAGE_FULL', `no space is left to write ${key}`, { cause: error, remedy: 'free space and try again' })
    case 'ELOOP':
      return new NaturalCadError('STORAGE_FAILED', `${key} is a link, which the store does not follow`, { cause: error, remedy: 'remove the link' })
    default:
      return new NaturalCadError('STORAGE_FAILED', `${key}: ${error.message}`, { cause: error })
  }
}
