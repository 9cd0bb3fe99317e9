import type { Database } from '../storage/database.ts'
import { emptyFileHash } from './hash.ts'

/** Who has uploaded what: a hash alone opens nothing. */
export interface UploadStore {
  /** Files that these holders have uploaded, and the chunks by which they can be found again. */
  add(holders: readonly string[], fileHash: string, chunkHashes: readonly string[]): void
  /** Everybody has the empty file. */
  has(holders: readonly string[], fileHash: string): boolean
  /** A file of one of the holders in which the chunk is. */
  findByChunk(holders: readonly string[], chunkHash: string): string | undefined
}

export function createUploadStore(database: Database): UploadStore {
  const find = (table: string, column: string, holders: readonly string[], hash: string): string | undefined => {
    const places = holders.map(() => '?').join(', ')
    return database.get<{ found: string }>(`SELECT file_hash AS found FROM ${table} WHERE ${column} = ? AND holder IN (${places}) LIMIT 1`, hash, ...holders)?.found
  }
  return {
    add: (holders, fileHash, chunkHashes) => {
      if (fileHash === emptyFileHash) return
      for (const holder of holders) {
        database.run('INSERT INTO xet_upload (file_hash, holder) VALUES (?, ?) ON CONFLICT DO NOTHING', fileHash, holder)
        const insert = 'INSERT INTO xet_known_chunk (chunk_hash, holder, file_hash) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET file_hash = excluded.file_hash'
        for (const chunkHash of chunkHashes) database.run(insert, chunkHash, holder, fileHash)
      }
    },
    has: (holders, fileHash) => fileHash === emptyFileHash || find('xet_upload', 'file_hash', holders, fileHash) !== undefined,
    findByChunk: (holders, chunkHash) => find('xet_known_chunk', 'chunk_hash', holders, chunkHash),
  }
}
