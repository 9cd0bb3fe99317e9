import { equal, ok } from 'node:assert/strict'
import { refuses, type StoreCase } from '../store-case.ts'

const needs: StoreCase['needs'] = { capability: 'signedUrls', refused: ({ store }) => store.put('a', 'x').then(() => store.signedUrl('a', { expiresInSeconds: 60 })) }

export const signedUrlCases: StoreCase[] = [
  ...['a', 'folder/b', 'a b', 'a+b%20c', 'é/零/🔩', 'a&b=c?d#e'].map(
    (key): StoreCase => ({
      title: `signs an address of ${JSON.stringify(key)} that reads without a key`,
      needs,
      async run({ store }) {
        await store.put(key, 'by its address')
        const response = await fetch(await store.signedUrl(key, { expiresInSeconds: 60 }))
        equal(response.status, 200)
        equal(await response.text(), 'by its address')
      },
    }),
  ),
  {
    title: 'signs an address that gives ranges',
    needs,
    async run({ store }) {
      await store.put('a', '0123456789')
      const response = await fetch(await store.signedUrl('a', { expiresInSeconds: 60 }), { headers: { range: 'bytes=2-4' } })
      equal(response.status, 206)
      equal(await response.text(), '234')
    },
  },
  {
    title: 'signs an address that gives the newest content',
    needs,
    async run({ store }) {
      await store.put('a', 'before')
      const url = await store.signedUrl('a', { expiresInSeconds: 60 })
      await store.put('a', 'after')
      equal(await (await fetch(url)).text(), 'after')
    },
  },
  {
    title: 'signs an address for a week, and it is one of http',
    needs,
    async run({ store }) {
      await store.put('a', 'x')
      ok(/^https?:\/\//.test(await store.signedUrl('a', { expiresInSeconds: 604_800 })))
    },
  },
  ...[0, -1, 1.5, 604_801, Number.NaN].map(
    (expiresInSeconds): StoreCase => ({
      title: `refuses to sign for ${expiresInSeconds} seconds`,
      needs,
      run: ({ store }) => refuses(store.signedUrl('a', { expiresInSeconds }), 'INVALID_REQUEST'),
    }),
  ),
  {
    title: 'refuses to sign an address of a key that is none',
    run: ({ store }) => refuses(store.signedUrl('../a', { expiresInSeconds: 60 }), 'INVALID_KEY'),
  },
]
