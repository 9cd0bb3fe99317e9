import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { GetOptions, ListPageOptions, NewObject, ObjectBody, ObjectStore, PutOptions, StoreCallOptions } from '@naturalcad/contracts/store'
import { toBody, type Body } from './body.ts'
import type { DriverPutOptions, StoreDriver } from './driver.ts'
import { createFolderCheck } from './folder-check.ts'
import { assertKey, assertPrefix } from './key.ts'
import { refuseCapability } from './store-errors.ts'

const maxPage = 1000
const maxTogether = 100

/** An `ObjectStore` of a driver: the same key law, the same refusals and the same order of checks for every place. */
export function createStore(driver: StoreDriver): ObjectStore {
  const { name, capabilities } = driver
  const folders = createFolderCheck(driver)

  function assertPut(key: string, options: PutOptions): void {
    assertKey(key)
    if (options.ifNoneMatch !== undefined && !capabilities.createOnly) throw refuseCapability(name, 'createOnly')
    if (options.ifMatch !== undefined && !capabilities.replaceIfMatch) throw refuseCapability(name, 'replaceIfMatch')
    if (options.resume !== undefined && !capabilities.resumableUploads) throw refuseCapability(name, 'resumableUploads')
    options.signal?.throwIfAborted()
  }

  async function put(key: string, given: ObjectBody, options: PutOptions = {}) {
    assertPut(key, options)
    if (options.resume !== undefined && !(given instanceof Blob)) {
      throw new NaturalCadError('INVALID_REQUEST', 'an upload can be resumed only from a body that can be read again', { remedy: 'hand over a Blob, such as one of openAsBlob' })
    }
    await folders.assertFree(key, options)
    return withReason(driver.put(key, toBody(given, options.signal), withoutUndefined(options)), options.signal)
  }

  async function* putTogether(objects: AsyncIterable<NewObject> | Iterable<NewObject>, options: StoreCallOptions) {
    if (driver.putTogether === undefined) {
      for await (const { key, body, contentType } of objects) yield await put(key, body, { ...options, ...(contentType === undefined ? {} : { contentType }) })
      return
    }
    for await (const group of inGroups(objects, maxTogether)) {
      const ready: (NewObject & { body: Body })[] = []
      for (const object of group) {
        assertPut(object.key, options)
        await folders.assertFree(object.key, options)
        ready.push({ ...object, body: toBody(object.body, options.signal) as Body & ObjectBody })
      }
      yield* await withReason(driver.putTogether(ready, options), options.signal)
    }
  }

  async function listPage({ prefix = '', delimiter, cursor, limit = maxPage, signal }: ListPageOptions = {}) {
    assertPrefix(prefix)
    signal?.throwIfAborted()
    if (!Number.isInteger(limit) || limit < 1 || limit > maxPage) throw new NaturalCadError('INVALID_REQUEST', `limit is ${limit}, and has to be 1 to ${maxPage}`)
    return driver.page({ prefix, delimiter, cursor, limit, signal })
  }

  async function deleteAll(keys: AsyncIterable<string> | Iterable<string>, options: StoreCallOptions = {}) {
    for await (const group of inGroups(keys, maxPage)) {
      for (const key of group) assertKey(key)
      options.signal?.throwIfAborted()
      await driver.delete(group, options)
      for (const key of group) folders.forget(key)
    }
  }

  return {
    name,
    capabilities,
    put,
    putAll: (objects, options = {}) => putTogether(objects, options),
    async get(key, options: GetOptions = {}) {
      assertKey(key)
      if (options.range !== undefined && !capabilities.ranges) throw refuseCapability(name, 'ranges')
      options.signal?.throwIfAborted()
      return driver.get(key, options)
    },
    async head(key, options = {}) {
      assertKey(key)
      options.signal?.throwIfAborted()
      return driver.head(key, options)
    },
    async *list({ prefix = '', signal } = {}) {
      if (driver.list !== undefined) {
        assertPrefix(prefix)
        signal?.throwIfAborted()
        yield* driver.list({ prefix, signal })
        return
      }
      let cursor: string | undefined
      do {
        const page = await listPage({ prefix, signal, ...(cursor === undefined ? {} : { cursor }) })
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
      await folders.assertFree(to, options)
      return driver.copy(from, to, withoutUndefined(options))
    },
    async signedUrl(key, options) {
      assertKey(key)
      if (!capabilities.signedUrls || driver.signedUrl === undefined) throw refuseCapability(name, 'signedUrls')
      const { expiresInSeconds } = options
      if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > 604_800) {
        throw new NaturalCadError('INVALID_REQUEST', `expiresInSeconds is ${expiresInSeconds}, and has to be 1 to 604800, which is a week`)
      }
      return driver.signedUrl(key, options)
    },
    async close() {
      await driver.close?.()
    },
  }
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

async function* inGroups<T>(items: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = []
  for await (const item of items) {
    group.push(item)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
