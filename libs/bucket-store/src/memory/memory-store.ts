import type { ObjectInfo, ObjectStore } from '@naturalcad/contracts/store'
import { countChunks } from '../store/body.ts'
import { createStore } from '../store/create-store.ts'
import { pageOf } from '../store/pages.ts'
import { keyConflict, notFound, preconditionFailed } from '../store/store-errors.ts'

/** Keeps objects in this process: for tests, browsers, and results that need no disk. */
export function createMemoryStore({ now = () => new Date() }: { now?: () => Date } = {}): ObjectStore {
  const objects = new Map<string, { info: ObjectInfo; bytes: Blob }>()
  let writes = 0

  /** How many objects lie below each folder. */
  const folders = new Map<string, number>()

  function conflictWith(key: string): string | undefined {
    if (folders.has(key)) return `${key}/…`
    return foldersOf(key).find((folder) => objects.has(folder))
  }

  function countIn(key: string, change: 1 | -1): void {
    for (const folder of foldersOf(key)) {
      const count = (folders.get(folder) ?? 0) + change
      if (count === 0) folders.delete(folder)
      else folders.set(folder, count)
    }
  }

  function keep(key: string, bytes: Blob, { contentType, ifNoneMatch, ifMatch }: { contentType?: string; ifNoneMatch?: '*'; ifMatch?: string }): ObjectInfo {
    const other = conflictWith(key)
    if (other !== undefined) throw keyConflict(key, other)
    const current = objects.get(key)
    if (ifNoneMatch === '*' && current !== undefined) throw preconditionFailed(key, 'ifNoneMatch')
    if (ifMatch !== undefined && current?.info.etag !== ifMatch) throw preconditionFailed(key, 'ifMatch')
    writes += 1
    const info: ObjectInfo = { key, size: bytes.size, etag: `"${writes}"`, modified: now(), ...(contentType === undefined ? {} : { contentType }) }
    objects.set(key, { info, bytes })
    if (current === undefined) countIn(key, 1)
    return info
  }

  return createStore({
    name: 'memory',
    capabilities: { createOnly: true, replaceIfMatch: true, ranges: true, signedUrls: false, contentTypes: true, resumableUploads: false },
    refusesFolderKeys: true,
    async put(key, body, options) {
      const chunks: Uint8Array<ArrayBuffer>[] = []
      for await (const chunk of countChunks(body.chunks(), body.size, options.onProgress)) chunks.push(chunk)
      return keep(key, new Blob(chunks), options)
    },
    async get(key, { range }) {
      const found = objects.get(key)
      if (found === undefined) throw notFound(key)
      const { start = 0, end } = range ?? {}
      return { info: found.info, body: found.bytes.slice(start, end === undefined ? undefined : end + 1).stream() }
    },
    head: async (key) => objects.get(key)?.info,
    page: (options) => pageOf(objects.keys(), options, async (key) => objects.get(key)?.info),
    async delete(keys) {
      for (const key of keys) if (objects.delete(key)) countIn(key, -1)
    },
    async copy(from, to, options) {
      const found = objects.get(from)
      if (found === undefined) throw notFound(from)
      const { contentType } = found.info
      return keep(to, found.bytes, { ...(contentType === undefined ? {} : { contentType }), ...options })
    },
    async close() {
      objects.clear()
    },
  })
}

function foldersOf(key: string): string[] {
  const folders: string[] = []
  for (let at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1)) folders.push(key.slice(0, at))
  return folders
}
