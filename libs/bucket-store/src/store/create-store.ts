import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { GetOptions, ListPageOptions, NewObject, ObjectBody, ObjectInfo, ObjectStore, PutOptions, StoreCallOptions } from '@naturalcad/contracts/store'
import { inParallel } from './in-parallel.ts'
import { endingWith, toBody, type Body } from './body.ts'
import type { DriverPutOptions, StoreDriver } from './driver.ts'
import { createFolderCheck } from './folder-check.ts'
import { assertKey, assertPrefix } from './key.ts'
import { keyConflict, notFound, refuseCapability } from './store-errors.ts'

const maxPage = 1000
const maxTogether = 1000
const foldersAtOnce = 8
/** What lies in memory of those that are put together; Blobs may be files. */
const maxBytesTogether = 64 * 1024 * 1024

/** An `ObjectStore` of a driver: the same key law, the same refusals and the same order of checks for every place. */
export function createStore(driver: StoreDriver): ObjectStore {
  const { name, capabilities } = driver
  const folders = createFolderCheck(driver)
  let isClosed = false

  function assertOpen(signal: AbortSignal | undefined): void {
    if (isClosed) throw new NaturalCadError('CONFLICT', `the ${name} store is closed`, { remedy: 'open it again' })
    signal?.throwIfAborted()
  }

  function assertPut(key: string, options: PutOptions): void {
    assertKey(key)
    if (options.ifNoneMatch !== undefined && !capabilities.createOnly) throw refuseCapability(name, 'createOnly')
    if (options.ifMatch !== undefined && !capabilities.replaceIfMatch) throw refuseCapability(name, 'replaceIfMatch')
    if (options.resume !== undefined && !capabilities.resumableUploads) throw refuseCapability(name, 'resumableUploads')
    assertOpen(options.signal)
  }

  /** The folders of a key are taken once the write is done; one that failed takes none. */
  async function writing<T>(keys: readonly string[], work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await withReason(work(), signal)
    } catch (error) {
      for (const key of keys) folders.forget(key)
      throw error
    }
  }

  async function put(key: string, given: ObjectBody, options: PutOptions = {}) {
    assertPut(key, options)
    if (options.resume !== undefined && !(given instanceof Blob)) {
      throw new NaturalCadError('INVALID_REQUEST', 'an upload can be resumed only from a body that can be read again', { remedy: 'hand over a Blob, such as one of openAsBlob' })
    }
    const body = toBody(given, options.signal)
    return writing(
      [key],
      async () => {
        await folders.assertFree(key, options)
        return driver.put(key, body, withoutUndefined(options))
      },
      options.signal,
    )
  }

  async function* putAll(objects: AsyncIterable<NewObject> | Iterable<NewObject>, options: StoreCallOptions): AsyncGenerator<ObjectInfo> {
    assertOpen(options.signal)
    if (driver.putTogether === undefined) {
      for await (const { key, body, contentType } of objects) yield await put(key, body, { ...options, ...(contentType === undefined ? {} : { contentType }) })
      return
    }
    const putTogether = driver.putTogether.bind(driver)
    for await (const group of inGroups(objects, maxTogether, ({ body }) => bytesInMemory(body))) {
      for (const { key } of group) assertPut(key, options)
      const keys = group.map(({ key }) => key)
      const ready = group.map((object) => ({ ...object, body: toBody(object.body, options.signal) as Body & ObjectBody }))
      yield* await writing(
        keys,
        async () => {
          assertNoneInAnother(keys)
          // What is asked of a folder once is known for all in it.
          await inParallel(oneOfEachFolder(keys), foldersAtOnce, (key) => folders.assertFree(key, options))
          for (const key of keys) await folders.assertFree(key, options)
          return putTogether(ready, options)
        },
        options.signal,
      )
    }
  }

  async function listPage({ prefix = '', delimiter, cursor, limit = maxPage, signal }: ListPageOptions = {}) {
    assertPrefix(prefix)
    assertOpen(signal)
    if (!Number.isInteger(limit) || limit < 1 || limit > maxPage) throw new NaturalCadError('INVALID_REQUEST', `limit is ${limit}, and has to be 1 to ${maxPage}`)
    return withReason(driver.page({ prefix, delimiter, cursor, limit, signal }), signal)
  }

  async function deleteAll(keys: AsyncIterable<string> | Iterable<string>, options: StoreCallOptions = {}) {
    assertOpen(options.signal)
    for await (const group of inGroups(keys, maxPage)) {
      for (const key of group) assertKey(key)
      assertOpen(options.signal)
      await withReason(driver.delete(group, options), options.signal)
      for (const key of group) folders.forget(key)
    }
  }

  return {
    name,
    capabilities,
    put,
    putAll: (objects, options = {}) => putAll(objects, options),
    async get(key, options: GetOptions = {}) {
      assertKey(key)
      if (options.range !== undefined) {
        if (!capabilities.ranges) throw refuseCapability(name, 'ranges')
        assertRange(options.range)
      }
      const { signal } = options
      assertOpen(signal)
      const { info, body } = await withReason(driver.get(key, options), signal)
      return { info, body: signal === undefined ? body : endingWith(signal, body) }
    },
    async head(key, options = {}) {
      assertKey(key)
      assertOpen(options.signal)
      return withReason(driver.head(key, options), options.signal)
    },
    async *list({ prefix = '', signal } = {}) {
      if (driver.list !== undefined) {
        assertPrefix(prefix)
        assertOpen(signal)
        for await (const info of driver.list({ prefix, signal })) {
          signal?.throwIfAborted()
          yield info
        }
        return
      }
      let cursor: string | undefined
      do {
        const page = await listPage({ prefix, signal, ...(cursor === undefined ? {} : { cursor }) })
        if (page.cursor !== undefined && page.cursor === cursor) throw new NaturalCadError('BACKEND_ERROR', `the ${name} store gives the same page again`)
        for (const info of page.objects) {
          signal?.throwIfAborted()
          yield info
        }
        cursor = page.cursor
      } while (cursor !== undefined)
    },
    listPage,
    delete: (key, options = {}) => deleteAll([key], options),
    deleteAll,
    async copy(from, to, options = {}) {
      assertKey(from)
      assertPut(to, options)
      const given = withoutUndefined(options)
      if (from === to && given.contentType === undefined && given.ifMatch === undefined && given.ifNoneMatch === undefined) {
        const info = await withReason(driver.head(from, options), options.signal)
        if (info === undefined) throw notFound(from)
        return info
      }
      return writing(
        [to],
        async () => {
          await folders.assertFree(to, options)
          return driver.copy(from, to, given)
        },
        options.signal,
      )
    },
    async signedUrl(key, options) {
      assertKey(key)
      if (!capabilities.signedUrls || driver.signedUrl === undefined) throw refuseCapability(name, 'signedUrls')
      const { expiresInSeconds } = options
      if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > 604_800) {
        throw new NaturalCadError('INVALID_REQUEST', `expiresInSeconds is ${expiresInSeconds}, and has to be 1 to 604800, which is a week`)
      }
      assertOpen(options.signal)
      return driver.signedUrl(key, options)
    },
    async close() {
      if (isClosed) return
      isClosed = true
      await driver.close?.()
    },
  }
}

