import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { DiscussionEvent, toDiscussionPath, type DiscussionCall } from './discussion.ts'

export interface CommentDiscussionParams extends DiscussionCall {
  /** Markdown. */
  comment: string
}

const Answer = z.looseObject({ newMessage: DiscussionEvent })

/** Says something in a discussion. */
export async function commentDiscussion({ repo, num, comment, ...call }: CommentDiscussionParams): Promise<DiscussionEvent> {
  const { newMessage } = await connect(call).json(toDiscussionPath(repo, num, '/comment'), { method: 'POST', json: { comment }, schema: Answer })
  return newMessage
}
