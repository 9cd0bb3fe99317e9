import { link, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { countChunks } from '../store/body.ts'
import { preconditionFailed } from '../store/store-errors.ts'
import { createSweep } from './sweep.ts'
import { createTreeStore } from './tree-store.ts'
import { writeWhole } from './write-whole.ts'

export interface DiskStoreOptions {
  /** The folder that holds the objects; made on the first write. */
  root: string
}

/** Keeps each object as a file under a folder, by its key. Writes are whole or not at all; links are not followed. */
export function createDiskStore({ root }: DiskStoreOptions): ObjectStore {
  const sweep = createSweep()
  return createTreeStore({
    name: 'disk',
    root,
    createOnly: true,
    async write(tree, key, body, { ifNoneMatch, onProgress }) {
      const file = tree.fileOf(key)
      await sweep(dirname(file))
      await writeWhole(file, countChunks(body.chunks({ areTransient: true }), body.size, onProgress), ifNoneMatch === '*' ? linkInto(key) : undefined)
    },
  })
}

/** A hard link fails where the name exists, which a rename does not: one of many racing writers wins. */
function linkInto(key: string) {
  return async (temporary: string, target: string) => {
    try {
      await link(temporary, target)
    } catch (error) {
      throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? preconditionFailed(key, 'ifNoneMatch') : error
    }
    await rm(temporary)
  }
}
