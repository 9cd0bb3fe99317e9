import type { Readable } from 'node:stream'
import type { ByteRange } from '../http/byte-range.ts'
import { HubError } from '../http/hub-error.ts'
import type { Database } from '../storage/database.ts'
import type { XetFiles } from '../xet/xet-files.ts'
import type { Bucket, BucketEntry } from './bucket.ts'
import type { BucketStore } from './bucket-store.ts'
import type { EntryStore } from './entry-store.ts'
import { keyProblem } from './key-rules.ts'

/** Buckets for the other parts of the emulator. Whether somebody may is asked before, by the functions of bucket-access.ts. */
export interface Buckets {
  /** By `namespace/name`. */
  find(fullName: string): Bucket | undefined
  /** All keys that begin with the text, in order. */
  entries(bucket: Bucket, prefix?: string): BucketEntry[]
  entry(bucket: Bucket, path: string): BucketEntry | undefined
  /** The content of a key, or a range of it. Throws 404 if there is no such key. */
  read(bucket: Bucket, path: string, range?: ByteRange): Readable
  /** Stores a content and then sets the key. Throws 400 for a bad key, 403 if the plan has no room, 404 if the bucket has gone meanwhile. */
  write(bucket: Bucket, path: string, source: AsyncIterable<Uint8Array>, options?: { mtime?: number; contentType?: string }): Promise<BucketEntry>
  /** Gives a second key the content of the first. Throws 404 if there is no such key, and as `write` does. */
  copy(bucket: Bucket, from: string, to: string): BucketEntry
  /** False if there was no such key. */
  remove(bucket: Bucket, path: string): boolean
  /** Grows with every change of the bucket's keys; undefined once it is deleted. */
  changes(bucket: Bucket): number | undefined
}

interface BucketContents {
  database: Database
  store: BucketStore
  entries: EntryStore
  files: XetFiles
  now: () => number
  /** Throws 403 if the bucket's owner may not keep so many bytes more. */
  assertStorage: (bucket: Bucket, moreBytes: number) => void
}

export function createBuckets({ database, store, entries, files, now, assertStorage }: BucketContents): Buckets {
  const requireEntry = (bucket: Bucket, path: string): BucketEntry => {
    const found = entries.find(bucket.id, path)
    if (found === undefined) throw new HubError(404, `"${path}" does not exist in ${bucket.fullName}`, { code: 'EntryNotFound' })
    return found
  }
  const setEntry = (bucket: Bucket, entry: BucketEntry): BucketEntry => {
    database.transaction(() => {
      const current = store.get(bucket.id)
      if (current === undefined) throw new HubError(404, 'Bucket not found', { code: 'RepoNotFound' })
      const moreBytes = entry.size - (entries.find(bucket.id, entry.path)?.size ?? 0)
      if (moreBytes > 0) assertStorage(current, moreBytes)
      entries.set(bucket.id, entry)
      entries.countChange(bucket.id)
    })
    return entry
  }
  const assertKey = (path: string): void => {
    const problem = keyProblem(path)
    if (problem !== undefined) throw new HubError(400, `${problem}: "${path}"`)
  }
  return {
    find: (fullName) => store.find(fullName),
    entries: (bucket, prefix = '') => entries.list(bucket.id, prefix),
    entry: (bucket, path) => entries.find(bucket.id, path),
    read: (bucket, path, range) => files.read(requireEntry(bucket, path).xetHash, range),
    write: async (bucket, path, source, { mtime, contentType } = {}) => {
      assertKey(path)
      const { hash, size } = await files.write(source)
      return setEntry(bucket, { path, xetHash: hash, size, mtime: mtime ?? now(), uploadedAt: now(), contentType: contentType ?? null })
    },
    copy: (bucket, from, to) => {
      assertKey(to)
      return setEntry(bucket, { ...requireEntry(bucket, from), path: to, uploadedAt: now() })
    },
    remove: (bucket, path) =>
      database.transaction(() => {
        const isRemoved = entries.remove(bucket.id, path)
        if (isRemoved) entries.countChange(bucket.id)
        return isRemoved
      }),
    changes: ({ id }) => store.get(id)?.changes,
  }
}
