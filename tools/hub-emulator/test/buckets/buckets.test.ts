import { buffer, text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createBucketStore } from '../../src/buckets/bucket-store.ts'
import type { Bucket } from '../../src/buckets/bucket.ts'
import { createBuckets, type Buckets } from '../../src/buckets/buckets.ts'
import { createEntryStore } from '../../src/buckets/entry-store.ts'
import { bucketsSchema } from '../../src/buckets/schema.ts'
import { HubError } from '../../src/http/hub-error.ts'
import { createAccountStore } from '../../src/identity/account-store.ts'
import { identitySchema } from '../../src/identity/schema.ts'
import { xetSchema } from '../../src/xet/schema.ts'
import { createXetFiles } from '../../src/xet/xet-files.ts'
import { createXetStore } from '../../src/xet/xet-store.ts'
import { inBlocks, randomBytes } from '../support/content.ts'
import { openStorage } from '../support/storage.ts'

function openBucket(assertStorage: (bucket: Bucket, moreBytes: number) => void = () => {}): { buckets: Buckets; bucket: Bucket; deleteBucket: () => void } {
  const { database, objects } = openStorage([identitySchema, xetSchema, bucketsSchema])
  const now = Date.now
  const accounts = createAccountStore(database, now)
  const namespace = accounts.addAccount({ type: 'user', name: 'alice', fullname: 'Alice', email: null, plan: 'free', privateStorageBytes: null, creditsUsd: null })
  const store = createBucketStore(database, accounts, now)
  const bucket = store.add({ namespace, name: 'b', creatorId: namespace.id, createdByClient: null, isPrivate: false })
  if (bucket === undefined) throw new Error('no bucket')
  const files = createXetFiles(createXetStore(database, now), objects)
  const buckets = createBuckets({ database, store, entries: createEntryStore(database, now), files, now, assertStorage })
  return { buckets, bucket, deleteBucket: () => store.remove(bucket.id) }
}

const bytes = (content: string) => inBlocks(Buffer.from(content), 3)

test('a key is written, read, copied and removed, and each change is counted', async () => {
  const { buckets, bucket } = openBucket()
  expect(buckets.find('alice/b')?.id).toBe(bucket.id)
  expect(buckets.changes(bucket)).toBe(0)
  await buckets.write(bucket, 'runs/1/state.json', bytes('{"state":1}'), { mtime: 1000 })
  expect(await text(buckets.read(bucket, 'runs/1/state.json'))).toBe('{"state":1}')
  expect(await text(buckets.read(bucket, 'runs/1/state.json', { start: 2, end: 6 }))).toBe('state')
  buckets.copy(bucket, 'runs/1/state.json', 'copy')
  expect(buckets.entries(bucket).map(({ path, mtime }) => [path, mtime])).toEqual([['copy', 1000], ['runs/1/state.json', 1000]])
  expect(buckets.remove(bucket, 'runs/1/state.json')).toBe(true)
  expect(buckets.remove(bucket, 'runs/1/state.json')).toBe(false)
  expect(buckets.changes(bucket)).toBe(3)
  expect(await text(buckets.read(bucket, 'copy'))).toBe('{"state":1}')
})

test('a prefix is matched as text', async () => {
  const { buckets, bucket } = openBucket()
  for (const path of ['runs/1/a', 'runs/10/a', 'runs/1.bak', 'runs/2', 'run']) await buckets.write(bucket, path, bytes(path))
  expect(buckets.entries(bucket, 'runs/1').map(({ path }) => path)).toEqual(['runs/1.bak', 'runs/1/a', 'runs/10/a'])
})

test('writing over a key replaces it whole', async () => {
  const { buckets, bucket } = openBucket()
  const content = randomBytes(500_000)
  await buckets.write(bucket, 'x', bytes('short'))
  await buckets.write(bucket, 'x', inBlocks(content, 64 * 1024))
  expect((await buffer(buckets.read(bucket, 'x'))).equals(content)).toBe(true)
  await buckets.write(bucket, 'x', bytes(''))
  expect(await text(buckets.read(bucket, 'x'))).toBe('')
})

test('asks for the bytes by which a bucket grows, and changes nothing when there is no room', async () => {
  const asked: number[] = []
  const { buckets, bucket } = openBucket((_, moreBytes) => {
    asked.push(moreBytes)
    if (moreBytes > 10) throw new HubError(403, 'full')
  })
  await buckets.write(bucket, 'x', bytes('12345'))
  await buckets.write(bucket, 'x', bytes('1234567'))
  await buckets.write(bucket, 'x', bytes('1'))
  await expect(buckets.write(bucket, 'x', bytes('123456789 and more'))).rejects.toMatchObject({ status: 403 })
  expect(asked).toEqual([5, 2, 17])
  expect(await text(buckets.read(bucket, 'x'))).toBe('1')
})

test('refuses bad keys, missing ones, and a bucket that has gone', async () => {
  const { buckets, bucket, deleteBucket } = openBucket()
  for (const path of ['', '/a', 'a/', 'a//b', './a', 'a/../b', 'a\\b', 'a\nb']) await expect(buckets.write(bucket, path, bytes('x'))).rejects.toMatchObject({ status: 400 })
  expect(() => buckets.read(bucket, 'none')).toThrow('does not exist')
  expect(() => buckets.copy(bucket, 'none', 'b')).toThrow('does not exist')
  deleteBucket()
  await expect(buckets.write(bucket, 'a', bytes('x'))).rejects.toMatchObject({ status: 404, code: 'RepoNotFound' })
  expect(buckets.changes(bucket)).toBeUndefined()
})
