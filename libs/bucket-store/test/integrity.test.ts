import { createMemoryStore, hashObject, putVerified, verifyObject } from '@naturalcad/bucket-store'
import type { ObjectBody, ObjectStore } from '@naturalcad/contracts/store'
import { expect, test } from 'vitest'

const sha256 = 'c1cd0a0e3c8f5b2cb1d6cfbd5f34d6a9b8cf0f5a8fd7b6dfbd2a51d2f6a26ea7'
const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

/** Loses the last byte of whatever it keeps. */
function lossy(): ObjectStore {
  const store = createMemoryStore()
  return { ...store, put: async (key, body, options) => store.put(key, new Blob([await new Response(body as string).arrayBuffer()]).slice(0, -1), options) }
}

test.each<[string, () => ObjectBody]>([
  ['text', () => 'abc'],
  ['bytes', () => new TextEncoder().encode('abc')],
  ['a Blob', () => new Blob(['abc'])],
  ['a stream', () => new Blob(['abc']).stream()],
])('what was put as %s is read back and told by its SHA-256', async (_, body) => {
  expect(await putVerified(createMemoryStore(), 'a', body())).toMatchObject({ info: { key: 'a', size: 3 }, sha256: ofAbc })
  await expect(putVerified(lossy(), 'a', body())).rejects.toMatchObject({ code: 'STORAGE_CORRUPT' })
})

test('an object is verified against what is expected of it', async () => {
  const store = createMemoryStore()
  await store.put('a', 'abc')
  expect((await hashObject(store, 'a')).sha256).toBe(ofAbc)
  expect(await verifyObject(store, { key: 'a', sha256: ofAbc.toUpperCase(), size: 3 })).toMatchObject({ bytes: 3 })
  await expect(verifyObject(store, { key: 'a', sha256 })).rejects.toMatchObject({ code: 'STORAGE_CORRUPT' })
  await expect(verifyObject(store, { key: 'a', sha256: ofAbc, size: 4 })).rejects.toMatchObject({ code: 'STORAGE_CORRUPT' })
  await expect(verifyObject(store, { key: 'missing', sha256: ofAbc })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
