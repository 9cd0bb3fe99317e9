import type { Database } from '../storage/database.ts'
import type { BucketEntry } from './bucket.ts'

/** The keys of buckets, in the order of their bytes. */
export interface EntryStore {
  find(bucketId: string, path: string): BucketEntry | undefined
  /** Does any key of the bucket have this content? */
  holds(bucketId: string, xetHash: string): boolean
  /** Keys that begin with the text, from `from` on if that is later. */
  list(bucketId: string, prefix: string, page?: { from: string; limit: number }): BucketEntry[]
  totals(bucketId: string): { size: number; totalFiles: number }
  /** The latest upload among keys that begin with the text. */
  lastUpload(bucketId: string, prefix: string): number
  set(bucketId: string, entry: BucketEntry): void
  /** False if there was no such key. */
  remove(bucketId: string, path: string): boolean
  /** Counts one change of the bucket, at the end of a transaction. */
  countChange(bucketId: string): void
}

/** Comes after every character that a key may have. */
const afterAll = '\u{10FFFF}'
const columns = 'path, xet_hash AS xetHash, size, mtime, uploaded_at AS uploadedAt, content_type AS contentType'

export function createEntryStore(database: Database, now: () => number): EntryStore {
  return {
    find: (bucketId, path) => database.get<BucketEntry>(`SELECT ${columns} FROM bucket_entry WHERE bucket_id = ? AND path = ?`, bucketId, path),
    holds: (bucketId, xetHash) => database.get('SELECT 1 FROM bucket_entry WHERE bucket_id = ? AND xet_hash = ?', bucketId, xetHash) !== undefined,
    list: (bucketId, prefix, { from, limit } = { from: '', limit: -1 }) =>
      database.all<BucketEntry>(
        `SELECT ${columns} FROM bucket_entry WHERE bucket_id = ? AND path >= max(?, ?) AND path < ? ORDER BY path LIMIT ?`, bucketId, prefix, from, prefix + afterAll, limit,
      ),
    totals: (bucketId) =>
      database.get<{ size: number; totalFiles: number }>('SELECT coalesce(sum(size), 0) AS size, count(*) AS totalFiles FROM bucket_entry WHERE bucket_id = ?', bucketId) ?? { size: 0, totalFiles: 0 },
    lastUpload: (bucketId, prefix) =>
      database.get<{ last: number | null }>('SELECT max(uploaded_at) AS last FROM bucket_entry WHERE bucket_id = ? AND path >= ? AND path < ?', bucketId, prefix, prefix + afterAll)?.last ?? 0,
    set: (bucketId, { path, xetHash, size, mtime, uploadedAt, contentType }) =>
      void database.run(
        `INSERT INTO bucket_entry (bucket_id, path, xet_hash, size, mtime, uploaded_at, content_type) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET xet_hash = excluded.xet_hash, size = excluded.size, mtime = excluded.mtime, uploaded_at = excluded.uploaded_at, content_type = excluded.content_type`,
        bucketId, path, xetHash, size, mtime, uploadedAt, contentType,
      ),
    remove: (bucketId, path) => database.run('DELETE FROM bucket_entry WHERE bucket_id = ? AND path = ?', bucketId, path) > 0,
    countChange: (bucketId) => void database.run('UPDATE bucket SET changes = changes + 1, updated_at = ? WHERE id = ?', now(), bucketId),
  }
}
