import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applySync, createDiskStore, createMemoryStore, createSyncIndex, formatSyncPlan, parseSyncPlan, planSync } from '@naturalcad/bucket-store'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
})
afterEach(() => rm(folder, { recursive: true }))

const contents = async (store: ObjectStore) => {
  const found: Record<string, string> = {}
  for await (const { key } of store.list()) found[key] = await new Response((await store.get(key)).body).text()
  return found
}
const filled = async (objects: Record<string, string>, store: ObjectStore = createMemoryStore()) => {
  for (const [key, body] of Object.entries(objects)) await store.put(key, body)
  return store
}
/** Counts what is read. */
function counting(store: ObjectStore) {
  const read: string[] = []
  return { ...store, read, get: (key, options) => (read.push(key), store.get(key, options)) } as ObjectStore & { read: string[] }
}

describe.each<[string, () => ObjectStore]>([
  ['two stores', () => createMemoryStore()],
  ['a folder and a store', () => createDiskStore({ root: join(folder, 'objects') })],
])('between %s', (_, create) => {
  test('the target holds what the source holds', async () => {
    const from = await filled({ same: 'x', 'new/1': 'one', changed: 'new content', size: 'abc' }, create())
    const to = await filled({ same: 'x', changed: 'old content', size: 'abcd', extra: 'stays' })
    const plan = await planSync({ from, to })
    expect(plan.same).toBe(1)
    expect(plan.entries.map(({ action, key }) => `${action} ${key}`)).toEqual(['copy changed', 'copy new/1', 'copy size'])
    expect(await contents(to)).toMatchObject({ changed: 'old content' })
    expect(await applySync({ from, to, plan, readBack: true })).toMatchObject({ copied: 3, deleted: 0, skipped: [] })
    expect(await contents(to)).toEqual({ ...(await contents(from)), extra: 'stays' })
    expect(await planSync({ from, to })).toEqual({ entries: [], same: 4 })
  })

  test('what only the target has goes where asked', async () => {
    const from = await filled({ a: 'x' }, create())
    const to = await filled({ a: 'x', b: 'extra' })
    await applySync({ from, to, plan: await planSync({ from, to, deleteExtra: true }) })
    expect(await contents(to)).toEqual({ a: 'x' })
  })
})

test('contents are compared, not only sizes and times', async () => {
  const root = join(folder, 'objects')
  const from = await filled({ a: 'one' }, createDiskStore({ root }))
  const to = await filled({ a: 'two' })
  await utimes(join(root, 'a'), new Date(0), new Date(0))
  expect((await planSync({ from, to })).entries).toMatchObject([{ key: 'a', reason: 'different' }])
})

test('a list that fails is an error, and changes nothing', async () => {
  const to = await filled({ a: 'x' })
  const from: ObjectStore = {
    ...createMemoryStore(),
    async *list() {
      yield { key: 'a', size: 1, etag: '"1"', modified: new Date() }
      throw new Error('the list broke')
    },
  }
  await expect(planSync({ from, to, deleteExtra: true })).rejects.toThrow('the list broke')
  await expect(planSync({ from: to, to: from, deleteExtra: true })).rejects.toThrow('the list broke')
})

