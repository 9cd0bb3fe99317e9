import type { ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { inParallel } from '../store/in-parallel.ts'
import type { RetentionPlan } from './plan-retention.ts'

/** Deletes what the plan says; an object that was written anew since the plan was made stays. */
export async function applyRetention(store: ObjectStore, plan: RetentionPlan, { signal }: StoreCallOptions = {}): Promise<{ deleted: string[]; changed: string[] }> {
  const deleted: string[] = []
  const changed: string[] = []
  await inParallel(plan.delete, 8, async ({ key, etag }) => {
    const info = await store.head(key, { signal })
    if (info === undefined) return
    ;(info.etag === etag ? deleted : changed).push(key)
  })
  await store.deleteAll(deleted, { signal })
  return { deleted, changed }
}
