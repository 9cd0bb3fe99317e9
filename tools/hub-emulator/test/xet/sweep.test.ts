import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createXetFiles } from '../../src/xet/xet-files.ts'
import { xetObjectQueries, xetSchema } from '../../src/xet/schema.ts'
import { createXetStore } from '../../src/xet/xet-store.ts'
import { casFor, createBucket, sendBatch } from '../support/cas.ts'
import { inBlocks, randomBytes } from '../support/content.ts'
import { startForTest } from '../support/emulator.ts'
import { openStorage } from '../support/storage.ts'
import { makeFile, makeShard, termOf } from '../support/xorbs.ts'

const dayMs = 86_400_000

test('what nothing names goes when it has not been used for long, and with it its xorbs', async () => {
  let time = 1000
  const { database, objects } = openStorage([xetSchema])
  const store = createXetStore(database, () => time)
  const files = createXetFiles(store, objects)
  const content = randomBytes(200_000)
  const kept = await files.write(inBlocks(content, 65_536))
  const old = await files.write(inBlocks(content.subarray(1), 65_536))
  time = 2000
  const young = await files.write(inBlocks(content.subarray(2), 65_536))
  store.dropStale(1500, [`SELECT '${kept.hash}'`])
  objects.sweep(xetObjectQueries)
  expect([kept, old, young].map(({ hash }) => files.size(hash))).toEqual([200_000, undefined, 199_998])
  expect((await buffer(files.read(kept.hash))).equals(content)).toBe(true)
  store.dropStale(3000, ["SELECT ''"])
  objects.sweep(xetObjectQueries)
  expect([kept, young].map(({ hash }) => files.size(hash))).toEqual([undefined, undefined])
  expect(database.all('SELECT name FROM object')).toEqual([])
})

test('a file that is told again is in use again', async () => {
  let time = 1000
  const { database, objects } = openStorage([xetSchema])
  const store = createXetStore(database, () => time)
  const files = createXetFiles(store, objects)
  const { hash } = await files.write(inBlocks(Buffer.from('again'), 2))
  time = 2000
  await files.write(inBlocks(Buffer.from('again'), 2))
  store.dropStale(1500, ["SELECT ''"])
  expect(files.size(hash)).toBe(5)
})

test('a client that remembers what it has sent may name it after its key was deleted and the emulator started again', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-emulator-sweep-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const objectFiles = () => readdirSync(join(dataFolder, 'objects'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.startsWith('xorb-')).length
  const made = makeFile(randomBytes(300_000))
  let time = Date.now()
  const start = () => startForTest({ dataFolder, now: () => time })

  const first = await start()
  await createBucket(first, 'alice', 'alice/b')
  await (await casFor(first, 'alice', 'buckets/alice/b')).upload(made)
  await sendBatch(first, 'alice', 'alice/b', [{ type: 'addFile', path: 'x', xetHash: made.fileHash }])
  await sendBatch(first, 'alice', 'alice/b', [{ type: 'deleteFile', path: 'x' }])
  await first.stop()

  time += 20 * dayMs
  const second = await start()
  const shard = makeShard([{ hash: made.fileHash, terms: [termOf(made)] }])
  expect((await (await casFor(second, 'alice', 'buckets/alice/b')).call('POST', '/v1/shards', { body: shard })).status).toBe(200)
  await sendBatch(second, 'alice', 'alice/b', [{ type: 'addFile', path: 'y', xetHash: made.fileHash }])
  await second.stop()

  time += 200 * dayMs
  const third = await start()
  expect((await (await third.call('GET', '/buckets/alice/b/resolve/y')).arrayBuffer()).byteLength).toBe(300_000)
  await sendBatch(third, 'alice', 'alice/b', [{ type: 'deleteFile', path: 'y' }])
  expect(objectFiles()).toBe(1)
  await third.stop()

  await (await start()).stop()
  expect(objectFiles()).toBe(0)
})
