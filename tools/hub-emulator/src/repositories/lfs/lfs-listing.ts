import type { GitStore } from '../git/git-store.ts'
import { compareTrees } from '../git/compare-trees.ts'

export interface ListedLfsFile {
  sha256: string
  size: number
  path: string
  /** The ref that has it, and when it came there. */
  ref: string
  pushedAt: number
}

/** Large files of all branches, tags and pull requests with their whole history: each content once, where it was newest. */
export function listLfsFiles(git: GitStore, repositoryId: string): ListedLfsFile[] {
  const found = new Map<string, ListedLfsFile>()
  const emptyTree = git.addTree(repositoryId, [])
  for (const { name: ref, commitOid } of git.refs(repositoryId)) {
    for (const commit of git.history(repositoryId, commitOid)) {
      const parent = commit.parent === null ? undefined : git.commit(repositoryId, commit.parent)
      for (const [path, { after }] of compareTrees(git, repositoryId, parent?.tree ?? emptyTree, commit.tree)) {
        const blob = after === undefined ? undefined : git.blob(repositoryId, after)
        if (blob?.lfsSize == null || (found.get(blob.sha256)?.pushedAt ?? -1) >= commit.date) continue
        found.set(blob.sha256, { sha256: blob.sha256, size: blob.lfsSize, path, ref, pushedAt: commit.date })
      }
    }
  }
  return [...found.values()].sort((one, other) => other.pushedAt - one.pushedAt)
}
