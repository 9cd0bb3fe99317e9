import type { Settings } from '@naturalcad/contracts/settings'

export interface StoredRun {
  id: string
  bytes: number
  /** When its last file was written, in milliseconds since the epoch. */
  modified: number
  /** Its manifest is there. */
  isPublished: boolean
}

/** A run without a manifest may be under way in another process; after this time, in milliseconds, it is what a kill left. */
const unfinishedMs = 3_600_000

export interface RetentionOptions {
  limits: Settings['retention']
  now: number
  /** Runs that are under way or were just made. */
  pinned: ReadonlySet<string>
}

/** Which runs have to go: what was never finished, and the oldest, until count, bytes and age are within their limits. */
export function findDoomedRuns(runs: readonly StoredRun[], { limits, now, pinned }: RetentionOptions): string[] {
  const oldestFirst = [...runs].sort((a, b) => a.modified - b.modified || (a.id < b.id ? -1 : 1))
  let count = runs.length
  let bytes = runs.reduce((sum, run) => sum + run.bytes, 0)
  const maxAgeMs = limits.maxAgeDays * 86_400_000
  const doomed = []
  for (const run of oldestFirst) {
    if (pinned.has(run.id)) continue
    const isLeftOver = !run.isPublished && now - run.modified > unfinishedMs
    if (!isLeftOver && count <= limits.maxRuns && bytes <= limits.maxBytes && now - run.modified <= maxAgeMs) continue
    doomed.push(run.id)
    count -= 1
    bytes -= run.bytes
  }
  return doomed
}
