import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectInfo, ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { hashObject } from '../integrity/hash-object.ts'
import { inParallel } from '../store/in-parallel.ts'
import { assertKey, compareKeys } from '../store/key.ts'
import type { SyncIndex } from './sync-index.ts'
import type { SyncEntry, SyncPlan } from './sync-plan.ts'

export interface PlanSyncOptions extends StoreCallOptions {
  from: ObjectStore
  to: ObjectStore
  /** Only keys that start with it, on both sides. */
  prefix?: string
  /** What only the target has is deleted. @default false */
  deleteExtra?: boolean
  /** What earlier syncs found to be the same; it is not read again while neither side changed. Completed here. */
  index?: SyncIndex
}

/**
 * What has to be done for the target to hold what the source holds. Objects of one size are compared by the SHA-256 of their contents.
 * Changes nothing. A list that fails is an error, and a source without any object is no reason to delete everything: `INVALID_REQUEST`.
 */
export async function planSync({ from, to, prefix = '', deleteExtra = false, index, signal }: PlanSyncOptions): Promise<SyncPlan> {
  const [source, target] = await Promise.all([listAll(from, prefix, signal), listAll(to, prefix, signal)])
  if (deleteExtra && source.size === 0 && target.size > 0) {
    throw new NaturalCadError('INVALID_REQUEST', 'the source lists no object, and everything in the target would be deleted', { remedy: 'look whether the source is the right one; to empty the target, delete its objects' })
  }
  const differing = new Set<string>()
  const pairs = [...source.values()].filter(({ key }) => target.has(key))
  await inParallel(pairs, 8, async (info) => {
    const other = target.get(info.key)
    if (other !== undefined && !(await isSame(info, other))) differing.add(info.key)
  })

  async function isSame(info: ObjectInfo, other: ObjectInfo): Promise<boolean> {
    if (info.size !== other.size) return false
    if (index?.has(info.key, info.etag, other.etag) === true) return true
    const [left, right] = await Promise.all([hashObject(from, info.key, { signal }), hashObject(to, info.key, { signal })])
    if (left.sha256 !== right.sha256) return false
    // Of the bytes that were read, which may be newer than the list.
    index?.add(info.key, left.info.etag, right.info.etag)
    return true
  }

  const copies: SyncEntry[] = [...source.values()]
    .filter(({ key }) => !target.has(key) || differing.has(key))
    .map(({ key, size, etag }) => ({ action: 'copy', key, size, etag, reason: target.has(key) ? 'different' : 'new' }))
  const deletions: SyncEntry[] = deleteExtra ? [...target.values()].filter(({ key }) => !source.has(key)).map(({ key, size, etag }) => ({ action: 'delete', key, size, etag })) : []
  return { entries: [...copies.sort(byKey), ...deletions.sort(byKey)], same: pairs.length - differing.size }
}

const byKey = (a: SyncEntry, b: SyncEntry) => compareKeys(a.key, b.key)

async function listAll(store: ObjectStore, prefix: string, signal: AbortSignal | undefined): Promise<Map<string, ObjectInfo>> {
  const found = new Map<string, ObjectInfo>()
  for await (const info of store.list({ prefix, signal })) {
    assertKey(info.key)
    found.set(info.key, info)
  }
  return found
}
