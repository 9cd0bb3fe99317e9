import { deepEqual, equal } from 'node:assert/strict'
import type { ObjectInfo } from '@naturalcad/contracts/store'
import { drain, inPieces, outcomeOf, refuses, type StoreCase } from '../store-case.ts'

export const puttingTogetherCases: StoreCase[] = [
  {
    title: 'puts many, and tells of each in the order given',
    async run({ store, text }) {
      const infos: ObjectInfo[] = []
      for await (const info of store.putAll([{ key: 'b', body: 'one' }, { key: 'a/x', body: new Blob(['three']) }, { key: 'c', body: inPieces(new Uint8Array(9), 4) }])) infos.push(info)
      deepEqual(infos.map(({ key, size }) => [key, size]), [['b', 3], ['a/x', 5], ['c', 9]])
      equal(await text('a/x'), 'three')
      for (const info of infos) equal((await store.head(info.key))?.etag, info.etag)
    },
  },
  {
    title: 'puts more than go together',
    async run({ keys, fill }) {
      const names = Array.from({ length: 130 }, (_, index) => `n/${String(index).padStart(3, '0')}`)
      await fill(...names)
      deepEqual(await keys(), names)
    },
  },
  {
    title: 'puts what an iterator gives',
    async run({ store, keys }) {
      await drain(
        store.putAll(
          (async function* () {
            yield { key: 'a', body: 'x' }
            yield { key: 'b', body: 'y' }
          })(),
        ),
      )
      deepEqual(await keys(), ['a', 'b'])
    },
  },
  {
    title: 'puts none of none',
    async run({ store, keys }) {
      await drain(store.putAll([]))
      deepEqual(await keys(), [])
    },
  },
  {
    title: 'keeps the last of two with the same key',
    async run({ store, text, keys }) {
      await drain(store.putAll([{ key: 'a', body: 'first' }, { key: 'b', body: 'x' }, { key: 'a', body: 'last' }]))
      equal(await text('a'), 'last')
      deepEqual(await keys(), ['a', 'b'])
    },
  },
  {
    title: 'keeps the media type of each, or none',
    async run({ store }) {
      await drain(store.putAll([{ key: 'a', body: 'x', contentType: 'model/step' }, { key: 'b', body: 'y', contentType: 'text/plain' }]))
      equal((await store.head('a'))?.contentType, store.capabilities.contentTypes ? 'model/step' : undefined)
      equal((await store.head('b'))?.contentType, store.capabilities.contentTypes ? 'text/plain' : undefined)
    },
  },
  {
    title: 'ends at a key that is none',
    async run({ store, keys }) {
      await refuses(drain(store.putAll([{ key: '../a', body: 'x' }, { key: 'b', body: 'y' }])), 'INVALID_KEY')
      deepEqual(await keys(), [])
    },
  },
  {
    title: 'refuses an object and its folder in one go, in both directions',
    async run({ store }) {
      await refuses(drain(store.putAll([{ key: 'a', body: 'x' }, { key: 'a/b', body: 'y' }])), 'CONFLICT')
      await refuses(drain(store.putAll([{ key: 'c/d', body: 'x' }, { key: 'c', body: 'y' }])), 'CONFLICT')
    },
  },
  {
    title: 'keeps nothing of the one whose source breaks',
    async run({ store }) {
      const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('the source broke')) })
      const outcome = await outcomeOf(drain(store.putAll([{ key: 'a', body: broken }, { key: 'b', body: 'y' }])))
      equal((outcome as Error).message, 'the source broke')
      equal(await store.head('a'), undefined)
      equal(await store.head('b'), undefined)
    },
  },
]
