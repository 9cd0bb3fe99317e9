import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import type { ListPageOptions, ObjectStore } from '@naturalcad/contracts/store'
import { refuses, type StoreCase } from '../store-case.ts'

const letters = ['a', 'b', 'c', 'd', 'e', 'f']

/** All pages, with something done between the first and the second. */
async function walk(store: ObjectStore, options: ListPageOptions, between: () => Promise<unknown> = async () => undefined): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  let pages = 0
  do {
    const page = await store.listPage({ ...options, ...(cursor === undefined ? {} : { cursor }) })
    seen.push(...[...page.objects.map(({ key }) => key), ...page.folders].sort())
    cursor = page.cursor
    pages += 1
    ok(pages < 100, 'the pages have no end')
    if (pages === 1) await between()
  } while (cursor !== undefined)
  return seen
}

/** What becomes of a list of six, two to a page, when this happens behind the first page. */
const changes: [title: string, change: (store: ObjectStore) => Promise<unknown>, expected: string[]][] = [
  ['an object comes before the page', (store) => store.put('0', 'x'), letters],
  ['an object comes between those of the page', (store) => store.put('aa', 'x'), letters],
  ['an object comes behind the page', (store) => store.put('ca', 'x'), ['a', 'b', 'c', 'ca', 'd', 'e', 'f']],
  ['an object comes at the end', (store) => store.put('g', 'x'), [...letters, 'g']],
  ['an object of the page goes', (store) => store.delete('a'), letters],
  ['the last object of the page goes', (store) => store.delete('b'), letters],
  ['the whole page goes', (store) => store.deleteAll(['a', 'b']), letters],
  ['the next object goes', (store) => store.delete('c'), ['a', 'b', 'd', 'e', 'f']],
  ['the last object goes', (store) => store.delete('f'), ['a', 'b', 'c', 'd', 'e']],
  ['everything else goes', (store) => store.deleteAll(['c', 'd', 'e', 'f']), ['a', 'b']],
  ['everything goes', (store) => store.deleteAll(letters), ['a', 'b']],
  ['an object is overwritten', (store) => store.put('d', 'more'), letters],
  ['one comes for one that goes', (store) => Promise.all([store.delete('a'), store.put('0', 'x')]), letters],
]

export const pagingCases: StoreCase[] = [
  ...[1, 2, 3, 5, 6, 7, 1000].map(
    (limit): StoreCase => ({
      title: `gives every object on exactly one page of at most ${limit}`,
      async run({ store, fill }) {
        await fill(...letters)
        deepEqual(await walk(store, { limit }), letters)
        const { objects, cursor } = await store.listPage({ limit })
        equal(objects.length, Math.min(limit, 6))
        if (limit < 6) notEqual(cursor, undefined)
        else equal(cursor, undefined)
      },
    }),
  ),
  ...changes.map(
    ([title, change, expected]): StoreCase => ({
      title: `pages are stable when ${title}`,
      async run({ store, fill }) {
        await fill(...letters)
        deepEqual(await walk(store, { limit: 2 }, () => change(store)), expected)
      },
    }),
  ),
  {
    title: 'tells the folders behind a delimiter',
    async run({ store, fill }) {
      await fill('a', 'b/1', 'b/2/x', 'c/3', 'd')
      const { objects, folders, cursor } = await store.listPage({ delimiter: '/' })
      deepEqual([objects.map(({ key }) => key), folders, cursor], [['a', 'd'], ['b/', 'c/'], undefined])
    },
  },
  {
    title: 'tells the folders in a folder',
    async run({ store, fill }) {
      await fill('b/1', 'b/2/x', 'b/2/y', 'b/3/z', 'b2/4')
      const { objects, folders } = await store.listPage({ prefix: 'b/', delimiter: '/' })
      deepEqual([objects.map(({ key }) => key), folders], [['b/1'], ['b/2/', 'b/3/']])
    },
  },
  {
    title: 'tells the folder that a prefix without a slash names',
    async run({ store, fill }) {
      await fill('b/1', 'b2/4', 'ba')
      const { objects, folders } = await store.listPage({ prefix: 'b', delimiter: '/' })
      deepEqual([objects.map(({ key }) => key), folders], [['ba'], ['b/', 'b2/']])
    },
  },
  ...[1, 2, 3].map(
    (limit): StoreCase => ({
      title: `tells each folder once, ${limit} to a page`,
      async run({ store, fill }) {
        await fill('a/1', 'a/2', 'a/3', 'b', 'c/1', 'c/2', 'd')
        deepEqual(await walk(store, { limit, delimiter: '/' }), ['a/', 'b', 'c/', 'd'])
      },
    }),
  ),
  {
    title: 'tells no folder twice when an object comes to it',
    async run({ store, fill }) {
      await fill('a/1', 'b/1', 'c')
      deepEqual(await walk(store, { limit: 1, delimiter: '/' }, () => store.put('a/2', 'x')), ['a/', 'b/', 'c'])
    },
  },
  {
    title: 'pages by a prefix',
    async run({ store, fill }) {
      await fill('a', 'b/1', 'b/2', 'b/3', 'c')
      deepEqual(await walk(store, { limit: 2, prefix: 'b/' }), ['b/1', 'b/2', 'b/3'])
    },
  },
  {
    title: 'pages keys of any characters',
    async run({ store, fill }) {
      const names = [' a', '%', '+', 'a&b', 'é', '零', '🔩']
      await fill(...names)
      deepEqual(await walk(store, { limit: 1 }), names)
    },
  },
  ...[0, -1, 1.5, 1001, Number.NaN].map(
    (limit): StoreCase => ({
      title: `refuses pages of ${limit}`,
      run: ({ store }) => refuses(store.listPage({ limit }), 'INVALID_REQUEST'),
    }),
  ),
  ...['', '?', 'not a cursor', 'bm8gY3Vyc29y!', '\u0000'].map(
    (cursor): StoreCase => ({
      title: `refuses ${JSON.stringify(cursor)} as a cursor`,
      async run({ store, fill }) {
        await fill('a', 'b')
        await refuses(store.listPage({ cursor, limit: 1 }), 'INVALID_REQUEST')
      },
    }),
  ),
]