function oneOfEachFolder(keys: readonly string[]): Iterable<string> {
  return new Map(keys.map((key) => [key.slice(0, key.lastIndexOf('/') + 1), key])).values()
}

/** Throws `CONFLICT` where one of the keys is the folder of another. */
function assertNoneInAnother(keys: readonly string[]): void {
  const names = new Set(keys)
  for (const key of keys) {
    for (let at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1)) if (names.has(key.slice(0, at))) throw keyConflict(key, key.slice(0, at))
  }
}

/** Throws `INVALID_REQUEST`. */
function assertRange({ start, end }: { start: number; end?: number }): void {
  if (Number.isSafeInteger(start) && start >= 0 && (end === undefined || (Number.isSafeInteger(end) && end >= start))) return
  throw new NaturalCadError('INVALID_REQUEST', `the range is ${start} to ${end ?? 'the end'}`, { remedy: 'give the first and the last byte as whole numbers from 0, the last not before the first' })
}

/** A canceled call rejects with the reason, whatever the place makes of it. */
async function withReason<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await work
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}

function withoutUndefined(options: PutOptions): DriverPutOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as DriverPutOptions
}

function bytesInMemory(body: ObjectBody): number {
  return typeof body === 'string' || body instanceof Uint8Array ? body.length : 0
}

async function* inGroups<T>(items: AsyncIterable<T> | Iterable<T>, size: number, bytesOf: (item: T) => number = () => 0): AsyncGenerator<T[]> {
  let group: T[] = []
  let bytes = 0
  for await (const item of items) {
    group.push(item)
    bytes += bytesOf(item)
    if (group.length < size && bytes < maxBytesTogether) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}
