import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ObjectInfo, ObjectStore } from '@naturalcad/contracts/store'
import { countChunks, toBody, type Body } from '../store/body.ts'
import { createStore } from '../store/create-store.ts'
import type { DriverPutOptions } from '../store/driver.ts'
import { notFound } from '../store/store-errors.ts'
import { createFileTree } from './file-tree.ts'
import { translateError } from './translate-error.ts'

export interface MountedFolderStoreOptions {
  /** Where the bucket is mounted, or a folder in it. */
  root: string
}

/**
 * Objects in a folder that a bucket is mounted on, as in jobs of Hugging Face. Such a mount publishes a file when it is closed, and
 * refuses to append and to rename over: each object is written once, from the beginning to the end, under its own name. What was
 * canceled or failed is removed; what a killed process had not closed is never published. Others see changes some seconds later.
 */
export function createMountedFolderStore({ root }: MountedFolderStoreOptions): ObjectStore {
  const tree = createFileTree(root)

  async function put(key: string, body: Body, options: DriverPutOptions): Promise<ObjectInfo> {
    const file = tree.fileOf(key)
    try {
      await tree.assertNoLink(key)
      const chunks = countChunks(body.chunks(), body.size, options.onProgress)
      // A source that fails at once must not cost what is there.
      const first = await chunks.next()
      await mkdir(dirname(file), { recursive: true })
      const handle = await open(file, 'w')
      try {
        if (!first.done) await writeAll(handle, first.value)
        for await (const chunk of chunks) await writeAll(handle, chunk)
      } catch (error) {
        await handle.close().catch(() => undefined)
        await rm(file, { force: true })
        throw error
      }
      // An upload that failed is told here.
      await handle.close()
    } catch (error) {
      throw translateError(error, key)
    }
    const info = await tree.head(key)
    if (info === undefined) throw notFound(key)
    return info
  }

  return createStore({
    ...tree,
    name: 'mounted folder',
    capabilities: { createOnly: false, replaceIfMatch: false, ranges: true, signedUrls: false, contentTypes: false, resumableUploads: false },
    refusesFolderKeys: true,
    put,
    async copy(from, to, options) {
      const { body } = await tree.get(from, options)
      return put(to, toBody(body, options.signal), options)
    },
  })
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length; ) written += (await handle.write(chunk, written)).bytesWritten
}
