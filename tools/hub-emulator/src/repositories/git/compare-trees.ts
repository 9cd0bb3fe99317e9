import type { GitStore } from './git-store.ts'

/** What is at a path on either side, as ids of blobs. */
export interface FileChange {
  before: string | undefined
  after: string | undefined
}

/** Files that differ between two trees. Folders that are equal are not opened. */
export function compareTrees(git: GitStore, repositoryId: string, before: string, after: string): Map<string, FileChange> {
  const changes = new Map<string, FileChange>()
  const visit = (prefix: string, one: string | undefined, other: string | undefined): void => {
    if (one === other) return
    const read = (oid: string | undefined) => new Map(oid === undefined ? [] : git.tree(repositoryId, oid).map((entry) => [entry.name, entry]))
    const [left, right] = [read(one), read(other)]
    for (const name of new Set([...left.keys(), ...right.keys()])) {
      const oidOf = (entries: typeof left, kind: 'blob' | 'tree'): string | undefined => (entries.get(name)?.kind === kind ? entries.get(name)?.oid : undefined)
      const files = { before: oidOf(left, 'blob'), after: oidOf(right, 'blob') }
      if (files.before !== files.after) changes.set(prefix + name, files)
      visit(`${prefix}${name}/`, oidOf(left, 'tree'), oidOf(right, 'tree'))
    }
  }
  visit('', before, after)
  return changes
}

/** The newest commit that both histories have. */
export function findMergeBase(git: GitStore, repositoryId: string, one: string, other: string): string | undefined {
  const known = new Set([...git.history(repositoryId, one)].map(({ oid }) => oid))
  for (const { oid } of git.history(repositoryId, other)) if (known.has(oid)) return oid
  return undefined
}
