export type DiscussionStatus = 'draft' | 'open' | 'closed' | 'merged'

/** A pull request is a discussion with a ref of its own, `refs/pr/<num>`. They share their numbers. */
export interface Discussion {
  repositoryId: string
  num: number
  title: string
  status: DiscussionStatus
  authorId: string
  createdAt: number
  /** Where the pull request began; null for a mere discussion. */
  baseOid: string | null
  /** The commit on main that merged it. */
  mergeOid: string | null
}

export type EventContent =
  | { type: 'comment'; versions: { raw: string; at: number }[]; hiddenBy: string | null }
  | { type: 'status-change'; status: DiscussionStatus }
  | { type: 'title-change'; from: string; to: string }
  | { type: 'commit'; subject: string; oid: string }

export interface DiscussionEvent {
  id: string
  authorId: string
  createdAt: number
  content: EventContent
}

export function pullRequestRef(num: number): string {
  return `refs/pr/${num}`
}

/** The number in a pull request's ref. */
export function pullRequestOf(ref: string): number | undefined {
  const num = /^refs\/pr\/(\d+)$/.exec(ref)?.[1]
  return num === undefined ? undefined : Number(num)
}
