import type { AccountStore } from '../identity/account-store.ts'
import type { Account } from '../identity/principal.ts'
import { randomId } from '../identity/random.ts'
import type { Database } from '../storage/database.ts'
import type { Bucket } from './bucket.ts'

interface BucketRow {
  id: string
  namespace_id: string
  name: string
  creator_id: string
  created_by_client: string | null
  is_private: number
  cdn_regions: string
  changes: number
  created_at: number
  updated_at: number
}

type NewBucket = Pick<Bucket, 'namespace' | 'name' | 'creatorId' | 'createdByClient' | 'isPrivate'>

/** The buckets themselves; what is in them is in the entry store. */
export interface BucketStore {
  /** Undefined if there is one of that name already. */
  add(bucket: NewBucket): Bucket | undefined
  get(id: string): Bucket | undefined
  /** By `namespace/name`. */
  find(fullName: string): Bucket | undefined
  /** Where a bucket has moved to that once had this name. */
  findMoved(fullName: string): Bucket | undefined
  list(namespaceId: string): Bucket[]
  change(id: string, changes: Partial<Pick<Bucket, 'isPrivate' | 'cdnRegions'>>): void
  move(bucket: Bucket, namespace: Account, name: string): void
  remove(id: string): void
  /** What the private buckets of an account hold, in bytes. */
  privateBytes(namespaceId: string): number
}

export function createBucketStore(database: Database, accounts: AccountStore, now: () => number): BucketStore {
  const toBucket = (row: BucketRow): Bucket => {
    const namespace = accounts.get(row.namespace_id)
    if (namespace === undefined) throw new Error(`bucket ${row.id} has no owner`)
    const { id, name, changes } = row
    const owner = { namespace, name, fullName: `${namespace.name}/${name}`, creatorId: row.creator_id, createdByClient: row.created_by_client }
    return { id, ...owner, isPrivate: row.is_private === 1, cdnRegions: JSON.parse(row.cdn_regions) as unknown[], changes, createdAt: row.created_at, updatedAt: row.updated_at }
  }
  const toMaybe = (row: BucketRow | undefined): Bucket | undefined => (row === undefined ? undefined : toBucket(row))
  const store: BucketStore = {
    add: ({ namespace, name, creatorId, createdByClient, isPrivate }) =>
      database.transaction(() => {
        const id = randomId()
        const added = database.run(
          `INSERT INTO bucket (id, namespace_id, name, creator_id, created_by_client, is_private, cdn_regions, changes, created_at, updated_at)
           VALUES (?, ?, ?, ?, ?, ?, '[]', 0, ?, ?) ON CONFLICT DO NOTHING`,
          id, namespace.id, name, creatorId, createdByClient, isPrivate ? 1 : 0, now(), now(),
        )
        if (added === 0) return undefined
        database.run('DELETE FROM bucket_redirect WHERE full_name = ?', `${namespace.name}/${name}`)
        return store.get(id)
      }),
    get: (id) => toMaybe(database.get<BucketRow>('SELECT * FROM bucket WHERE id = ?', id)),
    find: (fullName) => {
      const [namespace = '', name = '', ...rest] = fullName.split('/')
      const account = rest.length === 0 ? accounts.find(namespace) : undefined
      return account === undefined ? undefined : toMaybe(database.get<BucketRow>('SELECT * FROM bucket WHERE namespace_id = ? AND name = ?', account.id, name))
    },
    findMoved: (fullName) =>
      toMaybe(database.get<BucketRow>('SELECT bucket.* FROM bucket JOIN bucket_redirect ON bucket_redirect.bucket_id = bucket.id WHERE full_name = ?', fullName)),
    list: (namespaceId) => database.all<BucketRow>('SELECT * FROM bucket WHERE namespace_id = ? ORDER BY created_at DESC, id', namespaceId).map(toBucket),
    change: (id, { isPrivate, cdnRegions }) => {
      if (isPrivate !== undefined) database.run('UPDATE bucket SET is_private = ? WHERE id = ?', isPrivate ? 1 : 0, id)
      if (cdnRegions !== undefined) database.run('UPDATE bucket SET cdn_regions = ? WHERE id = ?', JSON.stringify(cdnRegions), id)
    },
    move: (bucket, namespace, name) =>
      database.transaction(() => {
        database.run('UPDATE bucket SET namespace_id = ?, name = ? WHERE id = ?', namespace.id, name, bucket.id)
        database.run('INSERT INTO bucket_redirect (full_name, bucket_id) VALUES (?, ?) ON CONFLICT DO UPDATE SET bucket_id = excluded.bucket_id', bucket.fullName, bucket.id)
        database.run('DELETE FROM bucket_redirect WHERE full_name = ?', `${namespace.name}/${name}`)
      }),
    remove: (id) => void database.run('DELETE FROM bucket WHERE id = ?', id),
    privateBytes: (namespaceId) =>
      database.get<{ total: number }>(
        'SELECT coalesce(sum(size), 0) AS total FROM bucket_entry JOIN bucket ON bucket.id = bucket_id WHERE namespace_id = ? AND is_private = 1', namespaceId,
      )?.total ?? 0,
  }
  return store
}
