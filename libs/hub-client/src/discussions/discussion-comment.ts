import { z } from 'zod'
import { toPathPart } from '../call/path-part.ts'
import { DiscussionEvent, toDiscussionPath, type DiscussionCall } from './discussion.ts'

/** What every call on one comment takes. */
export interface DiscussionCommentCall extends DiscussionCall {
  /** `id` of its event. */
  commentId: string
}

export const UpdatedComment = z.looseObject({ updatedComment: DiscussionEvent })

export function toCommentPath({ repo, num, commentId }: DiscussionCommentCall, suffix: string): string {
  return toDiscussionPath(repo, num, `/comment/${toPathPart(commentId, 'id of a comment')}${suffix}`)
}
