import { deepEqual, equal } from 'node:assert/strict'
import { refuses, type StoreCase } from '../store-case.ts'

export const folderCases: StoreCase[] = [
  {
    title: 'refuses a key in a folder that is an object',
    async run({ store, keys }) {
      await store.put('a', 'x')
      await refuses(store.put('a/b', 'y'), 'CONFLICT')
      await refuses(store.put('a/b/c/d', 'y'), 'CONFLICT')
      deepEqual(await keys(), ['a'])
    },
  },
  {
    title: 'refuses a key that is the folder of an object',
    async run({ store, keys }) {
      await store.put('a/b/c', 'x')
      await refuses(store.put('a', 'y'), 'CONFLICT')
      await refuses(store.put('a/b', 'y'), 'CONFLICT')
      deepEqual(await keys(), ['a/b/c'])
    },
  },
  {
    title: 'refuses a copy to a key that is the folder of an object',
    async run({ store }) {
      await store.put('a/b', 'x')
      await refuses(store.copy('a/b', 'a'), 'CONFLICT')
    },
  },
  {
    title: 'refuses a copy into a folder that is an object',
    async run({ store }) {
      await store.put('a', 'x')
      await refuses(store.copy('a', 'a/b'), 'CONFLICT')
    },
  },
  {
    title: 'frees the name of a folder with its last object',
    async run({ store, text }) {
      await store.put('runs/1/a', 'x')
      await store.delete('runs/1/a')
      await store.put('runs', 'now a name of its own')
      equal(await text('runs'), 'now a name of its own')
    },
  },
  {
    title: 'makes a folder of the name of an object that was deleted',
    async run({ store, keys }) {
      await store.put('runs', 'x')
      await store.delete('runs')
      await store.put('runs/1', 'y')
      deepEqual(await keys(), ['runs/1'])
    },
  },
  {
    title: 'leaves the name of a folder free after a write that failed',
    async run({ store, text }) {
      await store.put('a/b', new ReadableStream({ start: (controller) => controller.error(new Error('broken')) })).catch(() => undefined)
      await refuses(store.copy('missing', 'a/c'), 'NOT_FOUND')
      await store.put('a', 'free')
      equal(await text('a'), 'free')
      await refuses(store.put('a/b', 'taken'), 'CONFLICT')
    },
  },
  {
    title: 'takes no folder for an object',
    async run({ store }) {
      await store.put('a/b', 'x')
      equal(await store.head('a'), undefined)
      await refuses(store.get('a'), 'NOT_FOUND')
      await refuses(store.copy('a', 'c'), 'NOT_FOUND')
    },
  },
  {
    title: 'takes no object for a folder',
    async run({ store, keys }) {
      await store.put('a', 'x')
      equal(await store.head('a/b'), undefined)
      await refuses(store.get('a/b'), 'NOT_FOUND')
      deepEqual(await keys('a/'), [])
    },
  },
  {
    title: 'takes names that only begin alike',
    async run({ keys, fill }) {
      await fill('a', 'a-b', 'a.b', 'a b', 'a0/c', 'a!/c')
      deepEqual(await keys(), ['a', 'a b', 'a!/c', 'a-b', 'a.b', 'a0/c'])
    },
  },
]
