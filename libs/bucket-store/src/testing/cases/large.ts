import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { ObjectBody, ObjectStore } from '@naturalcad/contracts/store'
import { inPieces, testBytes, type StoreCase } from '../store-case.ts'

const mebibyte = 1024 * 1024
/** More than one part of every protocol that has parts, and no whole number of them. */
const largeBytes = 12 * mebibyte + 4321

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function readHash(store: ObjectStore, key: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of (await store.get(key)).body) hash.update(chunk)
  return hash.digest('hex')
}

async function keepsWhole(store: ObjectStore, body: (bytes: Uint8Array<ArrayBuffer>) => ObjectBody): Promise<void> {
  const bytes = testBytes(largeBytes)
  equal((await store.put('large', body(bytes))).size, largeBytes)
  equal((await store.head('large'))?.size, largeBytes)
  equal(await readHash(store, 'large'), hashOf(bytes))
}

export const largeCases: StoreCase[] = [
  {
    title: 'keeps a large stream of small pieces',
    run: ({ store }) => keepsWhole(store, (bytes) => inPieces(bytes, 65_521)),
  },
  {
    title: 'keeps a large stream of one piece',
    run: ({ store }) => keepsWhole(store, (bytes) => inPieces(bytes, bytes.length)),
  },
  {
    title: 'keeps a large Blob',
    run: ({ store }) => keepsWhole(store, (bytes) => new Blob([bytes])),
  },
  {
    title: 'copies a large object, and reads a range across its parts',
    async run({ store }) {
      const bytes = testBytes(largeBytes)
      await store.put('large', bytes)
      equal((await store.copy('large', 'copy')).size, largeBytes)
      equal(await readHash(store, 'copy'), hashOf(bytes))
      if (!store.capabilities.ranges) return
      const range = { start: 5 * mebibyte, end: 9 * mebibyte }
      const found = new Uint8Array(await new Response((await store.get('copy', { range })).body).arrayBuffer())
      equal(hashOf(found), hashOf(bytes.subarray(range.start, range.end + 1)))
    },
  },
  {
    title: 'keeps nothing of a large stream that breaks at its end',
    async run({ store, keys }) {
      let sent = 0
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent === 10) controller.error(new Error('the source broke'))
          else controller.enqueue(testBytes(mebibyte, ++sent))
        },
      })
      let message = ''
      await store.put('large', body).catch((error: unknown) => (message = error instanceof Error ? error.message : ''))
      equal(message, 'the source broke')
      deepEqual(await keys(), [])
    },
  },
  ...(
    [
      ['text', () => 'x'.repeat(1000), 1000],
      ['a Blob', () => new Blob([testBytes(9 * mebibyte)]), 9 * mebibyte],
      ['a stream', () => inPieces(testBytes(9 * mebibyte), 100_000), 9 * mebibyte],
    ] as const
  ).map(
    ([kind, body, size]): StoreCase => ({
      title: `tells the progress of ${kind}, forward and to the end`,
      async run({ store }) {
        const told: number[] = []
        await store.put('a', body(), {
          onProgress({ bytes, total }) {
            told.push(bytes)
            ok(total === undefined || total === size, `total is ${total}`)
          },
        })
        deepEqual(told, told.toSorted((a, b) => a - b))
        equal(told.at(-1), size)
      },
    }),
  ),
]
