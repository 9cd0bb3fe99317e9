import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { given } from '../call/given.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toApiPath, type RepoDesignation } from '../call/repo-id.ts'

export interface CreateTagParams extends HubCall {
  repo: RepoDesignation
  tag: string
  message?: string
  /** The branch or commit that it names. @default 'main' */
  revision?: string
}

/** Gives a commit a name that stays. Rejects with `CONFLICT` where the tag exists. */
export async function createTag({ repo, tag, message, revision = 'main', ...call }: CreateTagParams): Promise<void> {
  const json = { tag, ...given({ message }) }
  await discard(connect(call).open(toApiPath(repo, `/tag/${encodeURIComponent(revision)}`), { method: 'POST', json }))
}
