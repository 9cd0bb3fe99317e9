import type { Settings } from '@naturalcad/contracts/settings'

export interface StoredRun {
  id: string
  bytes: number
  /** When its last file was written, in milliseconds since the epoch. */
  modified: number
}

export interface RetentionOptions {
  limits: Settings['retention']
  now: number
  /** Runs that are under way or were just made. */
  pinned: ReadonlySet<string>
}

/** Which runs have to go, the oldest first, until count, bytes and age are within their limits. */
export function findDoomedRuns(runs: readonly StoredRun[], { limits, now, pinned }: RetentionOptions): string[] {
  const oldestFirst = [...runs].sort((a, b) => a.modified - b.modified || (a.id < b.id ? -1 : 1))
  let count = runs.length
  let bytes = runs.reduce((sum, run) => sum + run.bytes, 0)
  const maxAgeMs = limits.maxAgeDays * 86_400_000
  const doomed = []
  for (const run of oldestFirst) {
    if (pinned.has(run.id)) continue
    if (count <= limits.maxRuns && bytes <= limits.maxBytes && now - run.modified <= maxAgeMs) continue
    doomed.push(run.id)
    count -= 1
    bytes -= run.bytes
  }
  return doomed
}
