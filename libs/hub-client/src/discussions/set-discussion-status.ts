import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { DiscussionEvent, toDiscussionPath, type DiscussionCall } from './discussion.ts'

export interface SetDiscussionStatusParams extends DiscussionCall {
  /** A draft of a pull request becomes one by `open`. */
  status: 'open' | 'closed'
  comment?: string
}

const Answer = z.looseObject({ newStatus: DiscussionEvent })

/** Opens or closes a discussion or pull request. Rejects with `INVALID_REQUEST` where it is so already. */
export async function setDiscussionStatus({ repo, num, status, comment, ...call }: SetDiscussionStatusParams): Promise<DiscussionEvent> {
  const json = { status, ...given({ comment }) }
  const { newStatus } = await connect(call).json(toDiscussionPath(repo, num, '/status'), { method: 'POST', json, schema: Answer })
  return newStatus
}
