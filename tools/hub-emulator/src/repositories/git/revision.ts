import { HubError } from '../../http/hub-error.ts'
import type { Repository } from '../repository.ts'
import type { Commit, GitStore } from './git-store.ts'

export const mainRef = 'refs/heads/main'

/** A branch, a tag, a full ref, a commit id or at least seven characters of one. `HEAD` is main. */
export function findRevision(git: GitStore, { id }: Repository, revision: string): Commit | undefined {
  const names = revision === 'HEAD' ? [mainRef] : [`refs/heads/${revision}`, `refs/tags/${revision}`, revision]
  for (const name of names) {
    const ref = git.ref(id, name)
    if (ref !== undefined) return git.commit(id, ref.commitOid)
  }
  return /^[0-9a-f]{7,40}$/.test(revision) ? git.findCommit(id, revision) : undefined
}

export function resolveRevision(git: GitStore, repository: Repository, revision: string): Commit {
  const found = findRevision(git, repository, revision)
  if (found === undefined) throw new HubError(404, `Invalid rev id: ${revision}`, { code: 'RevisionNotFound' })
  return found
}

/** The branch or pull request that a commit goes to. */
export function resolveBranch(git: GitStore, repository: Repository, revision: string): { ref: string; head: Commit } {
  for (const ref of revision === 'HEAD' ? [mainRef] : [`refs/heads/${revision}`, revision]) {
    const target = ref.startsWith('refs/heads/') || ref.startsWith('refs/pr/') ? git.ref(repository.id, ref) : undefined
    const head = target === undefined ? undefined : git.commit(repository.id, target.commitOid)
    if (head !== undefined) return { ref, head }
  }
  const isReadOnly = findRevision(git, repository, revision) !== undefined
  if (isReadOnly) throw new HubError(400, `"${revision}" is not a branch: a commit goes to a branch or a pull request`)
  throw new HubError(404, `Invalid rev id: ${revision}`, { code: 'RevisionNotFound' })
}
