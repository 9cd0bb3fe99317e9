import { createHttpClient, parseRetryAfter, type HttpMethod } from '@naturalcad/http'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { describe, expect, test } from 'vitest'
import { defaultRetry, retryDelayMs } from '../src/retry-policy.ts'
import { answer, inTurn, startServer } from './start-server.ts'

const quick = { baseDelayMs: 1, limit: 2 }

function refused(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) })
}

/** Answers with the queue; an error in it is thrown. */
function createFetch(...queue: (Response | Error)[]) {
  const calls: { method: string | undefined; body: unknown }[] = []
  const fetch: typeof globalThis.fetch = (_url, init) => {
    calls.push({ method: init?.method, body: init?.body })
    const next = queue.shift() ?? new Error('the queue is empty')
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  }
  return { calls, fetch }
}

describe('a failed call', () => {
  test.each([408, 429, 500, 502, 503, 504])('with status %i is tried again', async (status) => {
    const { origin, requests } = await startServer(inTurn(answer(status), answer(status), answer(200, 'at last')))
    expect(await createHttpClient({ baseUrl: origin, retry: quick }).text('x')).toBe('at last')
    expect(requests).toHaveLength(3)
  })

  test.each([400, 401, 403, 404, 422, 501])('with status %i is not', async (status) => {
    const { origin, requests } = await startServer(answer(status))
    await expect(createHttpClient({ baseUrl: origin, retry: quick }).text('x')).rejects.toMatchObject({ details: { status } })
    expect(requests).toHaveLength(1)
  })

  test('is tried no more often than the limit', async () => {
    const { origin, requests } = await startServer(answer(503))
    await expect(createHttpClient({ baseUrl: origin, retry: quick }).text('x')).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
    expect(requests).toHaveLength(3)
  })

  test.each<[HttpMethod, number]>([
    ['GET', 2],
    ['PUT', 2],
    ['DELETE', 2],
    ['POST', 1],
    ['PATCH', 1],
  ])('with method %s and a broken connection is sent %i times', async (method, times) => {
    const { calls, fetch } = createFetch(
      new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }),
      new Response('done'),
    )
    await createHttpClient({ baseUrl: 'https://example.test', fetch, retry: quick })
      .text('x', { method })
      .catch(() => {})
    expect(calls).toHaveLength(times)
  })

  test('with method POST is tried again where no connection came about, with the same body', async () => {
    const { calls, fetch } = createFetch(refused(), new Response('done'))
    expect(await createHttpClient({ baseUrl: 'https://example.test', fetch, retry: quick }).text('x', { method: 'POST', body: 'words' })).toBe('done')
    expect(calls).toEqual([
      { method: 'POST', body: 'words' },
      { method: 'POST', body: 'words' },
    ])
  })

  test('with method POST is tried again where the server refused to begin (429), not after a 503', async () => {
    const limited = await startServer(inTurn(answer(429, '', { 'retry-after': '0' }), answer(200, 'done')))
    expect(await createHttpClient({ baseUrl: limited.origin, retry: quick }).text('x', { method: 'POST' })).toBe('done')
    const broken = await startServer(inTurn(answer(503), answer(200, 'done')))
    await expect(createHttpClient({ baseUrl: broken.origin, retry: quick }).text('x', { method: 'POST' })).rejects.toMatchObject({
      code: 'BACKEND_ERROR',
    })
    expect(broken.requests).toHaveLength(1)
  })

  test('is not tried again where the problem says that this is no use', async () => {
    const problem = { type: 'x', title: 'x', status: 503, detail: 'no key', error: 'no key', code: 'NOT_CONFIGURED', retryable: false }
    const { origin, requests } = await startServer(answer(503, problem))
    await expect(createHttpClient({ baseUrl: origin, retry: quick }).text('x')).rejects.toThrow('no key')
    expect(requests).toHaveLength(1)
  })
})

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1)

  test.each([
    ['0', 0],
    [' 120 ', 120_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['1.5', undefined],
    ['-1', undefined],
    ['soon', undefined],
    ['2026-01-01T00:00:30Z', undefined],
    ['Thu, 99 Jan 2026 00:00:30 GMT', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j ms', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected)
  })

  test('is waited for in full, and a little more at random', () => {
    const error = new NaturalCadError('RATE_LIMITED', 'slow down', { retryAfterMs: 7000 })
    expect(retryDelayMs(error, 1, defaultRetry, () => 0)).toBe(7000)
    expect(retryDelayMs(error, 1, defaultRetry, () => 0.5)).toBe(7150)
  })

  test('ends the call where it is longer than the bound', async () => {
    const { origin, requests } = await startServer(answer(429, '', { 'retry-after': '61' }))
    await expect(createHttpClient({ baseUrl: origin, timeoutMs: 600_000, retry: { maxDelayMs: 60_000 } }).text('x')).rejects.toMatchObject({
      retryAfterMs: 61_000,
    })
    expect(requests).toHaveLength(1)
  })

  test('without it the wait doubles, is bounded, and shortened by up to a half', () => {
    const error = new NaturalCadError('BACKEND_ERROR', 'broken')
    expect([1, 2, 3, 20].map((attempt) => retryDelayMs(error, attempt, defaultRetry, () => 0))).toEqual([300, 600, 1200, 30_000])
    expect(retryDelayMs(error, 1, defaultRetry, () => 1)).toBe(150)
  })
})
