import { fileHash, getChunks } from '@huggingface/xetchunk-wasm'
import { expect, test } from 'vitest'
import { hashToText } from '../../src/xet/hash.ts'
import { casFor, createBucket, sendBatch } from '../support/cas.ts'
import { randomBytes } from '../support/content.ts'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'
import { makeFile, makeShard, termOf, type ShardTerm } from '../support/xorbs.ts'

const made = makeFile(randomBytes(400_000))
const other = makeFile(Buffer.from('something else'))

async function startWithBucket(options: Parameters<typeof startForTest>[0] = {}): Promise<StartedEmulator> {
  const hub = await startForTest(options)
  await createBucket(hub, 'alice', 'alice/b')
  return hub
}

test('the CAS has another address when everything begins anew, for clients remember by it what is there; the old one still answers', async () => {
  const hub = await startWithBucket()
  const before = await casFor(hub, 'alice', 'buckets/alice/b')
  await before.upload(made)
  expect((await casFor(hub, 'alice', 'buckets/alice/b')).url).toBe(before.url)
  await hub.reset()
  await createBucket(hub, 'alice', 'alice/b')
  const after = await casFor(hub, 'alice', 'buckets/alice/b')
  expect(after.url).not.toBe(before.url)
  expect((await before.call('GET', `/v1/reconstructions/${made.fileHash}`)).status).toBe(404)
  await before.upload(made)
  expect((await after.call('GET', `/v1/reconstructions/${made.fileHash}`)).status).toBe(200)
})

test('a token comes in the body and in headers, reads or writes, and ends', async () => {
  let time = Date.now()
  const hub = await startWithBucket({ now: () => time })
  const answer = await hub.call('GET', '/api/buckets/alice/b/xet-write-token', { as: 'alice' })
  const body = (await answer.json()) as { casUrl: string; accessToken: string; exp: number }
  expect([answer.headers.get('x-xet-cas-url'), answer.headers.get('x-xet-access-token'), Number(answer.headers.get('x-xet-token-expiration'))]).toEqual([body.casUrl, body.accessToken, body.exp])

  const writer = await casFor(hub, 'alice', 'buckets/alice/b')
  const reader = await casFor(hub, 'bob', 'buckets/alice/b', 'read')
  const send = (token: string) => writer.call('POST', `/v1/xorbs/default/${made.xorbHash}`, { body: made.xorb, token })
  expect((await send(reader.token)).status).toBe(403)
  expect((await send(`${reader.token.slice(0, -2)}xx`)).status).toBe(401)
  expect((await send(hub.as('alice').accessToken)).status).toBe(401)
  expect(await (await send(writer.token)).json()).toEqual({ was_inserted: true })
  time = (body.exp + 1) * 1000
  expect((await send(writer.token)).status).toBe(401)
})

test('only those who may get a token', async () => {
  const hub = await startForTest()
  await createBucket(hub, 'alice', 'alice/secret', 'private')
  await createBucket(hub, 'alice', 'alice/open')
  const ask = async (path: string, as?: string) => (await hub.call('GET', path, as === undefined ? {} : { as })).status
  expect(await ask('/api/buckets/alice/secret/xet-read-token', 'alice')).toBe(200)
  expect(await ask('/api/buckets/alice/secret/xet-read-token', 'bob')).toBe(404)
  expect(await ask('/api/buckets/alice/secret/xet-read-token')).toBe(401)
  expect(await ask('/api/buckets/alice/open/xet-read-token')).toBe(200)
  expect(await ask('/api/buckets/alice/open/xet-write-token', 'bob')).toBe(403)
})

test('a xorb is stored once, under its own hash only', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  const send = (hash: string, prefix = 'default') => cas.call('POST', `/v1/xorbs/${prefix}/${hash}`, { body: made.xorb })
  expect((await send(other.xorbHash)).status).toBe(400)
  expect((await send('xyz')).status).toBe(400)
  expect((await send(made.xorbHash, 'elsewhere')).status).toBe(404)
  const answers = await Promise.all([send(made.xorbHash), send(made.xorbHash), send(made.xorbHash)])
  const inserted = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { was_inserted: boolean }).was_inserted))
  expect(inserted.filter(Boolean)).toHaveLength(1)
  expect(await (await send(made.xorbHash, 'default-merkledb')).json()).toEqual({ was_inserted: false })
})

test('a refusal reaches a client that has much more to send', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  const answer = await cas.call('POST', `/v1/xorbs/default/${made.xorbHash}`, { body: Buffer.alloc(30_000_000, 9) })
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'Invalid xorb: chunk version 9 is not known' }])
})

test('two clients may send one xorb in different bytes at the same time', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  const content = Buffer.from('compressible '.repeat(30_000))
  const [plain, packed] = [makeFile(content, 0), makeFile(content, 1)]
  expect(plain.xorbHash).toBe(packed.xorbHash)
  await Promise.all([plain, packed, plain, packed].map((one) => cas.upload(one)))
  expect((await sendBatch(hub, 'alice', 'alice/b', [{ type: 'addFile', path: 'x', xetHash: plain.fileHash }])).status).toBe(200)
  expect(await (await hub.call('GET', '/buckets/alice/b/resolve/x')).text()).toBe(content.toString())
})

