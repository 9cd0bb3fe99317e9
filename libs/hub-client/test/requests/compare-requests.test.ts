import { expect, test } from 'vitest'
import type { RecordedRequest } from '../support/recording-proxy.ts'
import { compareRequests } from './compare-requests.ts'
import { isKnown } from './known-differences.ts'

const json = { 'content-type': 'application/json' }
const get: RecordedRequest = {
  method: 'GET',
  path: '/api/x',
  query: [
    ['a', '1'],
    ['a', '2'],
  ],
  headers: { accept: '*/*', host: 'one' },
  body: '',
}
const post: RecordedRequest = { method: 'POST', path: `/api/jobs/${'a'.repeat(24)}`, query: [], headers: json, body: '{"a":{"b":[1]},"c":{}}' }

const compare = (python: RecordedRequest[], ours: RecordedRequest[]) => compareRequests(new Map([['op', python]]), new Map([['op', ours]]))

test('equal requests have no difference, however often they are made and whatever their ids', () => {
  const later = { ...post, path: `/api/jobs/${'b'.repeat(24)}` }
  expect(
    compare(
      [get, get, post],
      [post, get].map((one) => (one === post ? later : { ...get, headers: { ...get.headers, host: 'two' } })),
    ),
  ).toEqual([])
})

test.each<[string, Partial<RecordedRequest>, string, string | undefined, string | undefined]>([
  ['a query', { query: [['a', '1']] }, 'query a', '["1","2"]', '["1"]'],
  ['a header', { headers: { accept: '*/*', range: 'bytes=0-1' } }, 'header range', undefined, 'bytes=0-1'],
  ['a body', { headers: { accept: '*/*' }, body: 'x' }, 'body', undefined, '"x"'],
])('%s that differs is named', (_title, change, field, python, ours) => {
  expect(compare([get], [{ ...get, ...change }])).toEqual([{ operation: 'op', request: 'GET /api/x', field, python, ours }])
})

test.each([
  ['{"a":{"b":[2]},"c":{}}', 'body a.b.0', '1', '2'],
  ['{"a":{"b":[1]}}', 'body c', '{}', undefined],
  ['{"a":{"b":["1"]},"c":{}}', 'body a.b.0', '1', '"1"'],
  ['{"a":{"b":[1]},"c":{},"d":null}', 'body d', undefined, 'null'],
])('JSON %s is told from the other', (body, field, python, ours) => {
  expect(compare([post], [{ ...post, body }])).toMatchObject([{ field, python, ours }])
})

test('a request that one does not make is a difference, and another id is', () => {
  const other = { ...post, path: `/api/jobs/${'b'.repeat(24)}` }
  expect(compare([post, other], [post])).toMatchObject([{ request: 'POST /api/jobs/<id 2>', field: 'request', python: 'made', ours: undefined }])
  expect(compare([post, other, post], [post, other])).toEqual([])
})

test('a known difference fits by operation, request, field and both values', () => {
  const difference = { operation: 'op', request: 'GET /x', field: 'header a', python: '1', ours: undefined }
  const known = { operation: 'op', request: 'GET /x', field: 'header a', python: /^\d$/, reason: 'r' }
  expect(isKnown(difference, known)).toBe(true)
  for (const change of [{ operation: 'o' }, { request: 'GET /y' }, { field: 'header b' }, { python: '2' }, { ours: '1' }]) {
    expect(isKnown(difference, { ...known, ...change })).toBe(false)
  }
})
