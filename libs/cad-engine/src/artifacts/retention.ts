import type { Settings } from '@naturalcad/contracts/settings'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { removeRun } from './run-artifacts.ts'

interface StoredRun {
  id: string
  bytes: number
  /** When its last file was written. */
  modified: number
}

export interface RetentionOptions {
  limits: Settings['retention']
  now: number
  /** Runs that are under way or were just made. */
  pinned: ReadonlySet<string>
}

/** Removes runs, the oldest first, until count, bytes and age are within their limits; returns the ids. */
export async function applyRetention(store: ObjectStore, options: RetentionOptions): Promise<string[]> {
  const doomed = findDoomedRuns(await listRuns(store), options)
  for (const id of doomed) await removeRun(store, id)
  return doomed
}

/** Which runs have to go. */
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

async function listRuns(store: ObjectStore): Promise<StoredRun[]> {
  const runs = new Map<string, StoredRun>()
  for await (const { key, size, modified } of store.list({ prefix: 'runs/' })) {
    const id = key.split('/')[1] ?? ''
    const run = runs.get(id) ?? { id, bytes: 0, modified: 0 }
    run.bytes += size
    run.modified = Math.max(run.modified, modified.getTime())
    runs.set(id, run)
  }
  return [...runs.values()]
}
