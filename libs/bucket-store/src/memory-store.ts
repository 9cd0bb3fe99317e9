import type { GetOptions, ListOptions, ObjectBody, ObjectInfo, ObjectStore, PutOptions, StoredObject } from '@naturalcad/contracts/store'
import { chunksOf } from './body.ts'
import { assertKey, assertPrefix, compareKeys } from './key.ts'
import { keyConflict, notFound, preconditionFailed, refuseCapability } from './store-errors.ts'

/** Keeps objects in this process: for tests, browsers, and results that need no disk. */
export function createMemoryStore({ now = () => new Date() }: { now?: () => Date } = {}): ObjectStore {
  const objects = new Map<string, { info: ObjectInfo; bytes: Uint8Array }>()
  let writes = 0

  function conflictWith(key: string): string | undefined {
    for (const other of objects.keys()) if (other.startsWith(`${key}/`) || key.startsWith(`${other}/`)) return other
    return undefined
  }

  return {
    name: 'memory',
    capabilities: { createOnly: true, replaceIfMatch: true, ranges: true, signedUrls: false, contentTypes: true },

    async put(key, body: ObjectBody, options: PutOptions = {}) {
      assertKey(key)
      const bytes = await collect(body, options.signal)
      const other = conflictWith(key)
      if (other !== undefined) throw keyConflict(key, other)
      const current = objects.get(key)
      if (options.ifNoneMatch === '*' && current !== undefined) throw preconditionFailed(key, 'ifNoneMatch')
      if (options.ifMatch !== undefined && current?.info.etag !== options.ifMatch) throw preconditionFailed(key, 'ifMatch')
      writes += 1
      const info: ObjectInfo = {
        key,
        size: bytes.length,
        etag: `"${writes}"`,
        modified: now(),
        ...(options.contentType === undefined ? {} : { contentType: options.contentType }),
      }
      objects.set(key, { info, bytes })
      return info
    },

    async get(key, options: GetOptions = {}): Promise<StoredObject> {
      assertKey(key)
      options.signal?.throwIfAborted()
      const found = objects.get(key)
      if (found === undefined) throw notFound(key)
      const { start = 0, end } = options.range ?? {}
      const bytes = found.bytes.slice(start, end === undefined ? undefined : end + 1)
      return { info: found.info, body: new Blob([bytes]).stream() }
    },

    async head(key) {
      assertKey(key)
      return objects.get(key)?.info
    },

    async *list({ prefix = '', signal }: ListOptions = {}) {
      assertPrefix(prefix)
      for (const key of [...objects.keys()].sort(compareKeys)) {
        signal?.throwIfAborted()
        const found = objects.get(key)
        if (found !== undefined && key.startsWith(prefix)) yield found.info
      }
    },

    async delete(key) {
      assertKey(key)
      objects.delete(key)
    },

    async copy(from, to, options = {}) {
      assertKey(from)
      const found = objects.get(from)
      if (found === undefined) throw notFound(from)
      const { contentType } = found.info
      return this.put(to, found.bytes, { ...(contentType === undefined ? {} : { contentType }), ...options })
    },

    async signedUrl(key) {
      assertKey(key)
      throw refuseCapability('memory', 'signedUrls')
    },

    async close() {
      objects.clear()
    },
  }
}

async function collect(body: ObjectBody, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of chunksOf(body, signal)) chunks.push(new Uint8Array(chunk))
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
