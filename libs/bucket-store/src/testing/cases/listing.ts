import { deepEqual } from 'node:assert/strict'
import { drain, refuses, type StoreCase } from '../store-case.ts'

const prefixes: [prefix: string, found: string[]][] = [
  ['', ['a b/1', 'a%/2', 'a*/3', 'a+b/4', 'a/5', 'a/50', 'a?/6', 'ab/7']],
  ['a', ['a b/1', 'a%/2', 'a*/3', 'a+b/4', 'a/5', 'a/50', 'a?/6', 'ab/7']],
  ['a/', ['a/5', 'a/50']],
  ['a/5', ['a/5', 'a/50']],
  ['a/50', ['a/50']],
  ['a/500', []],
  ['a b/', ['a b/1']],
  ['a ', ['a b/1']],
  ['a%/', ['a%/2']],
  ['a%', ['a%/2']],
  ['a*', ['a*/3']],
  ['a+b', ['a+b/4']],
  ['a?', ['a?/6']],
  ['b', []],
]

export const listingCases: StoreCase[] = [
  {
    title: 'lists nothing of an empty store',
    async run({ store, keys }) {
      deepEqual(await keys(), [])
      deepEqual(await store.listPage(), { objects: [], folders: [] })
      deepEqual(await keys('a/'), [])
    },
  },
  {
    title: 'lists in the byte order of the keys',
    async run({ keys, fill }) {
      await fill('b', 'a/2', 'a/10', 'a/1/x', 'ab', 'B', '~', 'é', 'a-')
      deepEqual(await keys(), ['B', 'a-', 'a/1/x', 'a/10', 'a/2', 'ab', 'b', '~', 'é'])
    },
  },
  {
    title: 'orders characters beyond 16 bits behind all others, as their bytes are',
    async run({ keys, fill }) {
      await fill('\u{1F600}', '\uFFFD', '\uE000', 'z')
      deepEqual(await keys(), ['z', '\uE000', '\uFFFD', '\u{1F600}'])
    },
  },
  ...prefixes.map(
    ([prefix, found]): StoreCase => ({
      title: `lists by the prefix ${JSON.stringify(prefix)}`,
      async run({ keys, fill }) {
        await fill('a b/1', 'a%/2', 'a*/3', 'a+b/4', 'a/5', 'a/50', 'a?/6', 'ab/7')
        deepEqual(await keys(prefix), found)
      },
    }),
  ),
  {
    title: 'lists by a prefix of dots',
    async run({ keys, fill }) {
      await fill('.a', '..b', 'c/..d')
      deepEqual(await keys('.'), ['..b', '.a'])
      deepEqual(await keys('..'), ['..b'])
      deepEqual(await keys('c/.'), ['c/..d'])
    },
  },
  ...['/', '/a', 'a//', 'a//b', '../', 'a/../', 'a\\', 'a\u0000'].map(
    (prefix): StoreCase => ({
      title: `refuses to list by the prefix ${JSON.stringify(prefix)}`,
      async run({ store }) {
        await refuses(drain(store.list({ prefix })), 'INVALID_KEY')
        await refuses(store.listPage({ prefix }), 'INVALID_KEY')
      },
    }),
  ),
  {
    title: 'stops listing where the reader stops',
    async run({ store, fill }) {
      await fill('a', 'b', 'c')
      const seen: string[] = []
      for await (const { key } of store.list()) {
        seen.push(key)
        if (seen.length === 2) break
      }
      deepEqual(seen, ['a', 'b'])
    },
  },
]
