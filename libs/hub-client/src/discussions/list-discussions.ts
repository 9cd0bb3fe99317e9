import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { toApiPath } from '../call/repo-id.ts'
import { Discussion, type DiscussionsCall } from './discussion.ts'

export interface ListDiscussionsParams extends DiscussionsCall {
  /** @default both */
  type?: 'discussion' | 'pull_request'
  /** @default both */
  status?: 'open' | 'closed'
  /** Name of the account that opened it. */
  author?: string
}

const Page = z.looseObject({ discussions: z.array(Discussion), count: z.number(), start: z.number() })

/** Discussions and pull requests, newest first, page after page as the loop gets there. */
export async function* listDiscussions({ repo, type, status, author, ...call }: ListDiscussionsParams): AsyncGenerator<Discussion, void, undefined> {
  const connection = connect(call)
  for (let page = 0; ; page++) {
    const query = { ...given({ type, status, author }), p: page }
    const { discussions, count, start } = await connection.json(toApiPath(repo, '/discussions'), { query, schema: Page })
    yield* discussions
    if (discussions.length === 0 || start + discussions.length >= count) return
  }
}
