import { deepEqual, equal } from 'node:assert/strict'
import { inPieces, outcomeOf, refuses, testBytes, type StoreCase } from '../store-case.ts'

const createOnly: StoreCase['needs'] = { capability: 'createOnly', refused: ({ store }) => store.put('a', 'x', { ifNoneMatch: '*' }) }
const replaceIfMatch: StoreCase['needs'] = {
  capability: 'replaceIfMatch',
  refused: ({ store }) => store.put('a', 'x').then(({ etag }) => store.put('a', 'y', { ifMatch: etag })),
}
const mebibyte = 1024 * 1024

/** How many of the racing calls were done, and how many were refused for their condition. */
async function race(calls: Promise<unknown>[]): Promise<[won: number, lost: number]> {
  const outcomes = await Promise.all(calls.map(outcomeOf))
  return [outcomes.filter((outcome) => outcome === 'done').length, outcomes.filter((outcome) => outcome === 'PRECONDITION_FAILED').length]
}

export const conditionCases: StoreCase[] = [
  {
    title: 'creates where nothing is',
    needs: createOnly,
    async run({ store, text }) {
      equal((await store.put('folder/a', 'new', { ifNoneMatch: '*' })).size, 3)
      equal(await text('folder/a'), 'new')
    },
  },
  {
    title: 'creates over nothing',
    needs: createOnly,
    async run({ store, text }) {
      await store.put('a', 'kept')
      await refuses(store.put('a', 'lost', { ifNoneMatch: '*' }), 'PRECONDITION_FAILED')
      equal(await text('a'), 'kept')
    },
  },
  {
    title: 'creates where something was deleted',
    needs: createOnly,
    async run({ store, text }) {
      await store.put('a', 'before')
      await store.delete('a')
      await store.put('a', 'after', { ifNoneMatch: '*' })
      equal(await text('a'), 'after')
    },
  },
  {
    title: 'creates from a stream, and only once',
    needs: createOnly,
    async run({ store, text }) {
      await store.put('a', inPieces(new TextEncoder().encode('streamed'), 3), { ifNoneMatch: '*' })
      await refuses(store.put('a', inPieces(new Uint8Array(9), 3), { ifNoneMatch: '*' }), 'PRECONDITION_FAILED')
      equal(await text('a'), 'streamed')
    },
  },
  {
    title: 'creates a large object, and only once',
    needs: createOnly,
    async run({ store }) {
      const bytes = testBytes(9 * mebibyte)
      await store.put('a', new Blob([bytes]), { ifNoneMatch: '*' })
      await refuses(store.put('a', new Blob([bytes]), { ifNoneMatch: '*' }), 'PRECONDITION_FAILED')
      equal((await store.head('a'))?.size, bytes.length)
    },
  },
  {
    title: 'lets one of 50 racing creations win, whole',
    needs: createOnly,
    async run({ store, text, keys }) {
      const bodies = Array.from({ length: 50 }, (_, index) => `${index} `.repeat(1000))
      deepEqual(await race(bodies.map((body) => store.put('a', body, { ifNoneMatch: '*' }))), [1, 49])
      equal(bodies.includes(await text('a')), true)
      deepEqual(await keys(), ['a'])
    },
  },
  {
    title: 'replaces the object with the etag of put',
    needs: replaceIfMatch,
    async run({ store, text }) {
      const { etag } = await store.put('a', 'one')
      await store.put('a', 'two', { ifMatch: etag })
      equal(await text('a'), 'two')
    },
  },
  {
    title: 'replaces the object with the etag of head, get and list',
    needs: replaceIfMatch,
    async run({ store, text }) {
      await store.put('a', 'one')
      await store.put('a', 'two', { ifMatch: (await store.head('a'))?.etag ?? '' })
      const { info, body } = await store.get('a')
      await body.cancel()
      await store.put('a', 'three', { ifMatch: info.etag })
      for await (const { etag } of store.list()) await store.put('a', 'four', { ifMatch: etag })
      equal(await text('a'), 'four')
    },
  },
  {
    title: 'replaces no object with another etag',
    needs: replaceIfMatch,
    async run({ store, text }) {
      const { etag } = await store.put('a', 'one')
      await store.put('a', 'two')
      await refuses(store.put('a', 'three', { ifMatch: etag }), 'PRECONDITION_FAILED')
      equal(await text('a'), 'two')
    },
  },
  {
    title: 'replaces nothing where there is nothing',
    needs: replaceIfMatch,
    async run({ store, keys }) {
      await refuses(store.put('a', 'x', { ifMatch: '"an etag"' }), 'PRECONDITION_FAILED')
      deepEqual(await keys(), [])
    },
  },
  {
    title: 'replaces with a large object only the object with the etag',
    needs: replaceIfMatch,
    async run({ store, text }) {
      const { etag } = await store.put('a', 'one')
      await store.put('a', 'two')
      await refuses(store.put('a', new Blob([testBytes(9 * mebibyte)]), { ifMatch: etag }), 'PRECONDITION_FAILED')
      equal(await text('a'), 'two')
    },
  },
  {
    title: 'lets one of 10 racing replacements win',
    needs: replaceIfMatch,
    async run({ store }) {
      const { etag } = await store.put('a', 'one')
      deepEqual(await race(Array.from({ length: 10 }, (_, index) => store.put('a', `writer ${index}`, { ifMatch: etag }))), [1, 9])
    },
  },
]
