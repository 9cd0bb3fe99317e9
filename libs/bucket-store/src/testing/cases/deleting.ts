import { deepEqual, equal } from 'node:assert/strict'
import { refuses, type StoreCase } from '../store-case.ts'

export const deletingCases: StoreCase[] = [
  {
    title: 'deletes, and nothing else with it',
    async run({ store, keys, fill }) {
      await fill('runs/1', 'runs/10', 'runs/2')
      await store.delete('runs/1')
      deepEqual(await keys(), ['runs/10', 'runs/2'])
      await refuses(store.get('runs/1'), 'NOT_FOUND')
    },
  },
  {
    title: 'deletes what is not there without an error',
    async run({ store }) {
      await store.delete('missing')
      await store.delete('no/such/folder')
    },
  },
  {
    title: 'deletes twice without an error',
    async run({ store, fill }) {
      await fill('a')
      await store.delete('a')
      await store.delete('a')
    },
  },
  {
    title: 'deletes nothing by the name of a folder',
    async run({ store, keys, fill }) {
      await fill('a/b')
      await store.delete('a')
      deepEqual(await keys(), ['a/b'])
    },
  },
  {
    title: 'deletes nothing by a name in an object',
    async run({ store, keys, fill }) {
      await fill('a')
      await store.delete('a/b')
      deepEqual(await keys(), ['a'])
    },
  },
  {
    title: 'puts again what was deleted',
    async run({ store, text }) {
      await store.put('a', 'before')
      await store.delete('a')
      await store.put('a', 'after')
      equal(await text('a'), 'after')
    },
  },
  {
    title: 'deletes many, some of them missing',
    async run({ store, keys, fill }) {
      await fill('a/1', 'a/2', 'b', 'c d', 'e+f')
      await store.deleteAll(['a/1', 'missing', 'c d', 'a/2', 'e+f', 'a/1'])
      deepEqual(await keys(), ['b'])
    },
  },
  {
    title: 'deletes none of none',
    async run({ store, keys, fill }) {
      await fill('a')
      await store.deleteAll([])
      deepEqual(await keys(), ['a'])
    },
  },
  {
    title: 'deletes what an iterator gives, while the list is read',
    async run({ store, keys, fill }) {
      await fill('a/1', 'a/2', 'b')
      await store.deleteAll(
        (async function* () {
          for await (const { key } of store.list({ prefix: 'a/' })) yield key
        })(),
      )
      deepEqual(await keys(), ['b'])
    },
  },
  {
    title: 'deletes none where one of the keys is none',
    async run({ store, keys, fill }) {
      await fill('a', 'b')
      await refuses(store.deleteAll(['a', '../b']), 'INVALID_KEY')
      deepEqual(await keys(), ['a', 'b'])
    },
  },
]