test('a shard is taken in either version, and told apart from one that is known', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await cas.call('POST', `/v1/xorbs/default/${made.xorbHash}`, { body: made.xorb })
  const body = makeShard([{ hash: made.fileHash, terms: [termOf(made)] }, { hash: '0'.repeat(64), terms: [] }], [made])
  expect(await (await cas.call('POST', '/v1/shards', { body })).json()).toEqual({ result: 1 })
  expect(await (await cas.call('POST', '/v1/shards', { body })).json()).toEqual({ result: 0 })
  const lines = (await (await cas.call('POST', '/v2/shards', { body })).text()).trim().split('\n').map((line) => JSON.parse(line) as { type: string })
  expect(lines.map(({ type }) => type)).toEqual(['validating', 'committing', 'result'])
})

const term = termOf(made)
test.each([
  ['a xorb that nobody sent', other.fileHash, [termOf(other)], 'was not uploaded'],
  ['chunks that the xorb does not have', made.fileHash, [{ ...term, end: term.end + 1 }], 'which has'],
  ['no chunks of a xorb', made.fileHash, [{ ...term, end: 0 }], 'chunks 0 to 0'],
  ['another length', made.fileHash, [{ ...term, length: 5 }], 'bytes, not 5'],
  ['a wrong proof', made.fileHash, [{ ...term, verification: other.verification }], 'does not verify'],
  ['no proof', made.fileHash, [{ xorb: term.xorb, length: term.length, start: term.start, end: term.end }], 'does not verify'],
  ['another file', other.fileHash, [term], `not ${other.fileHash}`],
  ['an empty file with another hash', other.fileHash, [], `not ${other.fileHash}`],
] as [string, string, ShardTerm[], string][])('a shard that names %s is refused for good', async (_, hash, terms, message) => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await cas.call('POST', `/v1/xorbs/default/${made.xorbHash}`, { body: made.xorb })
  for (const version of ['v1', 'v2']) {
    const answer = await cas.call('POST', `/${version}/shards`, { body: makeShard([{ hash, terms }]) })
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { error: string }).error).toContain(message)
  }
  expect((await cas.call('GET', `/v2/reconstructions/${hash}`)).status).toBe(404)
})

test('a shard that would take for ever to check is refused at once', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await cas.upload(made)
  const terms = Array.from({ length: Math.ceil(2_000_001 / term.end) }, () => term)
  const answer = await cas.call('POST', '/v1/shards', { body: makeShard([{ hash: made.fileHash, terms }]) })
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'Invalid shard: it names more than 2000000 chunks' }])
})

test('a shard for a bucket that has gone is refused for good', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await hub.call('DELETE', '/api/buckets/alice/b', { as: 'alice' })
  await expect(cas.upload(made)).rejects.toThrow('404')
})

interface Answer {
  offset_into_first_range: number
  terms: { hash: string; unpacked_length: number; range: { start: number; end: number } }[]
  xorbs: Record<string, { url: string; ranges: { chunks: { start: number; end: number }; bytes: { start: number; end: number } }[] }[]>
  fetch_info: Record<string, { url: string; range: { start: number; end: number }; url_range: { start: number; end: number } }[]>
}

test('both versions tell how a range is put together, in whole chunks', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await cas.upload(made)
  const ask = async (version: string, range?: string) => (await (await cas.call('GET', `/${version}/reconstructions/${made.fileHash}`, range === undefined ? {} : { range })).json()) as Answer

  const whole = await ask('v2')
  const bytes = { start: 0, end: made.xorb.length - 1 }
  const chunks = { start: 0, end: made.chunkHashes.length }
  expect(whole).toMatchObject({ offset_into_first_range: 0, terms: [{ hash: made.xorbHash, unpacked_length: 400_000, range: chunks }], xorbs: { [made.xorbHash]: [{ ranges: [{ chunks, bytes }] }] } })
  expect((await ask('v1')).fetch_info).toMatchObject({ [made.xorbHash]: [{ range: chunks, url_range: bytes }] })

  const part = await ask('v2', 'bytes=200000-200009')
  expect(part.terms).toHaveLength(1)
  expect((part.terms[0]?.range.end ?? 0) - (part.terms[0]?.range.start ?? 0)).toBe(1)
  expect(part.offset_into_first_range + 10).toBeLessThanOrEqual(part.terms[0]?.unpacked_length ?? 0)
  expect(await ask('v2', 'bytes=0-999999999')).toMatchObject({ terms: whole.terms })
})

test('a window behind the end of a file is told by 416, never by an empty answer', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await cas.upload(made)
  for (const version of ['v1', 'v2']) expect((await cas.call('GET', `/${version}/reconstructions/${made.fileHash}`, { range: 'bytes=400000-500000' })).status).toBe(416)
  expect((await cas.call('GET', `/v2/reconstructions/${other.fileHash}`)).status).toBe(404)
})

