import type { ObjectStore } from '@naturalcad/contracts/store'
import { manifestName } from '../artifacts/manifest.ts'
import { removeRun } from '../artifacts/run-artifacts.ts'
import { findDoomedRuns, type RetentionOptions, type StoredRun } from './find-doomed-runs.ts'

/** Removes the runs that are too old or too many; returns their ids. */
export async function applyRetention(store: ObjectStore, options: RetentionOptions): Promise<string[]> {
  const doomed = findDoomedRuns(await listStoredRuns(store), options)
  for (const id of doomed) await removeRun(store, id)
  return doomed
}

async function listStoredRuns(store: ObjectStore): Promise<StoredRun[]> {
  const runs = new Map<string, StoredRun>()
  for await (const { key, size, modified } of store.list({ prefix: 'runs/' })) {
    const id = key.split('/')[1] ?? ''
    const run = runs.get(id) ?? { id, bytes: 0, modified: 0, isPublished: false }
    run.bytes += size
    run.isPublished ||= key === `runs/${id}/${manifestName}`
    run.modified = Math.max(run.modified, modified.getTime())
    runs.set(id, run)
  }
  return [...runs.values()]
}
