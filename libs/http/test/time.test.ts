import { createDeadline, type Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createHttpClient } from '@naturalcad/http'
import { describe, expect, test } from 'vitest'
import { answer, findClosedPort, startServer } from './start-server.ts'

/** A clock that stands still until `advance`; callbacks are due at their time. */
function createFakeClock(): Clock & { advance(ms: number): void; armed(): Promise<void> } {
  let now = 0
  let due: { at: number; callback: () => void }[] = []
  let notify = () => {}
  const isArmed = new Promise<void>((resolve) => {
    notify = resolve
  })
  return {
    now: () => now,
    monotonic: () => now,
    after(ms, callback) {
      const entry = { at: now + ms, callback }
      due.push(entry)
      notify()
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    armed: () => isArmed,
    advance(ms) {
      now += ms
      for (const { at, callback } of due.slice()) if (at <= now) callback()
    },
  }
}

const silent = () => {}

describe('time', () => {
  test('up for the call is BACKEND_TIMEOUT', async () => {
    const { origin } = await startServer(silent)
    const clock = createFakeClock()
    const call = createHttpClient({ baseUrl: origin, clock, timeoutMs: 5000, retry: { limit: 0 } }).text('x')
    await clock.armed()
    clock.advance(5000)
    await expect(call).rejects.toMatchObject({ code: 'BACKEND_TIMEOUT', retryable: true, details: { timeoutMs: 5000 } })
  })

  test('up for the call is BACKEND_TIMEOUT also in the middle of the body', async () => {
    const { origin } = await startServer((_request, response) => {
      response.write('half')
    })
    const clock = createFakeClock()
    const { body } = await createHttpClient({ baseUrl: origin, clock, timeoutMs: 5000 }).open('x')
    const reader = body.getReader()
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('half')
    const rest = reader.read()
    clock.advance(5000)
    await expect(rest).rejects.toMatchObject({ code: 'BACKEND_TIMEOUT' })
  })

  test('up for the whole work is DEADLINE_EXCEEDED', async () => {
    const { origin, requests } = await startServer(silent)
    const clock = createFakeClock()
    const deadline = createDeadline({ timeoutMs: 100, clock })
    const client = createHttpClient({ baseUrl: origin })
    const call = client.text('x', { deadline })
    clock.advance(100)
    await expect(call).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
    const sent = requests.length
    await expect(client.text('x', { deadline })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
    expect(requests).toHaveLength(sent)
  })

  test('is not needed where the user cancels', async () => {
    const { origin } = await startServer(silent)
    const controller = new AbortController()
    const call = createHttpClient({ baseUrl: origin }).text('x', { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'CANCELED' })
  })

  test('ends a call even if the fetch that was handed in hangs for ever', async () => {
    const clock = createFakeClock()
    const call = createHttpClient({ baseUrl: 'http://example.test', clock, timeoutMs: 10, fetch: () => new Promise(silent) }).text('x')
    await clock.armed()
    clock.advance(10)
    await expect(call).rejects.toMatchObject({ code: 'BACKEND_TIMEOUT' })
  })

  test('is not spent waiting longer than what is left of it', async () => {
    const { origin, requests } = await startServer(answer(429, '', { 'retry-after': '20' }))
    const call = createHttpClient({ baseUrl: origin, timeoutMs: 15_000 }).text('x')
    await expect(call).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 20_000 })
    expect(requests).toHaveLength(1)
  })
})

describe('connections', () => {
  test('that are refused are BACKEND_UNAVAILABLE, at once on this machine', async () => {
    const port = await findClosedPort()
    let fetches = 0
    const client = createHttpClient({
      baseUrl: `http://127.0.0.1:${port}`,
      fetch: (...args) => {
        fetches++
        return fetch(...args)
      },
    })
    await expect(client.text('x')).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      details: { errno: 'ECONNREFUSED', phase: 'connect', host: `127.0.0.1:${port}` },
    })
    expect(fetches).toBe(1)
  })

  test('that break are BACKEND_ERROR', async () => {
    const { origin } = await startServer((request) => request.socket.destroy())
    await expect(createHttpClient({ baseUrl: origin, retry: { limit: 0 } }).text('x')).rejects.toMatchObject({
      code: 'BACKEND_ERROR',
      retryable: true,
    })
  })

  test('that break within the body are BACKEND_ERROR', async () => {
    const { origin } = await startServer((request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => request.socket.destroy())
    })
    await expect(createHttpClient({ baseUrl: origin }).text('x')).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('are told with a cause that quotes nothing that was sent', async () => {
    const client = createHttpClient({
      baseUrl: 'http://example.test',
      headers: { authorization: 'Bearer sesame-1234' },
      retry: { limit: 0 },
      fetch: () => Promise.reject(new TypeError('fetch failed: sesame-1234')),
    })
    const error = NaturalCadError.from(await client.text('x').catch((thrown: unknown) => thrown))
    expect(error.code).toBe('BACKEND_UNAVAILABLE')
    expect(`${error.stack} ${String((error.cause as Error).stack)} ${JSON.stringify(error.details)}`).not.toContain('sesame')
  })
})
