import { applyRetention, createMemoryStore, planRetention, type RetentionPolicy } from '@naturalcad/bucket-store'
import type { ObjectInfo } from '@naturalcad/contracts/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const now = new Date('2026-01-10T00:00:00Z')
const day = 86_400_000
const object = (key: string, ageDays: number, size = 10): ObjectInfo => ({ key, size, etag: `"${key}"`, modified: new Date(now.getTime() - ageDays * day) })
const objects = [object('runs/1/a', 5), object('runs/1/b', 4), object('runs/2/a', 3), object('runs/2/b', 2), object('runs/3/a', 1)]
const deletedBy = (policy: RetentionPolicy) => planRetention(objects, policy, now).delete.map(({ key, reason }) => `${key} ${reason}`)

test('nothing goes without a bound', () => {
  expect(planRetention(objects, {}, now)).toEqual({ delete: [], kept: { count: 5, bytes: 50 } })
})

test('what is too old goes, oldest first', () => {
  expect(deletedBy({ maxAgeMs: 3 * day })).toEqual(['runs/1/a age', 'runs/1/b age'])
})

test('what is too many goes, oldest first', () => {
  expect(deletedBy({ maxCount: 2 })).toEqual(['runs/1/a count', 'runs/1/b count', 'runs/2/a count'])
  expect(deletedBy({ maxCount: 0 })).toHaveLength(5)
})

test('what is too large together goes, oldest first', () => {
  expect(deletedBy({ maxBytes: 35 })).toEqual(['runs/1/a bytes', 'runs/1/b bytes'])
})

test('the last of each run stay, and what is pinned', () => {
  expect(deletedBy({ maxCount: 0, keepLastPerRun: 1 })).toEqual(['runs/1/a count', 'runs/2/a count'])
  expect(deletedBy({ maxAgeMs: 0, isPinned: (key) => key.startsWith('runs/1/') })).toEqual(['runs/2/a age', 'runs/2/b age', 'runs/3/a age'])
  expect(deletedBy({ maxCount: 0, keepLastPerRun: 1, runOf: () => 'all' })).toHaveLength(4)
})

test.each([{ maxAgeMs: -1 }, { maxCount: Number.NaN }, { maxBytes: -5 }, { keepLastPerRun: -1 }])('refuses the bound %j', (policy) => {
  expect(() => planRetention(objects, policy, now)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})

test('the bounds hold for all that is not protected, and nothing newer goes before something older', () => {
  const anyObject = fc.record({ run: fc.nat(4), name: fc.nat(1000), age: fc.nat(30), size: fc.nat(100) })
  fc.assert(
    fc.property(fc.uniqueArray(anyObject, { selector: ({ run, name }) => `${run}/${name}` }), fc.nat(20), fc.nat(500), fc.nat(30), fc.nat(3), (given, maxCount, maxBytes, maxAge, keepLastPerRun) => {
      const list = given.map(({ run, name, age, size }) => object(`${run}/${name}`, age, size))
      const isPinned = (key: string) => key.endsWith('7')
      const plan = planRetention(list, { maxCount, maxBytes, maxAgeMs: maxAge * day, keepLastPerRun, isPinned }, now)
      const gone = new Set(plan.delete.map(({ key }) => key))
      const kept = list.filter(({ key }) => !gone.has(key))
      const sum = (some: ObjectInfo[]) => some.reduce((total, { size }) => total + size, 0)
      expect(plan.kept).toEqual({ count: kept.length, bytes: sum(kept) })
      const isProtected = ({ key, modified }: ObjectInfo) =>
        isPinned(key) || list.filter((other) => other.key.split('/')[0] === key.split('/')[0] && (other.modified > modified || (other.modified.getTime() === modified.getTime() && other.key < key))).length < keepLastPerRun
      const guarded = list.filter(isProtected)
      expect(guarded.every(({ key }) => !gone.has(key))).toBe(true)
      const free = kept.filter((info) => !guarded.includes(info))
      expect(free.length).toBeLessThanOrEqual(Math.max(0, maxCount - guarded.length))
      expect(sum(free)).toBeLessThanOrEqual(Math.max(0, maxBytes - sum(guarded)))
      for (const info of free) {
        expect(now.getTime() - info.modified.getTime()).toBeLessThanOrEqual(maxAge * day)
        for (const key of gone) expect(list.find((other) => other.key === key)?.modified.getTime() ?? Infinity).toBeLessThanOrEqual(info.modified.getTime())
      }
    }),
    { numRuns: 300, seed: 3 },
  )
})

test('a plan is applied to what did not change since', async () => {
  const store = createMemoryStore()
  for (const key of ['a', 'b', 'c']) await store.put(key, key)
  const found: ObjectInfo[] = []
  for await (const info of store.list()) found.push(info)
  const plan = planRetention(found, { maxCount: 0 }, new Date())
  await store.put('b', 'written anew')
  await store.delete('c')
  expect(await applyRetention(store, plan)).toEqual({ deleted: ['a'], changed: ['b'] })
  expect((await store.listPage()).objects.map(({ key }) => key)).toEqual(['b'])
})
