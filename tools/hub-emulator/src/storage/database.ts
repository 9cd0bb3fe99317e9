import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { openConnection } from './open-connection.ts'

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
  /** Rises with every row that changes. */
  changes(): number
  /** A copy of everything as it is now, to read from later. It ends with the last reference to it. */
  snapshot(file: string): DatabaseSnapshot
  /** All that `work` does, and what it waits for, happens on the snapshot; the database itself stays as it is. */
  within<Result>(snapshot: DatabaseSnapshot, work: () => Result): Result
  /** `work` happens on the database itself, even if it is called within a snapshot: for what acts and does not only tell. */
  live<Result>(work: () => Result): Result
  close(): void
}

interface Session {
  connection: DatabaseSync
  statements: Map<string, StatementSync>
  isInTransaction: boolean
}
export type DatabaseSnapshot = Session

const newSession = (connection: DatabaseSync): Session => ({ connection, statements: new Map(), isInTransaction: false })

export function openDatabase(file: string, schemas: readonly string[]): Database {
  const connection = openConnection(file, versionOf(schemas), (opened) => {
    opened.exec(`BEGIN; ${schemas.join('')} PRAGMA user_version = ${versionOf(schemas)}; COMMIT`)
  })
  const main = newSession(connection)
  const chosen = new AsyncLocalStorage<Session>()
  const current = (): Session => chosen.getStore() ?? main
  const prepare = (sql: string): StatementSync => {
    const { statements, connection: target } = current()
    const known = statements.get(sql) ?? target.prepare(sql)
    statements.set(sql, known)
    return known
  }

  const database: Database = {
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).get(...values) as Found<Row>,
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    transaction: (work) => {
      const session = current()
      if (session.isInTransaction) return work()
      session.connection.exec('BEGIN IMMEDIATE')
      session.isInTransaction = true
      try {
        const result = work()
        session.connection.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk has rolled back by itself.
        if (session.connection.isTransaction) session.connection.exec('ROLLBACK')
        throw error
      } finally {
        session.isInTransaction = false
      }
    },
    clear: () => {
      const tables = database.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      database.transaction(() => {
        connection.exec('PRAGMA defer_foreign_keys = ON')
        for (const { name } of tables) connection.exec(`DELETE FROM "${name}"`)
      })
    },
    changes: () => database.get<{ total: number }>('SELECT total_changes() AS total')?.total ?? 0,
    snapshot: (target) => {
      mkdirSync(dirname(target), { recursive: true })
      prepare('VACUUM INTO ?').run(target)
      const copy = newSession(new DatabaseSync(target))
      // The open file lives on without its name, so nothing is left behind however this process ends.
      rmSync(target)
      copy.connection.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
      return copy
    },
    within: (snapshot, work) => chosen.run(snapshot, work),
    live: (work) => chosen.run(main, work),
    close: () => connection.close(),
  }
  return database
}

/** Another one for every change of a table: a folder of another version is refused. Never 0, which is that of a new file. */
function versionOf(schemas: readonly string[]): number {
  return (createHash('sha256').update(schemas.join('')).digest().readUInt32BE() >>> 1) | 1
}
