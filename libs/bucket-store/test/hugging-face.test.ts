import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createRepo } from '@huggingface/hub'
import { createHuggingFaceStore } from '@naturalcad/bucket-store'
import { describeStore } from '@naturalcad/bucket-store/testing'
import { startHubEmulator, type HubEmulator } from '@naturalcad/hub-emulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let emulator: HubEmulator
beforeAll(async () => {
  emulator = await startHubEmulator({ profile: 'pro' })
})
afterAll(() => emulator.stop())

let count = 0
async function openBucket(options: { fetch?: typeof fetch } = {}) {
  const [user] = emulator.users
  if (user === undefined) throw new Error('the emulator has no user')
  const bucket = `${user.name}/bucket-${++count}`
  await createRepo({ repo: { type: 'bucket', name: bucket }, accessToken: user.token, hubUrl: emulator.url })
  return createHuggingFaceStore({ bucket, accessToken: user.token, hubUrl: emulator.url, retry: { limit: 0 }, ...options })
}

describeStore({ name: 'hugging face', open: async () => ({ store: await openBucket() }), describe, test: test.concurrent })

/** What a commit to a bucket says in its last call. */
function watchCommits(refuse: (operations: string) => boolean = () => false) {
  const commits: string[] = []
  const watched: typeof fetch = async (input, init) => {
    if (!new Request(input).url.endsWith('/batch')) return fetch(input, init)
    const operations = await new Response(init?.body ?? null).text()
    commits.push(operations)
    return refuse(operations) ? Response.json({ success: false, processed: 1, succeeded: 0, failed: [{ path: 'refused', error: 'its name' }] }, { status: 422 }) : fetch(input, init)
  }
  return { commits, fetch: watched }
}

test('an object that is missing is told apart from a bucket that is', async () => {
  const store = await openBucket()
  await expect(store.get('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND', details: { key: 'nothing' } })
  await expect(createHuggingFaceStore({ bucket: 'nobody/nothing', accessToken: emulator.users[0]?.token ?? '', hubUrl: emulator.url }).get('a')).rejects.toMatchObject({
    code: 'NOT_FOUND', details: { bucket: 'nobody/nothing' },
  })
})

test('small objects that are put at once share commits, each with its own answer', async () => {
  const { commits, fetch: watched } = watchCommits()
  const store = await openBucket({ fetch: watched })
  const infos = await Promise.all(Array.from({ length: 40 }, (_, n) => store.put(`a/${n}`, 'x'.repeat(n))))
  expect(infos.map(({ key, size }) => [key, size])).toEqual(Array.from({ length: 40 }, (_, n) => [`a/${n}`, n]))
  expect(commits.length).toBeLessThan(10)
})

test('objects of one key that are put at once each get a commit, the last one stays', async () => {
  const { commits, fetch: watched } = watchCommits()
  const store = await openBucket({ fetch: watched })
  const infos = await Promise.all(['1', '22', '333'].map((text) => store.put('a', text)))
  expect(infos.map(({ size }) => size)).toEqual([1, 2, 3])
  expect(commits).toHaveLength(3)
  expect(await new Response((await store.get('a')).body).text()).toBe('333')
})