test('terms that share chunks of a xorb are fetched once', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  const part = randomBytes(300_000, 7)
  await cas.upload(makeFile(part))
  const { chunkHashes, xorbHash, verification } = makeFile(part)
  const twice = hashTwice(part)
  const body = makeShard([{ hash: twice, terms: [0, 1].map(() => ({ xorb: xorbHash, length: part.length, start: 0, end: chunkHashes.length, verification })) }])
  expect((await cas.call('POST', '/v1/shards', { body })).status).toBe(200)
  const answer = (await (await cas.call('GET', `/v2/reconstructions/${twice}`)).json()) as Answer
  expect([answer.terms.length, answer.xorbs[xorbHash]?.length]).toEqual([2, 1])
})

test('an address of a xorb is good for its range, for a while, and without a token', async () => {
  let time = Date.now()
  const hub = await startWithBucket({ now: () => time })
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  await cas.upload(made)
  const { xorbs } = (await (await cas.call('GET', `/v2/reconstructions/${made.fileHash}`, { range: 'bytes=200000-200009' })).json()) as Answer
  const { url = '', ranges = [] } = xorbs[made.xorbHash]?.[0] ?? {}
  const { start = 0, end = 0 } = ranges[0]?.bytes ?? {}
  const get = (range: string, address = url) => fetch(address, { headers: { range } })
  const answer = await get(`bytes=${start}-${end}`)
  expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/${made.xorb.length}`])
  expect(Buffer.from(await answer.arrayBuffer()).equals(made.xorb.subarray(start, end + 1))).toBe(true)
  expect((await get(`bytes=${start - 1}-${end}`)).status).toBe(403)
  expect((await get(`bytes=${made.xorb.length}-`)).status).toBe(416)
  expect((await get(`bytes=0-${end}`, url.replace(/range=\d+/, 'range=0'))).status).toBe(403)
  time += 2 * 3_600_000
  expect((await get(`bytes=${start}-${end}`)).status).toBe(403)
})

test('what a client has uploaded it can find again by its chunks; others cannot', async () => {
  const hub = await startWithBucket()
  await createBucket(hub, 'alice', 'alice/c')
  await createBucket(hub, 'bob', 'bob/d')
  await (await casFor(hub, 'alice', 'buckets/alice/b')).upload(made)
  const ask = async (user: string, bucket: string, hash = made.chunkHashes[0] ?? '') => (await (await casFor(hub, user, `buckets/${bucket}`)).call('GET', `/v1/chunks/default/${hash}`)).status
  expect(await ask('alice', 'alice/c')).toBe(200)
  expect(await ask('bob', 'bob/d')).toBe(404)
  expect(await ask('alice', 'alice/b', other.chunkHashes[0])).toBe(404)
})

test('changed ranges of a file are told as windows, with hashes of the rest', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  const parts = [1, 2, 3].map((seed) => randomBytes(200_000, seed))
  for (const part of parts) await cas.upload(makeFile(part))
  const hash = hashToText(fileHash(parts.flatMap((part) => getChunks(part))))
  expect((await cas.call('POST', '/v1/shards', { body: makeShard([{ hash, terms: parts.map((part) => termOf(makeFile(part))) }]) })).status).toBe(200)

  const ask = (dirty?: string) => cas.call('GET', `/v2/file-chunk-hashes/${hash}`, dirty === undefined ? {} : { headers: { 'x-range-dirty': dirty } })
  const answer = (await (await ask('bytes=250000-250009')).json()) as { windows: unknown[]; hashRanges: { at_start: boolean; at_end: boolean }[]; gapVerification: string[]; totalChunks: number; fileSize: number }
  expect(answer).toMatchObject({ fileSize: 600_000, windows: [{ dirtyByteRange: [200_000, 400_000] }], hashRanges: [{ at_start: true, at_end: false }, { at_start: false, at_end: true }] })
  expect(answer.gapVerification).toEqual([parts[0], parts[2]].map((part) => makeFile(part ?? Buffer.alloc(0)).verification))
  expect(await (await ask('bytes=0-0,599999-700000')).json()).toMatchObject({ windows: [{ dirtyByteRange: [0, 200_000] }, { dirtyByteRange: [400_000, 600_000] }], hashRanges: [null, {}, null] })
  for (const bad of [undefined, 'bytes=', 'bytes=5-1', 'bytes=600000-600001', 'chunks=1-2']) expect((await ask(bad)).status).toBe(400)
})

test('telemetry is taken, uploads past the CAS are not offered', async () => {
  const hub = await startWithBucket()
  const cas = await casFor(hub, 'alice', 'buckets/alice/b')
  expect((await cas.call('POST', '/v1/telemetry', { body: Buffer.from('{}') })).status).toBe(200)
  expect((await cas.call('POST', `/v1/xorb-grants/default/${made.xorbHash}`)).status).toBe(404)
})

/** The hash of a content that repeats a part, cut into the same chunks twice. */
function hashTwice(part: Buffer): string {
  const chunks = getChunks(part)
  return hashToText(fileHash([...chunks, ...chunks]))
}
