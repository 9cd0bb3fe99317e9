import { constants, type BigIntStats } from 'node:fs'
import { lstat, open, opendir, rm, rmdir, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { GetOptions, ListPage, ObjectInfo, StoreCallOptions, StoredObject } from '@naturalcad/contracts/store'
import type { DriverPageOptions } from '../store/driver.ts'
import { compareKeys } from '../store/key.ts'
import { pageOf } from '../store/pages.ts'
import { keyConflict, notFound } from '../store/store-errors.ts'
import { streamFile } from './stream-file.ts'
import { translateError } from './translate-error.ts'
import { partialPrefix } from './write-whole.ts'

const statsAtOnce = 64

/** Objects as the files of a folder: what does not depend on how they are written. */
export interface FileTree {
  fileOf(key: string): string
  /** Rejects where a part of the way is a link, or a file that would have to be a folder. */
  assertNoLink(key: string): Promise<void>
  head(key: string): Promise<ObjectInfo | undefined>
  get(key: string, options: GetOptions): Promise<StoredObject>
  page(options: DriverPageOptions): Promise<ListPage>
  list(options: StoreCallOptions & { prefix: string }): AsyncIterable<ObjectInfo>
  delete(keys: readonly string[]): Promise<void>
  /** A write that failed leaves no folders. */
  removeEmptyFolders(key: string): Promise<void>
}

export function createFileTree(folder: string): FileTree {
  const root = resolve(folder)
  const fileOf = (key: string) => join(root, ...key.split('/'))

  async function head(key: string): Promise<ObjectInfo | undefined> {
    try {
      return (await canExist(root, key)) ? await look(key) : undefined
    } catch (error) {
      throw translateError(error, key)
    }
  }

  /** Of a key whose folders were just walked through, or looked at. */
  async function look(key: string): Promise<ObjectInfo | undefined> {
    try {
      const stats = await lstat(fileOf(key), { bigint: true })
      return stats.isFile() ? toInfo(key, stats) : undefined
    } catch (error) {
      if (isMissing(error)) return undefined
      throw translateError(error, key)
    }
  }

  async function keysOf({ prefix, signal }: StoreCallOptions & { prefix: string }): Promise<string[]> {
    const keys: string[] = []
    for await (const key of walk(root, '', prefix)) {
      signal?.throwIfAborted()
      if (key.startsWith(prefix)) keys.push(key)
    }
    return keys
  }

  return {
    fileOf,
    head,
    assertNoLink: (key) => assertNoLink(root, key),
    async removeEmptyFolders(key) {
      // Behind a link lie folders of others.
      if (await canExist(root, key).catch(() => false)) await removeEmptyFolders(root, dirname(fileOf(key)))
    },
    async get(key, { range, signal }) {
      let handle: FileHandle | undefined
      try {
        if (!(await canExist(root, key))) throw notFound(key)
        handle = await open(fileOf(key), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
        // Of the file that was opened: another one may have its name by now.
        const stats = await handle.stat({ bigint: true })
        if (!stats.isFile()) throw notFound(key)
        signal?.throwIfAborted()
        const info = toInfo(key, stats)
        return { info, body: await streamFile(handle, range?.start ?? 0, Math.min((range?.end ?? Infinity) + 1, info.size)) }
      } catch (error) {
        await handle?.close()
        throw translateError(error, key)
      }
    },
    page: async (options) => pageOf(await keysOf(options), options, head),
    async *list({ prefix, signal }) {
      const keys = (await keysOf({ prefix, signal })).sort(compareKeys)
      for (let at = 0; at < keys.length; at += statsAtOnce) {
        signal?.throwIfAborted()
        for (const info of await Promise.all(keys.slice(at, at + statsAtOnce).map(look))) if (info !== undefined) yield info
      }
    },
    async delete(keys) {
      for (const key of keys) {
        try {
          if (!(await canExist(root, key)) || (await lstat(fileOf(key))).isDirectory()) continue
          await rm(fileOf(key))
          await removeEmptyFolders(root, dirname(fileOf(key)))
        } catch (error) {
          if (!isMissing(error)) throw translateError(error, key)
        }
      }
    },
  }
}

function toInfo(key: string, { ino, mtimeNs, size, mtime }: BigIntStats): ObjectInfo {
  return { key, size: Number(size), etag: `"${ino}-${mtimeNs}-${size}"`, modified: mtime }
}

/** False where an object has the name of a folder of the key. */
async function canExist(root: string, key: string): Promise<boolean> {
  try {
    await assertNoLink(root, key)
    return true
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'CONFLICT') return false
    throw error
  }
}

/** A link inside the root could lead out of it. */
async function assertNoLink(root: string, key: string) {
  const segments = key.split('/')
  for (let count = 1; count <= segments.length; count += 1) {
    const stats = await lstat(join(root, ...segments.slice(0, count))).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    if (stats === undefined) return
    if (stats.isSymbolicLink()) throw Object.assign(new Error(`${key} leads through a link`), { code: 'ELOOP' })
    if (count < segments.length && !stats.isDirectory()) throw keyConflict(key, segments.slice(0, count).join('/'))
  }
}

/** Only folders are entered that keys with the prefix can lie in. */
async function* walk(folder: string, path: string, prefix: string): AsyncGenerator<string> {
  let entries
  try {
    entries = await opendir(folder)
  } catch (error) {
    if (isMissing(error)) return
    throw translateError(error, path)
  }
  for await (const entry of entries) {
    if (entry.name.startsWith(partialPrefix)) continue
    const inner = `${path}${entry.name}`
    if (entry.isDirectory() && (prefix.startsWith(`${inner}/`) || `${inner}/`.startsWith(prefix))) yield* walk(join(folder, entry.name), `${inner}/`, prefix)
    else if (entry.isFile()) yield inner
  }
}

async function removeEmptyFolders(root: string, folder: string) {
  for (let current = folder; current.startsWith(root) && current !== root; current = dirname(current)) {
    try {
      await rmdir(current)
    } catch {
      return // not empty, or already gone
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
