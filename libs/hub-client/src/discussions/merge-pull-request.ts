import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { toDiscussionPath, type DiscussionCall } from './discussion.ts'

export interface MergePullRequestParams extends DiscussionCall {
  comment?: string
}

/** Merges an open pull request into the branch that it is for. */
export async function mergePullRequest({ repo, num, comment, ...call }: MergePullRequestParams): Promise<void> {
  const body = comment === undefined ? {} : { json: { comment } }
  await discard(connect(call).open(toDiscussionPath(repo, num, '/merge'), { method: 'POST', ...body }))
}
