import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectInfo } from '@naturalcad/contracts/store'

export interface RetentionPolicy {
  /** Older objects go. */
  maxAgeMs?: number
  /** At most so many objects stay; the oldest go first. */
  maxCount?: number
  /** At most so many bytes stay; the oldest go first. */
  maxBytes?: number
  /** The newest so many of each run stay, whatever the bounds say. @default 0 */
  keepLastPerRun?: number
  /** Which objects are of one run. @default those in one folder */
  runOf?: (key: string) => string
  /** Stays, whatever the bounds say. */
  isPinned?: (key: string) => boolean
}

export type RetentionReason = 'age' | 'count' | 'bytes'

export interface RetentionPlan {
  delete: { key: string; size: number; etag: string; reason: RetentionReason }[]
  kept: { count: number; bytes: number }
}

const folderOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1)

/**
 * Which objects have to go, oldest first, so that the bounds hold; those that are pinned or the last of their run stay, and count. Changes
 * nothing: look at the plan, then hand it to `applyRetention`. Throws `INVALID_REQUEST` for a bound that is none.
 */
export function planRetention(objects: Iterable<ObjectInfo>, policy: RetentionPolicy, now: Date): RetentionPlan {
  const { maxAgeMs, maxCount, maxBytes, keepLastPerRun = 0, runOf = folderOf, isPinned = () => false } = policy
  for (const [name, bound] of Object.entries({ maxAgeMs, maxCount, maxBytes, keepLastPerRun })) {
    if (bound !== undefined && !(bound >= 0)) throw new NaturalCadError('INVALID_REQUEST', `${name} is ${bound}, and has to be a number from 0`)
  }
  // Among those of one instant the key decides, so the same list gives the same plan.
  const newestFirst = [...objects].sort((a, b) => b.modified.getTime() - a.modified.getTime() || (a.key < b.key ? -1 : 1))
  const seenOfRun = new Map<string, number>()
  const stays: ObjectInfo[] = []
  const mayGo: ObjectInfo[] = []
  for (const object of newestFirst) {
    const run = runOf(object.key)
    const seen = seenOfRun.get(run) ?? 0
    seenOfRun.set(run, seen + 1)
    ;(seen < keepLastPerRun || isPinned(object.key) ? stays : mayGo).push(object)
  }
  const kept = { count: stays.length, bytes: stays.reduce((sum, { size }) => sum + size, 0) }
  const plan: RetentionPlan = { delete: [], kept }
  let full: RetentionReason | undefined
  for (const { key, size, etag, modified } of mayGo) {
    // Once a bound is met, what is older goes as well: a small old object must not outlive a large newer one.
    if (maxAgeMs !== undefined && now.getTime() - modified.getTime() > maxAgeMs) full = 'age'
    else if (full === undefined && maxCount !== undefined && kept.count + 1 > maxCount) full = 'count'
    else if (full === undefined && maxBytes !== undefined && kept.bytes + size > maxBytes) full = 'bytes'
    if (full !== undefined) {
      plan.delete.push({ key, size, etag, reason: full })
      continue
    }
    kept.count += 1
    kept.bytes += size
  }
  plan.delete.reverse()
  return plan
}
