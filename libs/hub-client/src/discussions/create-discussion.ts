import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { DiscussionsCall } from './discussion.ts'

export interface CreateDiscussionParams extends DiscussionsCall {
  /** At least three characters. */
  title: string
  /** Markdown. @default '' */
  description?: string
  /** Opens a pull request, as a draft without commits: `refs/pr/<num>` is its branch. @default false */
  isPullRequest?: boolean
}

const CreatedDiscussion = z.looseObject({ num: z.number() })
export type CreatedDiscussion = z.output<typeof CreatedDiscussion>

/** Opens a discussion or an empty pull request. */
export async function createDiscussion(params: CreateDiscussionParams): Promise<CreatedDiscussion> {
  const { repo, title, description = '', isPullRequest = false, ...call } = params
  const json = { title, description, pullRequest: isPullRequest }
  return connect(call).json(toApiPath(repo, '/discussions'), { method: 'POST', json, schema: CreatedDiscussion })
}
