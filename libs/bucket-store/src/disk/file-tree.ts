import { constants, createReadStream } from 'node:fs'
import { lstat, open, opendir, rm, rmdir, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { GetOptions, ListPage, ObjectInfo, StoreCallOptions, StoredObject } from '@naturalcad/contracts/store'
import type { DriverPageOptions } from '../store/driver.ts'
import { compareKeys } from '../store/key.ts'
import { pageOf } from '../store/pages.ts'
import { keyConflict, notFound } from '../store/store-errors.ts'
import { translateError } from './translate-error.ts'
import { partialPrefix } from './write-whole.ts'

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
}

export function createFileTree(folder: string): FileTree {
  const root = resolve(folder)
  const fileOf = (key: string) => join(root, ...key.split('/'))

  async function head(key: string): Promise<ObjectInfo | undefined> {
    try {
      await assertNoLink(root, key)
      const stats = await lstat(fileOf(key), { bigint: true })
      if (!stats.isFile()) return undefined
      return { key, size: Number(stats.size), etag: `"${stats.ino}-${stats.mtimeNs}-${stats.size}"`, modified: stats.mtime }
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
    async get(key, { range, signal }) {
      const info = await head(key)
      if (info === undefined) throw notFound(key)
      let handle: FileHandle
      try {
        handle = await open(fileOf(key), constants.O_RDONLY | constants.O_NOFOLLOW)
      } catch (error) {
        throw translateError(error, key)
      }
      const stream = createReadStream('', { fd: handle, ...range, ...(signal === undefined ? {} : { signal }) })
      return { info, body: Readable.toWeb(stream) as ReadableStream<Uint8Array> }
    },
    page: async (options) => pageOf(await keysOf(options), options, head),
    async *list({ prefix, signal }) {
      for (const key of (await keysOf({ prefix, signal })).sort(compareKeys)) {
        signal?.throwIfAborted()
        const info = await head(key)
        if (info !== undefined) yield info
      }
    },
    async delete(keys) {
      for (const key of keys) {
        try {
          await assertNoLink(root, key)
          await rm(fileOf(key))
          await removeEmptyFolders(root, dirname(fileOf(key)))
        } catch (error) {
          if (!isMissing(error)) throw translateError(error, key)
        }
      }
    },
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
