import type { Commit, FileEntry, GitStore } from '../git/git-store.ts'

/** An item of a tree or of paths-info. Folders have no size of their own. */
export function describeEntry(git: GitStore, repositoryId: string, { path, kind, oid }: FileEntry): Record<string, unknown> {
  if (kind === 'tree') return { type: 'directory', oid, size: 0, path }
  const blob = git.blob(repositoryId, oid)
  if (blob.lfsSize === null) return { type: 'file', oid, size: blob.size, path }
  const xet = blob.xetHash === null ? {} : { xetHash: blob.xetHash }
  return { type: 'file', oid, size: blob.lfsSize, path, lfs: { oid: blob.sha256, size: blob.lfsSize, pointerSize: blob.size }, ...xet }
}

/** Nothing is scanned here. The Python client asks for these very members. */
const unscanned = { status: 'unscanned', avScan: null, pickleImportScan: null }

/** What `expand` adds: who changed each path last. */
export function describeLastCommits(git: GitStore, repositoryId: string, head: Commit, entries: readonly FileEntry[]): Map<string, Record<string, unknown>> {
  const waiting = new Map(entries.map((entry) => [entry.path, entry.oid]))
  const found = new Map<string, Record<string, unknown>>()
  for (const commit of git.history(repositoryId, head.oid)) {
    if (waiting.size === 0) break
    const parent = commit.parent === null ? undefined : git.commit(repositoryId, commit.parent)
    for (const [path, oid] of waiting) {
      if (parent !== undefined && git.find(repositoryId, parent.tree, path)?.oid === oid) continue
      found.set(path, {
        lastCommit: { id: commit.oid, title: commit.title, date: new Date(commit.date).toISOString() },
        securityFileStatus: unscanned,
      })
      waiting.delete(path)
    }
  }
  return found
}
