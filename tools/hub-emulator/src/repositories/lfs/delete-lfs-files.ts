import type { Database } from '../../storage/database.ts'
import type { Commit, GitStore } from '../git/git-store.ts'

/**
 * Removes contents for good from all refs: every commit that had them is written anew without them, and those after it.
 * The new id of each commit by its old one. Call it inside a transaction.
 */
export function rewriteWithout(database: Database, git: GitStore, repositoryId: string, doomed: ReadonlySet<string>): Map<string, string> {
  const trees = new Map<string, string>()
  const filter = (oid: string): string => {
    const known = trees.get(oid)
    if (known !== undefined) return known
    const entries = git.tree(repositoryId, oid).flatMap((entry) => {
      if (entry.kind === 'blob') return isDoomed(entry.oid) ? [] : [entry]
      const folder = filter(entry.oid)
      // Git has no empty folders.
      return git.tree(repositoryId, folder).length === 0 ? [] : [{ ...entry, oid: folder }]
    })
    const filtered = git.addTree(repositoryId, entries)
    trees.set(oid, filtered)
    return filtered
  }
  const isDoomed = (oid: string): boolean => {
    const { lfsSize, sha256 } = git.blob(repositoryId, oid)
    return lfsSize !== null && doomed.has(sha256)
  }

  const commits = new Map<string, string>()
  for (const ref of git.refs(repositoryId)) {
    for (const commit of [...git.history(repositoryId, ref.commitOid)].reverse()) if (!commits.has(commit.oid)) commits.set(commit.oid, rewrite(commit))
    git.setRef(repositoryId, { ...ref, commitOid: commits.get(ref.commitOid) ?? ref.commitOid })
  }
  for (const [oldOid, newOid] of commits) if (oldOid !== newOid) database.run('DELETE FROM git_commit WHERE repository_id = ? AND oid = ?', repositoryId, oldOid)
  for (const sha256 of doomed) {
    database.run('DELETE FROM git_blob WHERE repository_id = ? AND sha256 = ? AND lfs_size IS NOT NULL', repositoryId, sha256)
    database.run('DELETE FROM lfs_object WHERE repository_id = ? AND sha256 = ?', repositoryId, sha256)
  }
  return commits

  function rewrite(commit: Commit): string {
    const parent = commit.parent === null ? null : (commits.get(commit.parent) ?? commit.parent)
    return git.addCommit(repositoryId, { ...commit, tree: filter(commit.tree), parent }).oid
  }
}
