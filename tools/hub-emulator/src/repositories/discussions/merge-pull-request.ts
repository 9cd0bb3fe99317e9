import { HubError } from '../../http/hub-error.ts'
import type { Account } from '../../identity/principal.ts'
import { applyCommit, type Change } from '../content/apply-commit.ts'
import { compareTrees, findMergeBase } from '../git/compare-trees.ts'
import type { Commit } from '../git/git-store.ts'
import { mainRef, resolveRevision } from '../git/revision.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { pullRequestRef, type Discussion } from './discussion.ts'

export interface PullRequestState {
  base: Commit
  head: Commit
  target: Commit
}

/** The three commits of a merge: where both sides parted, the pull request, and main. */
export function readPullRequest({ git }: Pick<RepositoryServices, 'git'>, repository: Repository, { num, baseOid }: Discussion): PullRequestState {
  const head = resolveRevision(git, repository, pullRequestRef(num))
  const target = resolveRevision(git, repository, mainRef)
  // After a squash of main there is no common commit left; the beginning of the pull request still stands for it.
  const base = git.commit(repository.id, findMergeBase(git, repository.id, target.oid, head.oid) ?? baseOid ?? target.oid)
  if (base === undefined) throw new Error(`pull request ${num} of ${repository.fullName} has no base`)
  return { base, head, target }
}

/** Paths that both sides have changed, each in its own way. Lines are not merged. */
export function findConflicts({ git }: Pick<RepositoryServices, 'git'>, { id }: Repository, { base, head, target }: PullRequestState): string[] {
  const onMain = compareTrees(git, id, base.tree, target.tree)
  return [...compareTrees(git, id, base.tree, head.tree)].filter(([path, { after }]) => onMain.has(path) && onMain.get(path)?.after !== after).map(([path]) => path)
}

/** One commit on main with everything that the pull request changes, as the Hub squashes it. Call it inside a transaction. */
export function mergePullRequest(services: RepositoryServices, repository: Repository, discussion: Discussion, user: Account): Commit {
  const { git, accounts } = services
  const state = readPullRequest(services, repository, discussion)
  const conflicts = findConflicts(services, repository, state)
  if (conflicts.length > 0) throw new HubError(409, `This pull request has conflicts in ${conflicts.join(', ')}`, { body: { filesWithConflicts: conflicts } })
  const onMain = compareTrees(git, repository.id, state.base.tree, state.target.tree)
  const changes: Change[] = []
  for (const [path, { after }] of compareTrees(git, repository.id, state.base.tree, state.head.tree)) {
    if (onMain.has(path)) continue
    changes.push(after === undefined ? { kind: 'delete', path, what: 'file' } : { kind: 'set', path, blob: git.blob(repository.id, after) })
  }
  // Deletions first: a folder may have become a file.
  changes.sort((one, other) => Number(one.kind === 'set') - Number(other.kind === 'set'))
  const commits = [...git.history(repository.id, state.head.oid)]
  const own = commits.slice(0, commits.findIndex(({ oid }) => oid === state.base.oid)).map(({ title, oid }) => `- ${title} (${oid})`)
  const author = accounts.get(discussion.authorId)
  const credit = author === undefined ? [] : ['', '', `Co-authored-by: ${author.fullname} <${author.name}@users.noreply.huggingface.co>`]
  return applyCommit(services, repository, {
    ref: mainRef, parent: state.target, title: `${discussion.title} (#${discussion.num})`, message: [...own, ...credit].join('\n'), author: user.name, changes,
  })
}
