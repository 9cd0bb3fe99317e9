import { link, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ObjectInfo, ObjectStore } from '@naturalcad/contracts/store'
import { countChunks, toBody, type Body } from '../store/body.ts'
import { createStore } from '../store/create-store.ts'
import type { DriverPutOptions } from '../store/driver.ts'
import { notFound, preconditionFailed } from '../store/store-errors.ts'
import { createFileTree } from './file-tree.ts'
import { createSweep } from './sweep.ts'
import { translateError } from './translate-error.ts'
import { writeWhole } from './write-whole.ts'

export interface DiskStoreOptions {
  /** The folder that holds the objects; made on the first write. */
  root: string
}

/** Keeps each object as a file under a folder, by its key. Writes are whole or not at all; links are not followed. */
export function createDiskStore({ root }: DiskStoreOptions): ObjectStore {
  const tree = createFileTree(root)
  const sweep = createSweep()

  async function put(key: string, body: Body, options: DriverPutOptions): Promise<ObjectInfo> {
    try {
      await tree.assertNoLink(key)
      await sweep(dirname(tree.fileOf(key)))
      await writeWhole(tree.fileOf(key), countChunks(body.chunks(), body.size, options.onProgress), options.ifNoneMatch === '*' ? linkInto(key) : undefined)
    } catch (error) {
      await tree.removeEmptyFolders(key)
      throw translateError(error, key)
    }
    const info = await tree.head(key)
    if (info === undefined) throw notFound(key)
    return info
  }

  return createStore({
    ...tree,
    name: 'disk',
    // A replacement that depends on the etag would need a lock over every process that writes here.
    capabilities: { createOnly: true, replaceIfMatch: false, ranges: true, signedUrls: false, contentTypes: false, resumableUploads: false },
    refusesFolderKeys: true,
    put,
    async copy(from, to, options) {
      const { body } = await tree.get(from, options)
      return put(to, toBody(body, options.signal), options)
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