test('a source without objects deletes nothing', async () => {
  const to = await filled({ a: 'x' })
  await expect(planSync({ from: createMemoryStore(), to, deleteExtra: true })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  expect(await planSync({ from: createMemoryStore(), to })).toEqual({ entries: [], same: 0 })
})

test('what changed since the plan is skipped, and then nothing is deleted', async () => {
  const from = await filled({ a: 'x', b: 'y' })
  const to = await filled({ extra: 'z' })
  const plan = await planSync({ from, to, deleteExtra: true })
  await from.put('b', 'newer')
  expect(await applySync({ from, to, plan })).toMatchObject({ copied: 1, deleted: 0, skipped: ['b'] })
  expect(await contents(to)).toEqual({ a: 'x', extra: 'z' })
})

test('what changes while it is read is skipped, and nothing of it is kept', async () => {
  const root = join(folder, 'objects')
  const disk = await filled({ a: 'x'.repeat(300_000), b: 'y' }, createDiskStore({ root }))
  const to = await filled({ a: 'before' })
  const plan = await planSync({ from: disk, to })
  const from: ObjectStore = {
    ...disk,
    async get(key, options) {
      const found = await disk.get(key, options)
      // Written into, in place, as editors and loggers do.
      if (key === 'a') await writeFile(join(root, 'a'), 'z'.repeat(300_000))
      return found
    },
  }
  expect(await applySync({ from, to, plan })).toMatchObject({ copied: 1, skipped: ['a'] })
  expect(await contents(to)).toEqual({ a: 'before', b: 'y' })
})

test('what disappears before it is read is skipped', async () => {
  const from = await filled({ a: 'x', b: 'y' })
  const to = createMemoryStore()
  const plan = await planSync({ from, to })
  await from.delete('a')
  expect(await applySync({ from, to, plan })).toMatchObject({ copied: 1, skipped: ['a'] })
})

test('a failure of the target is no skipped object', async () => {
  const from = await filled({ 'a/b': 'x' })
  const to = await filled({ a: 'in the way' })
  await expect(applySync({ from, to, plan: await planSync({ from, to }) })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('an interrupted plan is applied again, and sends nothing twice', async () => {
  const from = counting(await filled(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`n/${index}`, `body ${index}`]))))
  const to = createMemoryStore()
  const plan = await planSync({ from, to })
  const stop = new AbortController()
  let done = 0
  const first = applySync({ from, to, plan, signal: stop.signal, onProgress: () => void ((done += 1) === 10 && stop.abort(new Error('interrupted'))) })
  await expect(first).rejects.toThrow('interrupted')
  const there = Object.keys(await contents(to)).length
  expect(there).toBeGreaterThanOrEqual(10)
  expect(await applySync({ from, to, plan })).toMatchObject({ copied: 40 - there, done: there, skipped: [] })
  expect(await contents(to)).toEqual(await contents(from))
})

test('an index saves the reading of what did not change', async () => {
  const index = createSyncIndex()
  const from = counting(await filled({ a: 'x', b: 'y' }))
  const to = counting(createMemoryStore())
  await applySync({ from, to, plan: await planSync({ from, to, index }), index })
  from.read.length = 0
  const again = createSyncIndex(`${index.format()}a torn li`)
  expect(await planSync({ from, to, index: again })).toEqual({ entries: [], same: 2 })
  expect([...from.read, ...to.read]).toEqual([])
  await to.put('a', 'z')
  expect((await planSync({ from, to, index: again })).entries).toMatchObject([{ key: 'a', reason: 'different' }])
})

test('a plan is text that people can review, and comes back as it was', async () => {
  const plan = await planSync({ from: await filled({ 'a "b"\u2028': 'x' }), to: await filled({ old: 'y' }), deleteExtra: true })
  const text = formatSyncPlan(plan)
  expect(text.trimEnd().split('\n')).toHaveLength(3)
  expect(parseSyncPlan(text)).toEqual(plan)
  expect(parseSyncPlan(text.split('\n').slice(0, 2).join('\n')).entries).toHaveLength(1)
  for (const broken of ['', 'x', text.replace('"copy"', '"move"'), text.replace('"schemaVersion":1', '"schemaVersion":2')]) expect(() => parseSyncPlan(broken)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})

test('a copy that arrives otherwise is an error when it is read back', async () => {
  const from = await filled({ a: 'abc' })
  const store = createMemoryStore()
  const to: ObjectStore = { ...store, put: (key, _body, options) => store.put(key, 'abd', options) }
  await expect(applySync({ from, to, plan: await planSync({ from, to }), readBack: true })).rejects.toMatchObject({ code: 'STORAGE_CORRUPT' })
})

test('a folder gets whole files', async () => {
  const from = await filled({ 'runs/1/a': 'x' })
  const to = createDiskStore({ root: join(folder, 'down') })
  await applySync({ from, to, plan: await planSync({ from, to }) })
  expect(await readFile(join(folder, 'down/runs/1/a'), 'utf8')).toBe('x')
})
