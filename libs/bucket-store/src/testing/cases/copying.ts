import { deepEqual, equal } from 'node:assert/strict'
import { refuses, type StoreCase } from '../store-case.ts'

const createOnly: StoreCase['needs'] = {
  capability: 'createOnly',
  refused: ({ store }) => store.put('a', 'x').then(() => store.copy('a', 'b', { ifNoneMatch: '*' })),
}
const replaceIfMatch: StoreCase['needs'] = {
  capability: 'replaceIfMatch',
  refused: ({ store }) => store.put('a', 'x').then(({ etag }) => store.copy('a', 'b', { ifMatch: etag })),
}

export const copyingCases: StoreCase[] = [
  {
    title: 'copies, and keeps the source',
    async run({ store, text, keys }) {
      await store.put('a', 'same')
      const { key, size } = await store.copy('a', 'folder/b')
      deepEqual([key, size], ['folder/b', 4])
      deepEqual([await text('a'), await text('folder/b')], ['same', 'same'])
      deepEqual(await keys(), ['a', 'folder/b'])
    },
  },
  {
    title: 'copies over an object',
    async run({ store, text, fill }) {
      await fill('a', 'b')
      await store.copy('a', 'b')
      equal(await text('b'), 'a')
    },
  },
  {
    title: 'copies an object onto itself',
    async run({ store, text }) {
      await store.put('a', 'same')
      equal((await store.copy('a', 'a')).size, 4)
      equal(await text('a'), 'same')
    },
  },
  {
    title: 'copies an empty object',
    async run({ store, text }) {
      await store.put('a', '')
      equal((await store.copy('a', 'b')).size, 0)
      equal(await text('b'), '')
    },
  },
  {
    title: 'copies keys of any characters',
    async run({ store, text, fill }) {
      await fill('a b+c%20/é🔩?#&')
      await store.copy('a b+c%20/é🔩?#&', 'to + %2F/零&件')
      equal(await text('to + %2F/零&件'), 'a b+c%20/é🔩?#&')
    },
  },
  {
    title: 'keeps a copy when its source is overwritten and deleted',
    async run({ store, text }) {
      await store.put('a', 'first')
      await store.copy('a', 'b')
      await store.put('a', 'second')
      equal(await text('b'), 'first')
      await store.delete('a')
      equal(await text('b'), 'first')
    },
  },
  {
    title: 'says NOT_FOUND for a copy of what is not there',
    async run({ store, keys }) {
      await refuses(store.copy('missing', 'b'), 'NOT_FOUND')
      await refuses(store.copy('missing', 'missing'), 'NOT_FOUND')
      deepEqual(await keys(), [])
    },
  },
  {
    title: 'copies the media type, or none',
    async run({ store }) {
      await store.put('a', 'x', { contentType: 'model/step' })
      await store.copy('a', 'b')
      equal((await store.head('b'))?.contentType, store.capabilities.contentTypes ? 'model/step' : undefined)
    },
  },
  {
    title: 'copies with another media type, or none',
    async run({ store, text }) {
      await store.put('a', 'x', { contentType: 'model/step' })
      await store.copy('a', 'b', { contentType: 'text/plain' })
      equal((await store.head('b'))?.contentType, store.capabilities.contentTypes ? 'text/plain' : undefined)
      equal(await text('b'), 'x')
    },
  },
  {
    title: 'copies only where nothing is',
    needs: createOnly,
    async run({ store, text }) {
      await store.put('a', 'new')
      await store.copy('a', 'b', { ifNoneMatch: '*' })
      equal(await text('b'), 'new')
    },
  },
  {
    title: 'copies over nothing where asked not to',
    needs: createOnly,
    async run({ store, text, fill }) {
      await fill('a', 'b')
      await refuses(store.copy('a', 'b', { ifNoneMatch: '*' }), 'PRECONDITION_FAILED')
      equal(await text('b'), 'b')
    },
  },
  {
    title: 'copies over the object with the etag',
    needs: replaceIfMatch,
    async run({ store, text, fill }) {
      await fill('a', 'b')
      await store.copy('a', 'b', { ifMatch: (await store.head('b'))?.etag ?? '' })
      equal(await text('b'), 'a')
    },
  },
  {
    title: 'copies over no object with another etag',
    needs: replaceIfMatch,
    async run({ store, text, fill }) {
      await fill('a', 'b')
      await refuses(store.copy('a', 'b', { ifMatch: '"stale"' }), 'PRECONDITION_FAILED')
      equal(await text('b'), 'b')
    },
  },
]
