import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Raised with every change of a table; a folder of another version is refused. */
const schemaVersion = 2

type Found<Row> = Row | undefined

/** The index of everything. All calls are synchronous, so nothing comes between the statements of one function. */
export interface Database {
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[]
  get<Row>(sql: string, ...values: SQLInputValue[]): Found<Row>
  /** Returns how many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number
  /** All of it or nothing; inside another transaction it joins that one. */
  transaction<Result>(work: () => Result): Result
  /** Empties every table. */
  clear(): void
  close(): void
}

export function openDatabase(file: string, schemas: readonly string[]): Database {
  const connection = connect(file)
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? connection.prepare(sql)
    statements.set(sql, known)
    return known
  }
  let isInside = false

  const database: Database = {
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).get(...values) as Found<Row>,
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    transaction: (work) => {
      if (isInside) return work()
      connection.exec('BEGIN IMMEDIATE')
      isInside = true
      try {
        const result = work()
        connection.exec('COMMIT')
        return result
      } catch (error) {
        connection.exec('ROLLBACK')
        throw error
      } finally {
        isInside = false
      }
    },
    clear: () => {
      const tables = database.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      database.transaction(() => {
        connection.exec('PRAGMA defer_foreign_keys = ON')
        for (const { name } of tables) connection.exec(`DELETE FROM "${name}"`)
      })
    },
    close: () => connection.close(),
  }
  database.transaction(() => {
    for (const schema of schemas) connection.exec(schema)
    connection.exec(`PRAGMA user_version = ${schemaVersion}`)
  })
  return database
}

/** The exclusive lock ends with the process, however it ends, and keeps a second emulator off the folder meanwhile. */
function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 0 })
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    const version = Number(connection.prepare('PRAGMA user_version').get()?.['user_version'])
    if (version === 0 || version === schemaVersion) return connection
    throw new NaturalCadError('STORAGE_CORRUPT', `${file} has version ${version} of the index, this emulator reads version ${schemaVersion}`, {
      remedy: 'Start with another --data folder.',
    })
  } catch (error) {
    connection.close()
    if (NaturalCadError.is(error)) throw error
    const isLocked = error instanceof Error && error.message.includes('locked')
    throw new NaturalCadError(isLocked ? 'CONFLICT' : 'STORAGE_CORRUPT', `${file} ${isLocked ? 'is in use by another emulator' : 'cannot be read'}`, {
      cause: error,
      remedy: 'Start with another --data folder.',
    })
  }
}
