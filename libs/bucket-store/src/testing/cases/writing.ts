import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { inPieces, outcomeOf, refuses, type StoreCase } from '../store-case.ts'

const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index)

export const writingCases: StoreCase[] = [
  {
    title: 'gives back the text that was put',
    async run({ store, text }) {
      await store.put('runs/1/part.step', 'ISO-10303-21;')
      equal(await text('runs/1/part.step'), 'ISO-10303-21;')
    },
  },
  {
    title: 'gives back every value of a byte',
    async run({ store }) {
      await store.put('bytes', everyByte)
      deepEqual(new Uint8Array(await new Response((await store.get('bytes')).body).arrayBuffer()), everyByte)
    },
  },
  {
    title: 'takes the part of a buffer that a view shows',
    async run({ store, text }) {
      await store.put('view', new TextEncoder().encode('before-inside-after').subarray(7, 13))
      equal(await text('view'), 'inside')
    },
  },
  {
    title: 'keeps the bytes that were there when it was called',
    async run({ store, text }) {
      const bytes = new TextEncoder().encode('before')
      const written = store.put('bytes', bytes)
      bytes.fill(0)
      await written
      equal(await text('bytes'), 'before')
    },
  },
  {
    title: 'takes a Blob, and a slice of one',
    async run({ store, text }) {
      await store.put('blob', new Blob(['0123', '4567']).slice(2, 6))
      equal(await text('blob'), '2345')
    },
  },
  {
    title: 'takes a stream of many pieces',
    async run({ store, text }) {
      await store.put('stream', inPieces(new TextEncoder().encode('a stream of many pieces'), 3))
      equal(await text('stream'), 'a stream of many pieces')
    },
  },
  {
    title: 'takes a stream with empty pieces in it',
    async run({ store, text }) {
      const pieces = ['', 'a', '', '', 'b', '']
      await store.put('stream', new ReadableStream({ pull: (controller) => (pieces.length === 0 ? controller.close() : controller.enqueue(new TextEncoder().encode(pieces.shift()))) }))
      equal(await text('stream'), 'ab')
    },
  },
  ...(
    [
      ['text', () => ''],
      ['bytes', () => new Uint8Array(0)],
      ['a Blob', () => new Blob([])],
      ['a stream', () => inPieces(new Uint8Array(0), 1)],
    ] as const
  ).map(
    ([kind, body]): StoreCase => ({
      title: `keeps an empty object, given as ${kind}`,
      async run({ store, text, keys }) {
        equal((await store.put('folder/empty', body())).size, 0)
        equal(await text('folder/empty'), '')
        equal((await store.head('folder/empty'))?.size, 0)
        deepEqual(await keys(), ['folder/empty'])
      },
    }),
  ),
  {
    title: 'counts the size of text in bytes',
    async run({ store }) {
      equal((await store.put('text', 'Ø 10 × 5 ″ 🔩')).size, 19)
      equal((await store.head('text'))?.size, 19)
    },
  },
  {
    title: 'tells the same about an object by put, head, get and list',
    async run({ store }) {
      const { key, size, etag, modified } = await store.put('runs/1/a', 'content')
      deepEqual([key, size], ['runs/1/a', 7])
      notEqual(etag, '')
      ok(!Number.isNaN(modified.getTime()))
      const head = await store.head(key)
      const { info, body } = await store.get(key)
      await body.cancel()
      const { objects } = await store.listPage()
      for (const told of [head, info, objects[0]]) deepEqual([told?.key, told?.size, told?.etag], [key, size, etag])
    },
  },
  {
    title: 'dates an object by when it was written, to the minute',
    async run({ store }) {
      await store.put('a', 'x')
      const { objects } = await store.listPage()
      for (const info of [await store.head('a'), objects[0]]) ok(Math.abs((info?.modified.getTime() ?? 0) - Date.now()) < 60_000, String(info?.modified))
    },
  },
  ...(
    [
      ['a longer', 'short', 'a good deal longer'],
      ['a shorter', 'a good deal longer', 'short'],
      ['an empty', 'content', ''],
      ['another of the same size', 'one', 'two'],
    ] as const
  ).map(
    ([title, before, after]): StoreCase => ({
      title: `overwrites with ${title} object, and the etag tells`,
      async run({ store, text, keys }) {
        const first = await store.put('a', before)
        const second = await store.put('a', after)
        equal(await text('a'), after)
        notEqual(second.etag, first.etag)
        equal((await store.head('a'))?.etag, second.etag)
        deepEqual(await keys(), ['a'])
      },
    }),
  ),
  {
    title: 'says NOT_FOUND for what is not there',
    run: ({ store }) => refuses(store.get('missing'), 'NOT_FOUND'),
  },
  {
    title: 'has no head of what is not there',
    async run({ store }) {
      equal(await store.head('missing'), undefined)
      equal(await store.head('no/such/folder'), undefined)
    },
  },
  {
    title: 'can be read twice at once',
    async run({ store }) {
      await store.put('a', 'the same for both')
      const [left, right] = await Promise.all([store.get('a'), store.get('a')])
      deepEqual(await Promise.all([left, right].map(({ body }) => new Response(body).text())), ['the same for both', 'the same for both'])
    },
  },
  {
    title: 'goes on after a reader left early',
    async run({ store, text }) {
      await store.put('a', 'x'.repeat(300_000))
      for (let count = 0; count < 3; count += 1) {
        const reader = (await store.get('a')).body.getReader()
        await reader.read()
        await reader.cancel()
      }
      equal((await text('a')).length, 300_000)
    },
  },
  {
    title: 'gives back the media type that was put, or none',
    async run({ store }) {
      await store.put('part', 'x', { contentType: 'model/step' })
      equal((await store.head('part'))?.contentType, store.capabilities.contentTypes ? 'model/step' : undefined)
    },
  },
  {
    title: 'gives back the newest media type, or none',
    async run({ store }) {
      await store.put('part', 'x', { contentType: 'model/step' })
      await store.put('part', 'y', { contentType: 'text/plain' })
      const { info, body } = await store.get('part')
      await body.cancel()
      equal(info.contentType, store.capabilities.contentTypes ? 'text/plain' : undefined)
    },
  },
  {
    title: 'takes options that are undefined as not given',
    async run({ store }) {
      const options = { signal: undefined }
      await store.put('a', 'x', options)
      equal(await outcomeOf(store.get('a', options).then(({ body }) => body.cancel())), 'done')
      equal((await store.head('a', options))?.size, 1)
    },
  },
]
