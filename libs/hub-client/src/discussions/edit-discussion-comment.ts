import { connect } from '../call/connect.ts'
import type { DiscussionEvent } from './discussion.ts'
import { toCommentPath, UpdatedComment, type DiscussionCommentCall } from './discussion-comment.ts'

export interface EditDiscussionCommentParams extends DiscussionCommentCall {
  /** Markdown, in place of what it said; the versions before stay to be seen. */
  content: string
}

/** Changes a comment of one's own. */
export async function editDiscussionComment({ content, ...params }: EditDiscussionCommentParams): Promise<DiscussionEvent> {
  const { updatedComment } = await connect(params).json(toCommentPath(params, '/edit'), { method: 'POST', json: { content }, schema: UpdatedComment })
  return updatedComment
}
