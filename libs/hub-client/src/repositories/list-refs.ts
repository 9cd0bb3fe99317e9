import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toApiPath, type RepoDesignation } from '../call/repo-id.ts'

const GitRef = z.looseObject({ name: z.string(), ref: z.string(), targetCommit: z.string() })
export type GitRef = z.output<typeof GitRef>

const GitRefs = z.looseObject({
  branches: z.array(GitRef),
  tags: z.array(GitRef).default([]),
  /** What the Hub made of the repository, such as Parquet files. */
  converts: z.array(GitRef).default([]),
  /** Only where asked for. */
  pullRequests: z.array(GitRef).optional(),
})
export type GitRefs = z.output<typeof GitRefs>

export interface ListRefsParams extends HubCall {
  repo: RepoDesignation
  /** @default false */
  includePullRequests?: boolean
}

/** Branches, tags and other names of commits. */
export async function listRefs({ repo, includePullRequests = false, ...call }: ListRefsParams): Promise<GitRefs> {
  const query = given({ include_prs: includePullRequests ? 1 : undefined })
  return connect(call).json(toApiPath(repo, '/refs'), { query, schema: GitRefs })
}
