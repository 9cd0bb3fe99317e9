import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { xetSchema } from '../../src/xet/schema.ts'
import { createXetFiles, type XetFiles } from '../../src/xet/xet-files.ts'
import { createXetStore } from '../../src/xet/xet-store.ts'
import { inBlocks, randomBytes } from '../support/content.ts'
import { openStorage } from '../support/storage.ts'

function createFiles(): XetFiles {
  const { database, objects } = openStorage([xetSchema])
  return createXetFiles(createXetStore(database, Date.now), objects)
}

test.each([
  ['a text', Buffer.from('hello world\n'), 'a302d931b8763df0bfb9926b9ff26b11c2a77d5be8dde4ce1c8bb7202a6a8681'],
  ['a long run', Buffer.alloc(300_000, 'a'), '42de6b45f52a4ddbfcbf38f1346b805f61681d676dbbb4825f488e067391fc49'],
  ['nothing', Buffer.alloc(0), '0'.repeat(64)],
])('gives %s the hash that the clients give it', async (_, content, hash) => {
  const files = createFiles()
  const written = await files.write(inBlocks(content, 1000))
  expect(written).toEqual({ hash, size: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  expect(files.size(hash)).toBe(content.length)
  expect(await buffer(files.read(hash))).toEqual(content)
})

test('reads any range of a file of several chunks', async () => {
  const files = createFiles()
  const content = randomBytes(700_000)
  const { hash } = await files.write(inBlocks(content, 70_001))
  for (const [start, end] of [[0, 0], [0, 699_999], [65_530, 65_540], [131_071, 400_000], [699_999, 699_999], [1, 2]] as const) {
    expect((await buffer(files.read(hash, { start, end }))).equals(content.subarray(start, end + 1)), `${start}-${end}`).toBe(true)
  }
})

test('the size of the blocks changes nothing', async () => {
  const files = createFiles()
  const content = randomBytes(300_000)
  const hashes = new Set<string>()
  for (const size of [1, 8191, 65_536, 300_000]) hashes.add((await files.write(inBlocks(content, size))).hash)
  expect(hashes.size).toBe(1)
})

test('an unknown hash has no size and is not read', () => {
  const files = createFiles()
  expect(files.size('1'.repeat(64))).toBeUndefined()
  expect(() => files.read('1'.repeat(64))).toThrow('not in the Xet storage')
})
