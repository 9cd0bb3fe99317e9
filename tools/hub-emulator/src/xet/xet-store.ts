import type { Database } from '../storage/database.ts'
import { emptyFileHash } from './hash.ts'
import { packChunks, unpackChunks, type Xorb } from './xorb.ts'

/** A run of chunks of one xorb; `end` is exclusive, `length` counts bytes of the file. */
export interface XetTerm {
  xorb: string
  start: number
  end: number
  length: number
}

export interface XetFile {
  hash: string
  size: number
  terms: readonly XetTerm[]
}

/** The index of what the Xet storage has. A xorb is entered once its bytes are stored, a file once its xorbs are. */
export interface XetStore {
  hasXorb(hash: string): boolean
  findXorb(hash: string): Xorb | undefined
  xorbSize(hash: string): number | undefined
  addXorb(xorb: Xorb): void
  findFile(hash: string): XetFile | undefined
  fileSize(hash: string): number | undefined
  addFile(file: XetFile): void
  /** Clients that are told of a file may count on its xorbs for a while. */
  markUsed(fileHash: string): void
  /** Files and xorbs that have not been used since, and that none of these queries of file hashes names, go. */
  dropStale(before: number, liveQueries: readonly string[]): void
}

/** Xorbs of many small files are asked for by each of them. */
const maxRemembered = 16

export function createXetStore(database: Database, now: () => number): XetStore {
  const remembered = new Map<string, Xorb>()
  const readXorb = (hash: string): Xorb | undefined => {
    const row = database.get<{ size: number; chunks: Uint8Array }>('SELECT size, chunks FROM xet_xorb WHERE hash = ?', hash)
    return row === undefined ? undefined : { hash, size: row.size, chunks: unpackChunks(row.chunks) }
  }
  return {
    hasXorb: (hash) => database.get('SELECT 1 FROM xet_xorb WHERE hash = ?', hash) !== undefined,
    findXorb: (hash) => {
      const found = remembered.get(hash) ?? readXorb(hash)
      if (found === undefined) return undefined
      remembered.delete(hash)
      remembered.set(hash, found)
      const oldest = remembered.keys().next()
      if (remembered.size > maxRemembered && oldest.done !== true) remembered.delete(oldest.value)
      return found
    },
    xorbSize: (hash) => database.get<{ size: number }>('SELECT size FROM xet_xorb WHERE hash = ?', hash)?.size,
    addXorb: ({ hash, size, chunks }) =>
      void database.run('INSERT INTO xet_xorb (hash, size, chunks, used_at) VALUES (?, ?, ?, ?)', hash, size, packChunks(chunks), now()),
    findFile: (hash) => {
      if (hash === emptyFileHash) return { hash, size: 0, terms: [] }
      const row = database.get<{ size: number }>('SELECT size FROM xet_file WHERE hash = ?', hash)
      if (row === undefined) return undefined
      const terms = database.all<XetTerm>(
        'SELECT xorb_hash AS xorb, chunk_start AS start, chunk_end AS end, length FROM xet_term WHERE file_hash = ? ORDER BY position', hash,
      )
      return { hash, size: row.size, terms }
    },
    fileSize: (hash) => (hash === emptyFileHash ? 0 : database.get<{ size: number }>('SELECT size FROM xet_file WHERE hash = ?', hash)?.size),
    addFile: ({ hash, size, terms }) =>
      database.transaction(() => {
        if (hash === emptyFileHash || database.run('UPDATE xet_file SET used_at = ? WHERE hash = ?', now(), hash) > 0) return
        database.run('INSERT INTO xet_file (hash, size, used_at) VALUES (?, ?, ?)', hash, size, now())
        const insert = 'INSERT INTO xet_term (file_hash, position, xorb_hash, chunk_start, chunk_end, length) VALUES (?, ?, ?, ?, ?, ?)'
        for (const [position, { xorb, start, end, length }] of terms.entries()) database.run(insert, hash, position, xorb, start, end, length)
      }),
    markUsed: (fileHash) => void database.run('UPDATE xet_file SET used_at = ? WHERE hash = ?', now(), fileHash),
    dropStale: (before, liveQueries) => {
      remembered.clear()
      database.transaction(() => {
        database.run(`DELETE FROM xet_file WHERE used_at < ? AND hash NOT IN (${liveQueries.join(' UNION ')})`, before)
        database.run('DELETE FROM xet_xorb WHERE used_at < ? AND hash NOT IN (SELECT xorb_hash FROM xet_term)', before)
      })
    },
  }
}
