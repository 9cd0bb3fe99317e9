import { deepEqual, equal, ok } from 'node:assert/strict'
import type { ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { drain, outcomeOf, type StoreCase } from '../store-case.ts'

const calls: [name: string, call: (store: ObjectStore, options: StoreCallOptions) => Promise<unknown>][] = [
  ['put', (store, options) => store.put('b', 'x', options)],
  ['put of a stream', (store, options) => store.put('b', new Blob(['x']).stream(), options)],
  ['get', (store, options) => store.get('a', options)],
  ['head', (store, options) => store.head('a', options)],
  ['list', (store, options) => drain(store.list(options))],
  ['listPage', (store, options) => store.listPage(options)],
  ['putAll', (store, options) => drain(store.putAll([{ key: 'b', body: 'x' }], options))],
  ['delete', (store, options) => store.delete('a', options)],
  ['deleteAll', (store, options) => store.deleteAll(['a'], options)],
  ['copy', (store, options) => store.copy('a', 'b', options)],
]

/** Gives so many pieces and then breaks. */
function broken(pieces: number): ReadableStream<Uint8Array> {
  let count = 0
  return new ReadableStream({
    pull(controller) {
      if (count === pieces) controller.error(new Error('the source broke'))
      else controller.enqueue(new Uint8Array(100_000).fill(count++))
    },
  })
}

/** Gives so many pieces, then asks for the end, then says nothing more. */
function silent(pieces: number, onSilent: () => void): ReadableStream<Uint8Array> {
  let count = 0
  return new ReadableStream({
    pull(controller) {
      if (count < pieces) return controller.enqueue(new Uint8Array(100_000).fill(count++))
      onSilent()
      return new Promise<void>(() => {})
    },
  })
}

const messageOf = async (work: Promise<unknown>) => {
  const outcome = await outcomeOf(work)
  return outcome instanceof Error ? outcome.message : outcome
}

async function cancelWhileSilent(store: ObjectStore, pieces: number): Promise<void> {
  const stop = new AbortController()
  const put = store.put('a', silent(pieces, () => stop.abort(new Error('canceled by the test'))), { signal: stop.signal })
  equal(await messageOf(put), 'canceled by the test')
}

export const cancellationCases: StoreCase[] = [
  ...calls.map(
    ([name, call]): StoreCase => ({
      title: `${name} that is canceled from the start rejects with the reason and does nothing`,
      async run({ store, keys, fill }) {
        await fill('a')
        equal(await messageOf(call(store, { signal: AbortSignal.abort(new Error('canceled by the test')) })), 'canceled by the test')
        deepEqual(await keys(), ['a'])
      },
    }),
  ),
  ...[0, 1, 20].map(
    (pieces): StoreCase => ({
      title: `keeps nothing of a source that breaks after ${pieces} pieces`,
      async run({ store, keys }) {
        equal(await messageOf(store.put('folder/a', broken(pieces))), 'the source broke')
        deepEqual(await keys(), [])
        equal(await store.head('folder/a'), undefined)
      },
    }),
  ),
  ...[0, 1, 20].map(
    (pieces): StoreCase => ({
      title: `keeps what was there when a source breaks after ${pieces} pieces`,
      async run({ store, text }) {
        await store.put('a', 'kept')
        equal(await messageOf(store.put('a', broken(pieces))), 'the source broke')
        equal(await text('a'), 'kept')
      },
    }),
  ),
  ...[0, 1, 20].map(
    (pieces): StoreCase => ({
      title: `ends a canceled write whose source says nothing after ${pieces} pieces, and keeps nothing of it`,
      async run({ store, keys }) {
        await cancelWhileSilent(store, pieces)
        deepEqual(await keys(), [])
      },
    }),
  ),
  {
    title: 'keeps what was there when a write over it is canceled',
    async run({ store, text }) {
      await store.put('a', 'kept')
      await cancelWhileSilent(store, 2)
      equal(await text('a'), 'kept')
    },
  },
  {
    title: 'keeps what was there, or all of what is new, when a write of bytes over it is canceled in the middle',
    async run({ store, text }) {
      await store.put('a', 'kept')
      const stop = new AbortController()
      const outcome = await messageOf(store.put('a', new Uint8Array(2_500_000).fill(97), { signal: stop.signal, onProgress: () => stop.abort(new Error('canceled by the test')) }))
      const found = await text('a')
      ok(found === 'kept' || found === 'a'.repeat(2_500_000), `it holds ${found.length} characters`)
      if (typeof outcome !== 'string') equal(found.length, 2_500_000)
    },
  },
  {
    title: 'can write again after a canceled write',
    async run({ store, text }) {
      await cancelWhileSilent(store, 1)
      await store.put('a', 'written')
      equal(await text('a'), 'written')
    },
  },
  {
    title: 'ends a body that is read with the reason, once it is canceled',
    async run({ store }) {
      await store.put('a', 'x'.repeat(3_000_000))
      const stop = new AbortController()
      const { body } = await store.get('a', { signal: stop.signal })
      const reader = body.getReader()
      await reader.read()
      stop.abort(new Error('canceled by the test'))
      const reading = async () => {
        while (!(await reader.read()).done);
      }
      equal(await messageOf(reading()), 'canceled by the test')
    },
  },
  {
    title: 'ends a list with the reason, once it is canceled',
    async run({ store, fill }) {
      await fill('a', 'b', 'c')
      const stop = new AbortController()
      const seen: string[] = []
      const listing = async () => {
        for await (const { key } of store.list({ signal: stop.signal })) {
          seen.push(key)
          stop.abort(new Error('canceled by the test'))
        }
      }
      equal(await messageOf(listing()), 'canceled by the test')
      deepEqual(seen, ['a'])
    },
  },
]
