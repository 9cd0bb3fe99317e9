import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import type { HubCall } from '../call/hub-call.ts'
import { splitName, toRepoId, type RepoDesignation } from '../call/repo-id.ts'

export interface MoveRepoParams extends HubCall {
  /** A repository or bucket. */
  from: RepoDesignation
  /** Of the same type. */
  to: RepoDesignation
}

/** Renames a repository or bucket, or hands it to another namespace. Its old address leads to the new one. */
export async function moveRepo({ from, to, ...call }: MoveRepoParams): Promise<void> {
  const { type } = toRepoId(from)
  const nameOf = (repo: RepoDesignation) => Object.values(splitName(toRepoId(repo, type))).join('/')
  const json = { fromRepo: nameOf(from), toRepo: nameOf(to), type }
  await discard(connect(call).open('api/repos/move', { method: 'POST', json }))
}
