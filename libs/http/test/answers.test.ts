import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createHttpClient, parseRateLimit } from '@naturalcad/http'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answer, inTurn, startServer } from './start-server.ts'

const Numbers = z.array(z.number())

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('pages', () => {
  test('follow the links of a list, with the query of the first call only', async () => {
    const { origin, requests } = await startServer((request, response) => {
      const page = new URL(request.url ?? '', 'http://x').searchParams.get('page')
      const link = page === null ? '</list?page=2&tag=a,b>; title="a > b"; rel="last next"' : '</>; rel="first"'
      response.writeHead(200, { 'content-type': 'application/json', link }).end(page === null ? '[1,2]' : '[3]')
    })
    const pages = createHttpClient({ baseUrl: origin }).pages('list', { schema: Numbers, query: { tag: ['a', 'b'], limit: 2 } })
    expect(await collect(pages)).toEqual([[1, 2], [3]])
    expect(requests.map(({ url }) => url)).toEqual(['/list?tag=a&tag=b&limit=2', '/list?page=2&tag=a,b'])
  })

  test('are not asked for before the loop gets there', async () => {
    const { origin, requests } = await startServer(answer(200, [1], { link: '</more>; rel=next' }))
    for await (const page of createHttpClient({ baseUrl: origin }).pages('list', { schema: Numbers })) {
      expect(page).toEqual([1])
      break
    }
    expect(requests).toHaveLength(1)
  })

  test('do not lead to a host that is not allowed', async () => {
    const { origin } = await startServer(answer(200, [1], { link: '<https://elsewhere.test/more>; rel="next"' }))
    await expect(collect(createHttpClient({ baseUrl: origin }).pages('list', { schema: Numbers }))).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

test('JSON of another form names the fields', async () => {
  const { origin } = await startServer(answer(200, { a: { b: 'one' } }))
  const call = createHttpClient({ baseUrl: origin }).json('x', { schema: z.object({ a: z.object({ b: z.number() }) }) })
  await expect(call).rejects.toMatchObject({ code: 'BACKEND_ERROR', details: { fields: ['a.b'] } })
})

test('a failed answer is read as its server writes it', async () => {
  const { origin } = await startServer(answer(402, { error: 'no', why: 'no money' }, { 'x-request-id': 'r1' }))
  const client = createHttpClient({
    baseUrl: origin,
    readFailure: ({ status, headers, body }) => ({
      message: `${status}: ${(body as { why: string }).why}`,
      remedy: 'pay',
      details: { requestId: headers.get('x-request-id') },
    }),
  })
  await expect(client.text('x')).rejects.toMatchObject({
    code: 'PAYMENT_REQUIRED',
    message: '402: no money',
    remedy: 'pay',
    details: { requestId: 'r1', status: 402 },
  })
})

test('a status that is accepted is an answer', async () => {
  const { origin } = await startServer(answer(400, { error: 'pending' }))
  const request = { schema: z.object({ error: z.string() }), errorInBody: 'data' as const }
  expect(await createHttpClient({ baseUrl: origin }).json('x', { ...request, acceptedStatuses: [400] })).toEqual({ error: 'pending' })
  await expect(createHttpClient({ baseUrl: origin }).json('x', { ...request, acceptedStatuses: [404] })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  })
})

test('a POST that may be made twice is repeated after a 503', async () => {
  const { origin, requests } = await startServer(inTurn(answer(503), answer(200, 'done')))
  const client = createHttpClient({ baseUrl: origin, retry: { baseDelayMs: 1 } })
  expect(await client.text('x', { method: 'POST', isIdempotent: true })).toBe('done')
  expect(requests).toHaveLength(2)
})

describe('RateLimit', () => {
  test.each([
    ['"api";r=0;t=55', 55_000],
    ['"api"; r=0; t=1, "resolvers";r=0;t=9', 9000],
    ['"api";r=3;t=55', undefined],
    ['"api";t=55', undefined],
    ['0', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j waits %s', (value, waits) => {
    expect(parseRateLimit(value)).toBe(waits)
  })

  test('is obeyed where there is no Retry-After', async () => {
    const { origin } = await startServer(answer(429, '', { ratelimit: '"api";r=0;t=120' }))
    await expect(createHttpClient({ baseUrl: origin }).text('x')).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 120_000 })
  })
})

test('a body that falls silent ends after the idle time, one that sounds does not', async () => {
  const { origin } = await startServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
  })
  const seen: string[] = []
  const read = async () => {
    for await (const { data } of createHttpClient({ baseUrl: origin }).events('x', { idleTimeoutMs: 20, retry: { limit: 0 } })) seen.push(data)
  }
  const error = await read().catch((thrown: unknown) => thrown)
  expect(NaturalCadError.is(error) && [error.code, error.details['phase']]).toEqual(['BACKEND_TIMEOUT', 'idle'])
  expect(seen).toEqual(['1'])
})
