import type { StoreCallOptions } from '@naturalcad/contracts/store'
import type { StoreDriver } from './driver.ts'
import { keyConflict } from './store-errors.ts'

/** How long what was seen of a folder is believed. */
const believedMs = 30_000
const maxFolders = 1000

export interface FolderCheck {
  /** Rejects with `CONFLICT` where the key would be the folder of another object, or another object its folder. */
  assertFree(key: string, options: StoreCallOptions): Promise<void>
  forget(key: string): void
}

/**
 * Places that are no file system would take `a` beside `a/b`, and what they hold could then not be brought to a disk. What they
 * hold is asked before a key is used, and believed for half a minute, so many objects in one folder cost one question.
 */
export function createFolderCheck(driver: StoreDriver, now: () => number = Date.now): FolderCheck {
  if (driver.refusesFolderKeys) return { async assertFree() {}, forget() {} }
  /** By folder, with its `/` at the end: the names of the folders in it, or undefined where there are too many objects to know. */
  const known = new Map<string, { folders: Set<string> | undefined; until: number }>()
  /** Names that no object has, by when that was seen. */
  const free = new Map<string, number>()

  async function look(folder: string, options: StoreCallOptions) {
    const found = known.get(folder)
    if (found !== undefined && found.until > now()) return found
    const { objects, folders, cursor } = await driver.page({ prefix: folder, delimiter: '/', cursor: undefined, limit: 1000, signal: options.signal })
    // Objects in a folder prove that no object has its name.
    if (objects.length === 0 && folders.length === 0) await assertNoObjectAbove(folder, options)
    const seen = { folders: cursor === undefined ? new Set(folders) : undefined, until: now() + believedMs }
    if (known.size >= maxFolders) known.clear()
    known.set(folder, seen)
    return seen
  }

  async function assertNoObjectAbove(folder: string, options: StoreCallOptions): Promise<void> {
    const segments = folder.split('/').slice(0, -1)
    for (let count = 1; count <= segments.length; count += 1) {
      const above = segments.slice(0, count).join('/')
      if ((free.get(above) ?? 0) > now()) continue
      if ((await driver.head(above, options)) !== undefined) throw keyConflict(folder, above)
      if (free.size >= maxFolders) free.clear()
      free.set(above, now() + believedMs)
    }
  }

  return {
    async assertFree(key, options) {
      const folder = key.slice(0, key.lastIndexOf('/') + 1)
      const { folders } = await look(folder, options)
      const isFolder = folders === undefined ? (await driver.page({ prefix: `${key}/`, delimiter: undefined, cursor: undefined, limit: 1, signal: options.signal })).objects.length > 0 : folders.has(`${key}/`)
      if (isFolder) throw keyConflict(key, `${key}/…`)
      free.delete(key)
      for (let at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1)) {
        const parent = key.slice(0, key.lastIndexOf('/', at - 1) + 1)
        known.get(parent)?.folders?.add(key.slice(0, at + 1))
      }
    },
    /** A deleted object may have been the last of its folder. */
    forget(key) {
      for (let at = key.lastIndexOf('/'); at >= 0; at = key.lastIndexOf('/', at - 1)) known.delete(key.slice(0, at + 1))
      known.delete('')
    },
  }
}
