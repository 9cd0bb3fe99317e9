import { connect } from '../call/connect.ts'
import { DiscussionDetails, toDiscussionPath, type DiscussionCall } from './discussion.ts'

/** A discussion with all that was said, and the difference that a pull request makes. */
export async function getDiscussion({ repo, num, ...call }: DiscussionCall): Promise<DiscussionDetails> {
  return connect(call).json(toDiscussionPath(repo, num), { query: { diff: 1 }, schema: DiscussionDetails })
}
