import type { Database } from '../../storage/database.ts'
import { commitOid, sortEntries, treeOid, type CommitContent, type TreeEntry } from './git-objects.ts'

/** A file's content; `lfsSize` is set where git holds a pointer of `size` bytes. The bytes lie in the Xet storage if `xetHash` is set, else under `sha256`. */
export interface Blob {
  oid: string
  size: number
  sha256: string
  lfsSize: number | null
  xetHash: string | null
}

export interface Commit extends CommitContent {
  oid: string
}

interface Ref {
  /** In full: `refs/heads/main`. */
  name: string
  commitOid: string
  message: string | null
}

export interface FileEntry {
  path: string
  kind: 'blob' | 'tree'
  oid: string
}

/** The objects and refs of one repository each, in git's own terms and with git's own hashes. */
export interface GitStore {
  addBlob(repositoryId: string, blob: Blob): void
  blob(repositoryId: string, oid: string): Blob
  /** Is a file of that content in any commit? */
  holdsXet(repositoryId: string, xetHash: string): boolean
  addTree(repositoryId: string, entries: readonly TreeEntry[]): string
  tree(repositoryId: string, oid: string): TreeEntry[]
  addCommit(repositoryId: string, content: CommitContent): Commit
  commit(repositoryId: string, oid: string): Commit | undefined
  /** By the beginning of its id. */
  findCommit(repositoryId: string, prefix: string): Commit | undefined
  setRef(repositoryId: string, ref: Ref): void
  ref(repositoryId: string, name: string): Ref | undefined
  refs(repositoryId: string): Ref[]
  removeRef(repositoryId: string, name: string): boolean
  /** The entry at a path below a tree; the empty path is the tree itself. */
  find(repositoryId: string, tree: string, path: string): FileEntry | undefined
  /** Everything below a tree, each folder before what is in it. */
  walk(repositoryId: string, tree: string, prefix?: string): Generator<FileEntry>
  /** From a commit back to the first. */
  history(repositoryId: string, from: string): Generator<Commit>
}

const blobQuery = 'SELECT oid, size, sha256, lfs_size AS lfsSize, xet_hash AS xetHash FROM git_blob WHERE repository_id = ? AND oid = ?'

export function createGitStore(database: Database): GitStore {
  const store: GitStore = {
    addBlob: (repositoryId, { oid, size, sha256, lfsSize, xetHash }) =>
      void database.run(
        'INSERT INTO git_blob (repository_id, oid, size, sha256, lfs_size, xet_hash) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING', repositoryId, oid, size, sha256, lfsSize, xetHash,
      ),
    blob: (repositoryId, oid) => {
      const found = database.get<Blob>(blobQuery, repositoryId, oid)
      if (found === undefined) throw new Error(`blob ${oid} is not in repository ${repositoryId}`)
      return found
    },
    holdsXet: (repositoryId, xetHash) => database.get('SELECT 1 FROM git_blob WHERE repository_id = ? AND xet_hash = ?', repositoryId, xetHash) !== undefined,
    addTree: (repositoryId, entries) => {
      const sorted = sortEntries(entries)
      const oid = treeOid(sorted)
      database.run('INSERT INTO git_tree (repository_id, oid, entries) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', repositoryId, oid, JSON.stringify(sorted))
      return oid
    },
    tree: (repositoryId, oid) => {
      const row = database.get<{ entries: string }>('SELECT entries FROM git_tree WHERE repository_id = ? AND oid = ?', repositoryId, oid)
      if (row === undefined) throw new Error(`tree ${oid} is not in repository ${repositoryId}`)
      return JSON.parse(row.entries) as TreeEntry[]
    },
    addCommit: (repositoryId, content) => {
      const { tree, parent, title, message, author, date } = content
      const oid = commitOid(content)
      database.run(
        'INSERT INTO git_commit (repository_id, oid, tree, parent, title, message, author, date) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        repositoryId, oid, tree, parent, title, message, author, date,
      )
      return { ...content, oid }
    },
    commit: (repositoryId, oid) => database.get<Commit>('SELECT * FROM git_commit WHERE repository_id = ? AND oid = ?', repositoryId, oid),
    findCommit: (repositoryId, prefix) => {
      const found = database.all<Commit>('SELECT * FROM git_commit WHERE repository_id = ? AND oid >= ? AND oid < ? LIMIT 2', repositoryId, prefix, `${prefix}g`)
      return found.length === 1 ? found[0] : undefined
    },
    setRef: (repositoryId, { name, commitOid: target, message }) =>
      void database.run(
        'INSERT INTO git_ref (repository_id, name, commit_oid, message) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET commit_oid = excluded.commit_oid, message = excluded.message',
        repositoryId, name, target, message,
      ),
    ref: (repositoryId, name) => database.get<Ref>('SELECT name, commit_oid AS commitOid, message FROM git_ref WHERE repository_id = ? AND name = ?', repositoryId, name),
    refs: (repositoryId) => database.all<Ref>('SELECT name, commit_oid AS commitOid, message FROM git_ref WHERE repository_id = ? ORDER BY name', repositoryId),
    removeRef: (repositoryId, name) => database.run('DELETE FROM git_ref WHERE repository_id = ? AND name = ?', repositoryId, name) > 0,
    find: (repositoryId, tree, path) => {
      let found: FileEntry = { path, kind: 'tree', oid: tree }
      for (const name of path.split('/').filter((segment) => segment !== '')) {
        const next = found.kind === 'tree' ? store.tree(repositoryId, found.oid).find((entry) => entry.name === name) : undefined
        if (next === undefined) return undefined
        found = { path, kind: next.kind, oid: next.oid }
      }
      return found
    },
    *walk(repositoryId, tree, prefix = '') {
      for (const { name, kind, oid } of store.tree(repositoryId, tree)) {
        yield { path: prefix + name, kind, oid }
        if (kind === 'tree') yield* store.walk(repositoryId, oid, `${prefix}${name}/`)
      }
    },
    *history(repositoryId, from) {
      for (let oid: string | null = from; oid !== null; ) {
        const commit: Commit | undefined = store.commit(repositoryId, oid)
        if (commit === undefined) throw new Error(`commit ${oid} is not in repository ${repositoryId}`)
        yield commit
        oid = commit.parent
      }
    },
  }
  return store
}
