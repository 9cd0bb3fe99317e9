import { equal } from 'node:assert/strict'
import { refuses, type CaseContext, type StoreCase } from '../store-case.ts'

const content = '0123456789'

const needs: StoreCase['needs'] = { capability: 'ranges', refused: ({ store }) => store.put('a', content).then(() => store.get('a', { range: { start: 0 } })) }

const readRange = async ({ store }: CaseContext, range: { start: number; end?: number }) => new Response((await store.get('a', { range })).body).text()

export const rangeCases: StoreCase[] = [
  ...(
    [
      ['the first byte', { start: 0, end: 0 }, '0'],
      ['the last byte', { start: 9, end: 9 }, '9'],
      ['the middle', { start: 2, end: 4 }, '234'],
      ['from the beginning', { start: 0, end: 4 }, '01234'],
      ['to the end', { start: 7 }, '789'],
      ['everything', { start: 0 }, content],
      ['everything, by its last byte', { start: 0, end: 9 }, content],
      ['more than there is', { start: 8, end: 1000 }, '89'],
      ['nothing where it begins at the end', { start: 10 }, ''],
      ['nothing where it begins behind the end', { start: 500, end: 600 }, ''],
    ] as const
  ).map(
    ([title, range, expected]): StoreCase => ({
      title: `reads a range: ${title}`,
      needs,
      async run(context) {
        await context.store.put('a', content)
        equal(await readRange(context, range), expected)
      },
    }),
  ),
  {
    title: 'reads nothing of any range of an empty object',
    needs,
    async run(context) {
      await context.store.put('a', '')
      equal(await readRange(context, { start: 0 }), '')
      equal(await readRange(context, { start: 0, end: 5 }), '')
    },
  },
  {
    title: 'tells the size of the whole object beside a range',
    needs,
    async run({ store }) {
      await store.put('a', content)
      for (const range of [{ start: 2, end: 4 }, { start: 7 }, { start: 100 }]) {
        const { info, body } = await store.get('a', { range })
        await body.cancel()
        equal(info.size, 10)
      }
    },
  },
  {
    title: 'says NOT_FOUND for a range of what is not there',
    needs,
    run: ({ store }) => refuses(store.get('missing', { range: { start: 0, end: 4 } }), 'NOT_FOUND'),
  },
  ...(
    [
      ['begins before the beginning', { start: -1 }],
      ['ends before it begins', { start: 5, end: 4 }],
      ['begins at half a byte', { start: 0.5 }],
      ['ends at half a byte', { start: 0, end: 1.5 }],
      ['begins nowhere', { start: Number.NaN }],
    ] as const
  ).map(
    ([title, range]): StoreCase => ({
      title: `refuses a range that ${title}`,
      needs,
      async run({ store }) {
        await store.put('a', content)
        await refuses(store.get('a', { range }), 'INVALID_REQUEST')
      },
    }),
  ),
]
