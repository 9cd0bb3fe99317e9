import type { AccountStore } from '../identity/account-store.ts'
import type { Account } from '../identity/principal.ts'
import { randomId } from '../identity/random.ts'
import type { Database } from '../storage/database.ts'
import type { Repository, RepositoryType } from './repository.ts'

interface RepositoryRow {
  id: string
  type: RepositoryType
  namespace_id: string
  name: string
  creator_id: string
  created_by_client: string | null
  visibility: Repository['visibility']
  gated: Repository['gated']
  sdk: Repository['sdk']
  hardware: string | null
  created_at: number
  updated_at: number
}

type NewRepository = Omit<Repository, 'id' | 'fullName' | 'createdAt' | 'updatedAt'>

export interface RepositoryStore {
  add(repository: NewRepository): Repository
  find(type: RepositoryType, namespace: string, name: string): Repository | undefined
  get(id: string): Repository | undefined
  /** Where a repository has moved to that once had this name. */
  findMoved(type: RepositoryType, fullName: string): Repository | undefined
  list(type: RepositoryType): Repository[]
  change(id: string, changes: Partial<Pick<Repository, 'visibility' | 'gated' | 'sdk' | 'hardware'>>): void
  touch(id: string): void
  move(repository: Repository, namespace: Account, name: string): void
  remove(id: string): void
  /** Bytes of all contents of a repository, each once. */
  usedBytes(id: string): number
  privateBytes(namespaceId: string): number
  /** Tells, a moment after a change, which repository to look at again: it was added, committed to, changed, moved or removed. */
  watch(listener: (id: string) => void): void
}

const contents = 'SELECT repository_id, sha256, max(coalesce(lfs_size, size)) AS bytes FROM git_blob GROUP BY repository_id, sha256'

export function createRepositoryStore(database: Database, accounts: AccountStore, now: () => number): RepositoryStore {
  const toRepository = (row: RepositoryRow): Repository => {
    const namespace = accounts.get(row.namespace_id)
    if (namespace === undefined) throw new Error(`repository ${row.id} has no owner`)
    const { id, type, name, visibility, gated, sdk, hardware } = row
    const times = { createdAt: row.created_at, updatedAt: row.updated_at }
    return { id, type, namespace, name, fullName: `${namespace.name}/${name}`, creatorId: row.creator_id, createdByClient: row.created_by_client, visibility, gated, sdk, hardware, ...times }
  }
  const listeners: ((id: string) => void)[] = []
  // Later, for the change may be part of a transaction that is still open.
  const tell = (id: string): void => void setImmediate(() => listeners.forEach((listener) => listener(id)))
  const toMaybe = (row: RepositoryRow | undefined): Repository | undefined => (row === undefined ? undefined : toRepository(row))
  const store: RepositoryStore = {
    add: ({ type, namespace, name, creatorId, createdByClient, visibility, gated, sdk, hardware }) => {
      const id = randomId()
      database.run(
        `INSERT INTO repository (id, type, namespace_id, name, creator_id, created_by_client, visibility, gated, sdk, hardware, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id, type, namespace.id, name, creatorId, createdByClient, visibility, gated, sdk, hardware, now(), now(),
      )
      database.run('DELETE FROM repository_redirect WHERE type = ? AND full_name = ?', type, `${namespace.name}/${name}`)
      const added = store.get(id)
      if (added === undefined) throw new Error(`repository ${id} was not stored`)
      tell(id)
      return added
    },
    find: (type, namespace, name) => {
      const account = accounts.find(namespace)
      if (account === undefined) return undefined
      return toMaybe(database.get<RepositoryRow>('SELECT * FROM repository WHERE type = ? AND namespace_id = ? AND name = ?', type, account.id, name))
    },
    get: (id) => toMaybe(database.get<RepositoryRow>('SELECT * FROM repository WHERE id = ?', id)),
    findMoved: (type, fullName) =>
      toMaybe(
        database.get<RepositoryRow>(
          'SELECT repository.* FROM repository JOIN repository_redirect ON repository_redirect.repository_id = repository.id WHERE repository_redirect.type = ? AND full_name = ?',
          type, fullName,
        ),
      ),
    list: (type) => database.all<RepositoryRow>('SELECT * FROM repository WHERE type = ? ORDER BY created_at DESC, id', type).map(toRepository),
    change: (id, { visibility, gated, sdk, hardware }) => {
      if (visibility !== undefined) database.run('UPDATE repository SET visibility = ? WHERE id = ?', visibility, id)
      if (gated !== undefined) database.run('UPDATE repository SET gated = ? WHERE id = ?', gated, id)
      if (sdk !== undefined) database.run('UPDATE repository SET sdk = ? WHERE id = ?', sdk, id)
      if (hardware !== undefined) database.run('UPDATE repository SET hardware = ? WHERE id = ?', hardware, id)
      tell(id)
    },
    touch: (id) => {
      database.run('UPDATE repository SET updated_at = ? WHERE id = ?', now(), id)
      tell(id)
    },
    move: (repository, namespace, name) => {
      const insert = 'INSERT INTO repository_redirect (type, full_name, repository_id) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET repository_id = excluded.repository_id'
      database.run('UPDATE repository SET namespace_id = ?, name = ? WHERE id = ?', namespace.id, name, repository.id)
      database.run(insert, repository.type, repository.fullName, repository.id)
      database.run('DELETE FROM repository_redirect WHERE type = ? AND full_name = ?', repository.type, `${namespace.name}/${name}`)
      tell(repository.id)
    },
    remove: (id) => {
      database.run('DELETE FROM repository WHERE id = ?', id)
      tell(id)
    },
    watch: (listener) => void listeners.push(listener),
    usedBytes: (id) => database.get<{ total: number }>(`SELECT coalesce(sum(bytes), 0) AS total FROM (${contents}) WHERE repository_id = ?`, id)?.total ?? 0,
    privateBytes: (namespaceId) =>
      database.get<{ total: number }>(
        `SELECT coalesce(sum(bytes), 0) AS total FROM (${contents}) JOIN repository ON repository.id = repository_id WHERE namespace_id = ? AND visibility <> 'public'`,
        namespaceId,
      )?.total ?? 0,
  }
  return store
}
