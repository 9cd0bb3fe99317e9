import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { DiscussionEvent, toDiscussionPath, type DiscussionCall } from './discussion.ts'

export interface RenameDiscussionParams extends DiscussionCall {
  /** At least three characters. */
  title: string
}

const Answer = z.looseObject({ newTitle: DiscussionEvent })

/** Gives a discussion or pull request another title. */
export async function renameDiscussion({ repo, num, title, ...call }: RenameDiscussionParams): Promise<DiscussionEvent> {
  const { newTitle } = await connect(call).json(toDiscussionPath(repo, num, '/title'), { method: 'POST', json: { title }, schema: Answer })
  return newTitle
}
