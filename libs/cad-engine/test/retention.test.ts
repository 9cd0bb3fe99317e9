import { defaultSettings } from '@naturalcad/contracts/settings'
import { expect, test } from 'vitest'
import { findDoomedRuns } from '../src/retention/find-doomed-runs.ts'

const day = 86_400_000
const now = 100 * day
const run = (id: string, ageDays: number, bytes = 10) => ({ id, bytes, modified: now - ageDays * day, isPublished: true })
const doomed = (runs: ReturnType<typeof run>[], limits: Partial<typeof defaultSettings.retention>, pinned: string[] = []) =>
  findDoomedRuns(runs, { limits: { ...defaultSettings.retention, ...limits }, now, pinned: new Set(pinned) })

test('keeps what is within the limits', () => {
  expect(doomed([run('a', 1), run('b', 29)], {})).toEqual([])
})

test('removes the oldest over the count', () => {
  expect(doomed([run('a', 1), run('b', 3), run('c', 2)], { maxRuns: 1 })).toEqual(['b', 'c'])
})

test('removes the oldest until the bytes fit', () => {
  expect(doomed([run('a', 1, 50), run('b', 3, 50), run('c', 2, 50)], { maxBytes: 100 })).toEqual(['b'])
})

test('removes what is too old', () => {
  expect(doomed([run('a', 31), run('b', 29)], {})).toEqual(['a'])
})

test('leaves a run alone that is under way', () => {
  expect(doomed([run('a', 90), run('b', 80), run('c', 1)], { maxRuns: 1 }, ['a'])).toEqual(['b', 'c'])
})

test('removes what a kill left unfinished, after an hour', () => {
  const left = (id: string, ageDays: number) => ({ ...run(id, ageDays), isPublished: false })
  expect(doomed([left('a', 1 / 23), left('b', 1 / 25), run('c', 1)], {})).toEqual(['a'])
  expect(doomed([left('a', 1)], {}, ['a'])).toEqual([])
})
