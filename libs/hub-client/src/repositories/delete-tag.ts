import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toApiPath, type RepoDesignation } from '../call/repo-id.ts'

export interface DeleteTagParams extends HubCall {
  repo: RepoDesignation
  tag: string
}

/** Removes a tag; the commit stays. */
export async function deleteTag({ repo, tag, ...call }: DeleteTagParams): Promise<void> {
  await discard(connect(call).open(toApiPath(repo, `/tag/${encodeURIComponent(tag)}`), { method: 'DELETE' }))
}
