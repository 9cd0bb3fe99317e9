import { deepEqual, equal } from 'node:assert/strict'
import type { StoreCase } from '../store-case.ts'

export const concurrencyCases: StoreCase[] = [
  {
    title: 'takes many writes of different keys at once',
    async run({ store, keys, text }) {
      const names = Array.from({ length: 12 }, (_, index) => `folder-${index % 3}/${String(index).padStart(2, '0')}`).sort()
      await Promise.all(names.map((name) => store.put(name, name)))
      deepEqual(await keys(), names)
      for (const name of [names[0], names[11]]) equal(await text(name ?? ''), name)
    },
  },
  {
    title: 'keeps one whole object of many writes of one key at once',
    async run({ store, keys, text }) {
      const bodies = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000 + index))
      await Promise.all(bodies.map((body) => store.put('a', body)))
      equal(bodies.includes(await text('a')), true)
      deepEqual(await keys(), ['a'])
    },
  },
  {
    title: 'reads one whole object while it is overwritten, and the size told is its own',
    unless: 'tornReads',
    async run({ store }) {
      const bodies = Array.from({ length: 6 }, (_, index) => String(index).repeat(100_000 + index))
      await store.put('a', bodies[0] ?? '')
      const writing = async () => {
        for (const body of bodies) await store.put('a', body)
      }
      const reading = async () => {
        for (let count = 0; count < 6; count += 1) {
          const { info, body } = await store.get('a')
          const found = await new Response(body).text()
          equal(bodies.includes(found), true, `read ${found.length} bytes that nobody wrote`)
          equal(info.size, found.length)
        }
      }
      await Promise.all([writing(), reading(), reading()])
    },
  },
  {
    title: 'lists what was there all the time while others come and go',
    async run({ store, keys, fill }) {
      await fill('stay/1', 'stay/2', 'stay/3')
      const changing = async () => {
        for (let count = 0; count < 6; count += 1) {
          await store.put(`come/${count}`, 'x')
          await store.delete(`come/${count - 1}`)
        }
      }
      const listing = async () => {
        for (let count = 0; count < 6; count += 1) deepEqual((await keys()).filter((key) => key.startsWith('stay/')), ['stay/1', 'stay/2', 'stay/3'])
      }
      await Promise.all([changing(), listing()])
    },
  },
  {
    title: 'writes into a folder while its last object is deleted',
    async run({ store, keys }) {
      for (let count = 0; count < 6; count += 1) {
        await store.put('folder/deep/leaves', 'x')
        await Promise.all([store.delete('folder/deep/leaves'), store.put('folder/deep/stays', 'y'), store.put('folder/other', 'z')])
        deepEqual(await keys(), ['folder/deep/stays', 'folder/other'])
        await store.deleteAll(['folder/deep/stays', 'folder/other'])
      }
    },
  },
  {
    title: 'deletes the same object many times at once',
    async run({ store, keys, fill }) {
      await fill('a', 'b')
      await Promise.all(Array.from({ length: 6 }, () => store.delete('a')))
      deepEqual(await keys(), ['b'])
    },
  },
]
