import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createDiskRunLog } from '@naturalcad/run-logger'
import { pino } from 'pino'
import { makeRecord } from './record.ts'

/** Writes records with so many producers for a while, and returns how many a second were accepted. */
export type Writer = (file: string, producers: number, ms: number) => Promise<number>

export const writeOurs: Writer = async (file, producers, ms) => {
  const log = createDiskRunLog({ file, schema: { parse: (value: unknown) => value as Record<string, unknown> } })
  await log.append(makeRecord(0))
  const start = performance.now()
  let count = 0
  await Promise.all(
    Array.from({ length: producers }, async () => {
      while (performance.now() - start < ms) {
        await log.append(makeRecord(count))
        count += 1
      }
    }),
  )
  const rate = count / ((performance.now() - start) / 1000)
  await log.close()
  return rate
}

/** Its producers share one thread, which stands still during each write, so their number makes no difference. */
export const writePino =
  (fsync: boolean): Writer =>
  async (file, _producers, ms) => {
    const destination = pino.destination({ dest: file, sync: true, fsync })
    const logger = pino({ base: null, timestamp: false }, destination)
    const start = performance.now()
    let count = 0
    while (performance.now() - start < ms) {
      logger.info(makeRecord(count))
      count += 1
    }
    const rate = count / ((performance.now() - start) / 1000)
    destination.end()
    return rate
  }

interface Sqlite {
  exec(sql: string): unknown
  prepare(sql: string): { run(text: string): unknown }
  close(): void
}

/** One transaction for as many records as there are producers. */
export const writeSqlite =
  (open: (file: string) => Sqlite): Writer =>
  async (file, producers, ms) => {
    const database = open(file)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE records (id INTEGER PRIMARY KEY, record TEXT)')
    const insert = database.prepare('INSERT INTO records (record) VALUES (?)')
    const start = performance.now()
    let count = 0
    while (performance.now() - start < ms) {
      database.exec('BEGIN')
      for (let index = 0; index < producers; index += 1, count += 1) insert.run(JSON.stringify(makeRecord(count)))
      database.exec('COMMIT')
    }
    const rate = count / ((performance.now() - start) / 1000)
    database.close()
    return rate
  }

/** better-sqlite3 is compiled where it is installed, so it is no dependency: `npm install --prefix .tools/bench better-sqlite3`. Else Node's own binding of the same SQLite. */
export async function openSqlite(): Promise<{ name: string; open: (file: string) => Sqlite }> {
  try {
    const require = createRequire(join(import.meta.dirname, '../../../../.tools/bench/package.json'))
    const Database = require('better-sqlite3') as new (file: string) => Sqlite
    new Database(':memory:').close()
    return { name: 'better-sqlite3 FULL', open: (file) => new Database(file) }
  } catch {
    const { DatabaseSync } = await import('node:sqlite')
    return { name: 'node:sqlite FULL', open: (file) => new DatabaseSync(file) }
  }
}
