import type { Commit, GitStore } from '../git/git-store.ts'
import type { Repository } from '../repository.ts'
import type { BlobContents } from './blob-contents.ts'

/** Configuration and cards are small; a larger file of that name is not read. */
const maxTextBytes = 4 * 1024 * 1024

export function readTextFile({ git, contents }: { git: GitStore; contents: BlobContents }, { id }: Repository, { tree }: Commit, path: string): string | undefined {
  const entry = git.find(id, tree, path)
  if (entry?.kind !== 'blob') return undefined
  const blob = git.blob(id, entry.oid)
  return (blob.lfsSize ?? blob.size) > maxTextBytes ? undefined : contents.read(blob).toString('utf8')
}
