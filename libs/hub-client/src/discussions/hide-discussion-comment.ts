import { connect } from '../call/connect.ts'
import type { DiscussionEvent } from './discussion.ts'
import { toCommentPath, UpdatedComment, type DiscussionCommentCall } from './discussion-comment.ts'

/** Hides what a comment says, for good. */
export async function hideDiscussionComment(params: DiscussionCommentCall): Promise<DiscussionEvent> {
  const { updatedComment } = await connect(params).json(toCommentPath(params, '/hide'), { method: 'POST', schema: UpdatedComment })
  return updatedComment
}
