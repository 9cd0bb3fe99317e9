import { deepEqual, equal, ok } from 'node:assert/strict'
import type { ObjectStore, UploadMemory } from '@naturalcad/contracts/store'
import { inPieces, outcomeOf, refuses, testBytes, type StoreCase } from '../store-case.ts'

const mebibyte = 1024 * 1024
const size = 20 * mebibyte
const greatestPart = 8 * mebibyte

function createMemory(text?: string): UploadMemory & { text: string | undefined } {
  return {
    text,
    async load() {
      return this.text
    },
    async save(given) {
      this.text = given
    },
    async clear() {
      this.text = undefined
    },
  }
}

const needs: StoreCase['needs'] = { capability: 'resumableUploads', refused: ({ store }) => store.put('a', new Blob(['x']), { resume: createMemory() }) }

/** Cuts an upload off after its first progress. */
async function cutOff(store: ObjectStore, bytes: Uint8Array<ArrayBuffer>, resume: UploadMemory): Promise<void> {
  const stop = new AbortController()
  const outcome = await outcomeOf(store.put('large', new Blob([bytes]), { resume, signal: stop.signal, onProgress: () => stop.abort(new Error('cut off')) }))
  equal((outcome as Error).message, 'cut off')
}

async function assertContent(store: ObjectStore, bytes: Uint8Array): Promise<void> {
  const found = Buffer.from(await new Response((await store.get('large')).body).arrayBuffer())
  ok(found.equals(bytes), 'what came back is not what was put')
}

export const resumeCases: StoreCase[] = [
  {
    title: 'goes on with an upload that was cut off, and forgets it at the end',
    needs,
    async run({ store, keys }) {
      const bytes = testBytes(size)
      const memory = createMemory()
      await cutOff(store, bytes, memory)
      deepEqual(await keys(), [])
      ok(memory.text !== undefined)
      await store.put('large', new Blob([bytes]), { resume: memory })
      equal(memory.text, undefined)
      await assertContent(store, bytes)
    },
  },
  {
    title: 'sends no more than one part twice',
    needs,
    async run({ store }) {
      const bytes = testBytes(size)
      const memory = createMemory()
      await cutOff(store, bytes, memory)
      const read: number[] = []
      const blob = new Blob([bytes])
      await store.put('large', blob, { resume: memory, onProgress: (progress) => read.push(progress.bytes) })
      equal(read.at(-1), size)
      ok(read.length <= Math.ceil(size / Math.min(greatestPart, read[0] ?? greatestPart)), `told ${read.length} times`)
    },
  },
  {
    title: 'does not go on with other content of the same size',
    needs,
    async run({ store }) {
      const memory = createMemory()
      await cutOff(store, testBytes(size), memory)
      const other = testBytes(size, 2)
      await store.put('large', new Blob([other]), { resume: memory })
      await assertContent(store, other)
    },
  },
  {
    title: 'does not go on with content of another size',
    needs,
    async run({ store }) {
      const memory = createMemory()
      await cutOff(store, testBytes(size), memory)
      const other = testBytes(size + 1)
      await store.put('large', new Blob([other]), { resume: memory })
      await assertContent(store, other)
    },
  },
  ...['', 'no JSON', '{}', '{"key":"large","uploadId":"none","size":9437184,"partBytes":8388608,"parts":{}}', 'null'].map(
    (text): StoreCase => ({
      title: `begins anew where what it remembers is ${JSON.stringify(text)}`,
      needs,
      async run({ store }) {
        const bytes = testBytes(9 * mebibyte)
        await store.put('large', new Blob([bytes]), { resume: createMemory(text) })
        await assertContent(store, bytes)
      },
    }),
  ),
  {
    title: 'refuses to go on with a stream, which cannot be read again',
    needs,
    run: ({ store }) => refuses(store.put('a', inPieces(new Uint8Array(9), 3), { resume: createMemory() }), 'INVALID_REQUEST'),
  },
  {
    title: 'sends a small body at once, and remembers nothing',
    needs,
    async run({ store, text }) {
      const memory = createMemory()
      await store.put('a', new Blob(['small']), { resume: memory })
      equal(await text('a'), 'small')
      equal(memory.text, undefined)
    },
  },
]
