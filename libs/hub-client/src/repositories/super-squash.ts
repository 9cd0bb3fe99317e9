import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toApiPath, type RepoDesignation } from '../call/repo-id.ts'

export interface SuperSquashParams extends HubCall {
  repo: RepoDesignation
  /** @default 'main' */
  branch?: string
  /** Of the one commit that is left. */
  message?: string
}

/** Makes one commit of a branch's whole history. It cannot be undone. */
export async function superSquash({ repo, branch = 'main', message = `Super-squash branch '${branch}'`, ...call }: SuperSquashParams): Promise<void> {
  await discard(connect(call).open(toApiPath(repo, `/super-squash/${encodeURIComponent(branch)}`), { method: 'POST', json: { message } }))
}
