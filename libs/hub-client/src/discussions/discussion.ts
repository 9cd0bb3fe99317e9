import { NaturalCadError } from '@naturalcad/contracts/errors'
import { z } from 'zod'
import type { HubCall } from '../call/hub-call.ts'
import { toApiPath, type RepoDesignation } from '../call/repo-id.ts'

/** What every call on the discussions of a repository takes. */
export interface DiscussionsCall extends HubCall {
  /** A model, dataset or Space. */
  repo: RepoDesignation
}

/** What every call on one discussion takes. */
export interface DiscussionCall extends DiscussionsCall {
  /** Counted from 1 in each repository. */
  num: number
}

const Author = z.looseObject({ name: z.string().nullish() }).nullish()

export const DiscussionEvent = z.looseObject({
  id: z.string(),
  /** `comment`, `status-change`, `title-change`, `commit`, … */
  type: z.string(),
  createdAt: z.string().nullish(),
  author: Author,
  /** Of a comment `latest.raw`, of a change `from`, `to` or `status`. */
  data: z.record(z.string(), z.unknown()).nullish(),
})
/** Something that was said in a discussion or done to it. */
export type DiscussionEvent = z.output<typeof DiscussionEvent>

export const Discussion = z.looseObject({
  num: z.number(),
  title: z.string(),
  /** `open`, `closed`, `draft` or `merged`. */
  status: z.string(),
  isPullRequest: z.boolean(),
  createdAt: z.string().nullish(),
  /** Null where the account is gone. */
  author: Author,
})
export type Discussion = z.output<typeof Discussion>

export const DiscussionDetails = Discussion.extend({
  events: z.array(DiscussionEvent),
  /** Of a pull request. */
  changes: z.looseObject({ base: z.string().nullish(), mergeCommitId: z.string().nullish() }).nullish(),
  /** Of a pull request: the files, or whether there are any. */
  filesWithConflicts: z.union([z.boolean(), z.array(z.string())]).nullish(),
  /** Of a pull request, as text. */
  diff: z.string().nullish(),
})
export type DiscussionDetails = z.output<typeof DiscussionDetails>

/** Throws `INVALID_REQUEST` for a number that no discussion can have. */
export function toDiscussionPath(repo: RepoDesignation, num: number, suffix = ''): string {
  if (!Number.isSafeInteger(num) || num < 1)
    throw new NaturalCadError('INVALID_REQUEST', `${num} is no number of a discussion`, { remedy: 'they count from 1' })
  return toApiPath(repo, `/discussions/${num}${suffix}`)
}
