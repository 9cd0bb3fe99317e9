import type { Database } from '../storage/database.ts'
import type { ObjectStore } from '../storage/object-store.ts'
import { createXetFiles, type XetFiles } from './xet-files.ts'
import { createXetStore, type XetStore } from './xet-store.ts'

export interface XetFoundation {
  database: Database
  objects: ObjectStore
  now: () => number
}

export interface XetServices extends XetFoundation {
  store: XetStore
  files: XetFiles
}

/** The content-addressed storage behind buckets and large files of repositories. */
export function addXet(foundation: XetFoundation): XetServices {
  const store = createXetStore(foundation.database, foundation.now)
  return { ...foundation, store, files: createXetFiles(store, foundation.objects) }
}

/** Clients remember for three weeks which xorbs a server has and name them in later uploads, whatever was deleted since. */
export const keepUnusedMs = 28 * 86_400_000
