import { constants, createReadStream } from 'node:fs'
import { link, lstat, open, opendir, rm, rmdir, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { GetOptions, ListOptions, ObjectInfo, ObjectStore, PutOptions, StoredObject } from '@naturalcad/contracts/store'
import { chunksOf } from '../body.ts'
import { assertKey, assertPrefix, compareKeys } from '../key.ts'
import { keyConflict, notFound, preconditionFailed, refuseCapability } from '../store-errors.ts'
import { translateError } from './translate-error.ts'
import { partialPrefix, writeWhole } from './write-whole.ts'

export interface DiskStoreOptions {
  /** The folder that holds the objects; made on the first write. */
  root: string
}

/** Keeps each object as a file under a folder, by its key. Writes are whole or not at all; links are not followed. */
export function createDiskStore({ root: folder }: DiskStoreOptions): ObjectStore {
  const root = resolve(folder)
  const fileOf = (key: string) => join(root, ...key.split('/'))

  async function infoOf(key: string): Promise<ObjectInfo | undefined> {
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

  return {
    name: 'disk',
    // A replacement that depends on the etag would need a lock over every process that writes here.
    capabilities: { createOnly: true, replaceIfMatch: false, ranges: true, signedUrls: false, contentTypes: false },

    async put(key, body, options: PutOptions = {}) {
      assertKey(key)
      if (options.ifMatch !== undefined) throw refuseCapability('disk', 'replaceIfMatch')
      try {
        await assertNoLink(root, key)
        await writeWhole(fileOf(key), chunksOf(body, options.signal), options.ifNoneMatch === '*' ? linkInto(key) : undefined)
      } catch (error) {
        throw translateError(error, key)
      }
      const info = await infoOf(key)
      if (info === undefined) throw notFound(key)
      return info
    },

    async get(key, options: GetOptions = {}): Promise<StoredObject> {
      assertKey(key)
      options.signal?.throwIfAborted()
      const info = await infoOf(key)
      if (info === undefined) throw notFound(key)
      let handle: FileHandle
      try {
        handle = await open(fileOf(key), constants.O_RDONLY | constants.O_NOFOLLOW)
      } catch (error) {
        throw translateError(error, key)
      }
      const stream = createReadStream('', { fd: handle, ...options.range, ...(options.signal === undefined ? {} : { signal: options.signal }) })
      return { info, body: Readable.toWeb(stream) as ReadableStream<Uint8Array> }
    },

    async head(key) {
      assertKey(key)
      return infoOf(key)
    },

    async *list({ prefix = '', signal }: ListOptions = {}) {
      assertPrefix(prefix)
      const keys: string[] = []
      for await (const key of walk(root, '')) {
        signal?.throwIfAborted()
        if (key.startsWith(prefix)) keys.push(key)
      }
      for (const key of keys.sort(compareKeys)) {
        signal?.throwIfAborted()
        const info = await infoOf(key)
        if (info !== undefined) yield info
      }
    },

    async delete(key) {
      assertKey(key)
      try {
        await assertNoLink(root, key)
        await rm(fileOf(key))
        await removeEmptyFolders(root, dirname(fileOf(key)))
      } catch (error) {
        if (!isMissing(error)) throw translateError(error, key)
      }
    },

    async copy(from, to, options = {}) {
      const { body } = await this.get(from, options)
      return this.put(to, body, options)
    },

    async signedUrl(key) {
      assertKey(key)
      throw refuseCapability('disk', 'signedUrls')
    },

    async close() {},
  }
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

async function* walk(folder: string, prefix: string): AsyncGenerator<string> {
  let entries
  try {
    entries = await opendir(folder)
  } catch (error) {
    if (isMissing(error)) return
    throw translateError(error, prefix)
  }
  for await (const entry of entries) {
    if (entry.name.startsWith(partialPrefix)) continue
    if (entry.isDirectory()) yield* walk(join(folder, entry.name), `${prefix}${entry.name}/`)
    else if (entry.isFile()) yield `${prefix}${entry.name}`
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
