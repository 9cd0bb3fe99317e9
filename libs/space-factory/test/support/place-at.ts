import { join } from 'node:path'
import { createDiskStore, createMemoryStore, createMountedFolderStore } from '@naturalcad/bucket-store'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { createDiskJournalStorage, createStoreJournalStorage, type JournalStorage } from '@naturalcad/run-logger'
import { runPrefix } from './run-in-process.ts'

export const places = ['memory', 'mounted folder', 'disk'] as const

export interface Place {
  store: ObjectStore
  /** Another process would open its own. */
  openStorage: () => JournalStorage
  /** For what lies beside the run. */
  folder: string
}

/** A place for a run below a folder; in another process the same one, unless it is in memory. */
export function openPlaceAt(name: (typeof places)[number], folder: string): Place {
  const root = join(folder, 'bucket')
  const store = name === 'memory' ? createMemoryStore() : name === 'disk' ? createDiskStore({ root }) : createMountedFolderStore({ root })
  const openStorage = () => (name === 'disk' ? createDiskJournalStorage({ folder: join(root, runPrefix) }) : createStoreJournalStorage({ store, prefix: runPrefix, lookEveryMs: 5 }))
  return { store, openStorage, folder }
}
