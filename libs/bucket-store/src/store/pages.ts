import type { ListPage, ObjectInfo } from '@naturalcad/contracts/store'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { compareKeys } from './key.ts'
import type { DriverPageOptions } from './driver.ts'

/**
 * A page of keys that are all known, for places that cannot page in the order of keys. The cursor is the last key or folder, so
 * what comes and goes elsewhere in the list moves nothing.
 */
export async function pageOf(keys: Iterable<string>, { prefix, delimiter, cursor, limit }: DriverPageOptions, infoOf: (key: string) => Promise<ObjectInfo | undefined>): Promise<ListPage> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const page: ListPage = { objects: [], folders: [] }
  let last: string | undefined
  let folder: string | undefined
  for (const key of [...keys].filter((candidate) => candidate.startsWith(prefix)).sort(compareKeys)) {
    const end = delimiter === undefined ? -1 : key.indexOf(delimiter, prefix.length)
    const name = end < 0 ? key : key.slice(0, end + 1)
    if (name === folder || (after !== undefined && compareKeys(name, after) <= 0)) continue
    if (page.objects.length + page.folders.length === limit) return { ...page, cursor: writeCursor(last ?? '') }
    if (end < 0) {
      const info = await infoOf(key)
      if (info === undefined) continue
      page.objects.push(info)
    } else {
      folder = name
      page.folders.push(name)
    }
    last = name
  }
  return page
}

/** A cursor of a key, or of what a server calls its own. */
export function writeCursor(key: string): string {
  return Buffer.from(key).toString('base64url')
}

/** Throws `INVALID_REQUEST`. */
export function readCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString()
  if (key === '' || writeCursor(key) !== cursor) throw new NaturalCadError('INVALID_REQUEST', 'this is no cursor of this store', { remedy: 'use the one of the page before' })
  return key
}