test('one object that is refused does not take along those that are put with it', async () => {
  const { fetch: watched } = watchCommits((operations) => operations.includes('refused'))
  const store = await openBucket({ fetch: watched })
  const outcomes = await Promise.allSettled(['a', 'refused', 'b'].map((key) => store.put(key, key)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({ reason: { code: 'BACKEND_ERROR' } })
})

test('one put that is canceled does not take along those that are put with it', async () => {
  const store = await openBucket()
  const stop = new AbortController()
  const canceled = store.put('a', 'a', { signal: stop.signal })
  const other = store.put('b', 'b')
  stop.abort(new Error('enough'))
  await expect(canceled).rejects.toThrow('enough')
  expect((await other).size).toBe(1)
})

test('one put that is canceled while its commit is under way is not written, and those that are put with it are', async () => {
  const stop = new AbortController()
  const { commits, fetch: watched } = watchCommits()
  const store = await openBucket({
    fetch: (input, init) => {
      if (new Request(input).url.includes('/v1/shards')) stop.abort(new Error('enough'))
      return watched(input, init)
    },
  })
  const outcomes = await Promise.allSettled([store.put('a', 'a', { signal: stop.signal }), store.put('b', 'b')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(commits.join('')).not.toContain('"a"')
  expect(await store.head('a')).toBeUndefined()
})

test('an object that somebody deletes at once is missed by nobody but who put it', async () => {
  const store = await openBucket({
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      if (!new Request(input).url.endsWith('/paths-info')) return answer
      const items = (await answer.json()) as { path: string }[]
      return Response.json(items.filter(({ path }) => path !== 'a'))
    },
  })
  const outcomes = await Promise.allSettled(['a', 'b'].map((key) => store.put(key, key)))
  expect(outcomes).toMatchObject([{ status: 'rejected', reason: { code: 'NOT_FOUND', details: { key: 'a' } } }, { status: 'fulfilled', value: { key: 'b' } }])
})

function watchXorbs() {
  const sent: number[] = []
  const watched: typeof fetch = async (input, init) => {
    if (!new Request(input).url.includes('/v1/xorbs/')) return fetch(input, init)
    const bytes = await new Response(init?.body ?? null).arrayBuffer()
    sent.push(bytes.byteLength)
    return fetch(input, { ...init, body: bytes })
  }
  return { sent, fetch: watched }
}

test('of a large object that changed only what is new travels', async () => {
  const { sent, fetch: watched } = watchXorbs()
  const content = randomBytes(4_000_000)
  const store = await openBucket({ fetch: watched })
  await store.put('large', content)
  const before = sent.splice(0).reduce((sum, bytes) => sum + bytes, 0)
  expect(before).toBeGreaterThan(content.length)
  const changed = Buffer.concat([content.subarray(0, 2_000_000), Buffer.from('something new'), content.subarray(2_000_000)])
  await store.put('large', changed)
  expect(sent.splice(0).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(600_000)
  expect(Buffer.from(await new Response((await store.get('large')).body).arrayBuffer()).equals(changed)).toBe(true)
  await store.put('again', changed)
  expect(sent).toEqual([])
})

test('what fills several xorbs, repeats itself and can be packed comes back as it was', async () => {
  const { sent, fetch: watched } = watchXorbs()
  const part = randomBytes(18_000_000)
  const content = Buffer.concat([part, Buffer.alloc(9_000_000, 'CARTESIAN_POINT'), part.subarray(5_000_000, 12_000_000), randomBytes(1)])
  const store = await openBucket({ fetch: watched })
  await store.put('large', new Blob([content]).stream())
  expect(sent.length).toBeGreaterThan(1)
  expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(19_000_000)
  expect(Buffer.from(await new Response((await store.get('large')).body).arrayBuffer()).equals(content)).toBe(true)
})

test('an upload ends with what the storage says, and takes nothing into the bucket', async () => {
  const store = await openBucket({ fetch: async (input, init) => (new Request(input).url.includes('/v1/xorbs/') ? Response.json({ error: 'no room' }, { status: 507 }) : fetch(input, init)) })
  await expect(store.put('large', randomBytes(40_000_000))).rejects.toMatchObject({ code: 'BACKEND_ERROR', message: 'no room' })
  expect(await store.head('large')).toBeUndefined()
})

test('a large upload that is canceled in the middle sends nothing more, and takes nothing into the bucket', async () => {
  const stop = new AbortController()
  const sent: string[] = []
  const store = await openBucket({
    fetch: (input, init) => {
      const { url } = new Request(input)
      sent.push(url.slice(emulator.url.length))
      if (url.includes('/v1/xorbs/')) stop.abort(new Error('enough'))
      return fetch(input, init)
    },
  })
  await expect(store.put('large', new Blob([randomBytes(60_000_000)]), { signal: stop.signal })).rejects.toThrow('enough')
  const calls = sent.splice(0)
  expect(calls.filter((path) => path.includes('/v1/xorbs/'))).toHaveLength(1)
  expect(calls.filter((path) => /shards|batch/.test(path))).toEqual([])
  expect(await store.head('large')).toBeUndefined()
  expect(sent).toHaveLength(1)
})

test('an address that is none is refused by name', () => {
  expect(() => createHuggingFaceStore({ bucket: 'a/b', accessToken: 'hf_x', hubUrl: 'nowhere' })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})

test('a program whose uploads were canceled in the middle ends by itself', async () => {
  const [user] = emulator.users
  if (user === undefined) throw new Error('the emulator has no user')
  const bucket = `${user.name}/canceled`
  await createRepo({ repo: { type: 'bucket', name: bucket }, accessToken: user.token, hubUrl: emulator.url })
  const program = join(import.meta.dirname, 'support/canceled-uploads.ts')
  const flags = ['--conditions=@naturalcad/source', program, emulator.url, user.token, bucket]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { timeout: 250_000 })
  expect(stdout.trim().split('\n')).toEqual(Array.from({ length: 4 }, () => 'Error: enough'))
})
