import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { NaturalCadError } from '@naturalcad/contracts/errors'

const remedy = 'Start with another --data folder.'

/** Opens the index for this process alone, and makes it with its folder if there is none. `enter` makes the tables. */
export function openConnection(file: string, version: number, enter: (connection: DatabaseSync) => void): DatabaseSync {
  let connection: DatabaseSync | undefined
  try {
    // Tokens lie in it.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    connection = new DatabaseSync(file, { timeout: 0 })
    // The exclusive lock ends with the process, however it ends, and keeps a second emulator off the folder meanwhile.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    const found = Number(connection.prepare('PRAGMA user_version').get()?.['user_version'])
    if (found !== 0 && found !== version) throw new NaturalCadError('STORAGE_CORRUPT', `${file} was made by another version of the emulator`, { remedy })
    enter(connection)
    return connection
  } catch (error) {
    connection?.close()
    throw NaturalCadError.is(error) ? error : describe(file, error)
  }
}

/** What SQLite calls its errors, without the extension in the upper bytes. */
const sqliteErrors = { busy: 5, locked: 6, corrupt: 11, full: 13, notADatabase: 26 }

function describe(file: string, cause: unknown): NaturalCadError {
  const { errcode, code } = cause as { errcode?: number; code?: string }
  const number = (errcode ?? 0) & 0xff
  if (number === sqliteErrors.busy || number === sqliteErrors.locked) return new NaturalCadError('CONFLICT', `${file} is in use by another emulator`, { cause, remedy })
  if (number === sqliteErrors.corrupt || number === sqliteErrors.notADatabase) return new NaturalCadError('STORAGE_CORRUPT', `${file} cannot be read`, { cause, remedy })
  const isFull = number === sqliteErrors.full || code === 'ENOSPC' || code === 'EDQUOT'
  if (isFull) return new NaturalCadError('STORAGE_FULL', `There is no space left for ${file}`, { cause, remedy: 'Make some, or start with another --data folder.' })
  return new NaturalCadError('STORAGE_FAILED', `${dirname(file)} cannot be used as data folder: ${cause instanceof Error ? cause.message : String(cause)}`, { cause, remedy })
}
