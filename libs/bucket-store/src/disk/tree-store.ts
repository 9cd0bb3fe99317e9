import type { ObjectInfo, ObjectStore } from '@naturalcad/contracts/store'
import { toBody, type Body } from '../store/body.ts'
import { createStore } from '../store/create-store.ts'
import type { DriverPutOptions } from '../store/driver.ts'
import { notFound } from '../store/store-errors.ts'
import { createFileTree, type FileTree } from './file-tree.ts'
import { translateError } from './translate-error.ts'

export interface TreeStoreOptions {
  name: string
  root: string
  createOnly: boolean
  /** Writes the body into the file of the key, which leads through no link. */
  write: (tree: FileTree, key: string, body: Body, options: DriverPutOptions) => Promise<void>
}

/** Objects as the files of a folder. Such places differ in how they write. */
export function createTreeStore({ name, root, createOnly, write }: TreeStoreOptions): ObjectStore {
  const tree = createFileTree(root)

  async function put(key: string, body: Body, options: DriverPutOptions): Promise<ObjectInfo> {
    try {
      await tree.assertNoLink(key)
      await write(tree, key, body, options)
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
    name,
    // A replacement that depends on the etag would need a lock over every process that writes here.
    capabilities: { createOnly, replaceIfMatch: false, ranges: true, signedUrls: false, contentTypes: false, resumableUploads: false },
    refusesFolderKeys: true,
    put,
    async copy(from, to, options) {
      const { body } = await tree.get(from, options)
      return put(to, toBody(body, options.signal), options)
    },
  })
}
