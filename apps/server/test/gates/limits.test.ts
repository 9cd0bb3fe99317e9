import { Problem } from '@naturalcad/contracts/errors'
import request from 'supertest'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTestApp } from '../support/test-app.ts'

const apiKey = 'correct-horse-battery'
const body = { prompt: 'plate' }

afterEach(() => {
  vi.useRealTimers()
})

describe('the two limits', () => {
  // Address limit, key limit, requests by client addresses, and what the last of them gets.
  test.each([
    ['the address limit is reached first', 2, 5, ['a', 'a', 'a'], 429, 'address'],
    ['another address is not held up by it', 2, 5, ['a', 'a', 'b'], 200, undefined],
    ['the key limit counts all addresses together', 2, 3, ['a', 'b', 'c', 'd'], 429, 'key'],
    ['what the address limit refused does not count for the key', 1, 3, ['a', 'a', 'a', 'a', 'b', 'c'], 200, undefined],
    ['at the limit all is well', 2, 2, ['a', 'a'], 200, undefined],
  ] as const)('%s', async (_name, perAddress, perKey, clients, status, limitType) => {
    const { app } = createTestApp({
      access: { apiKey, trustProxy: 1 },
      settings: { server: { rateLimitPerAddress: perAddress, rateLimitPerKey: perKey } },
    })
    const from = (client: string) =>
      request(app)
        .post('/')
        .set('x-api-key', apiKey)
        .set('x-forwarded-for', `192.0.2.${client.charCodeAt(0)}`)
        .send(body)
    for (const client of clients.slice(0, -1)) await from(client)
    const last = await from(clients.at(-1) ?? '')
    expect(last.status).toBe(status)
    expect(last.body.details?.limitType).toBe(limitType)
  })

  test('say when to come back', async () => {
    const { app } = createTestApp({ settings: { server: { rateLimitPerAddress: 1, rateWindowMs: 60_000 } } })
    await request(app).post('/').send(body).expect(200)
    const response = await request(app).post('/').send(body)
    expect(response.status).toBe(429)
    expect(response.type).toBe('application/problem+json')
    expect(Problem.parse(response.body)).toMatchObject({ code: 'RATE_LIMITED', retryable: true, details: { limitType: 'address', limit: 1 } })
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(response.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(response.body.retryAfterMs).toBeGreaterThan(0)
  })

  test('are announced with every answer', async () => {
    const { app } = createTestApp({ access: { apiKey } })
    const { headers } = await request(app).post('/').set('x-api-key', apiKey).send(body)
    expect(headers['ratelimit']).toBe('"address"; r=19; t=60, "key"; r=59; t=60')
    expect(headers['ratelimit-policy']).toMatch(/^"address"; q=20; w=60; .*, "key"; q=60; w=60; /)
  })

  test('are over with their window', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) })
    const { app } = createTestApp({ settings: { server: { rateLimitPerAddress: 1, rateWindowMs: 60_000 } } })
    await request(app).post('/').send(body).expect(200)
    vi.setSystemTime(Date.UTC(2026, 0, 1) + 59_999)
    await request(app).post('/').send(body).expect(429)
    vi.setSystemTime(Date.UTC(2026, 0, 1) + 60_001)
    await request(app).post('/').send(body).expect(200)
  })

  test.each([
    ['a wrong key', 401, (call: request.Test) => call.set('x-api-key', 'wrong').send(body)],
    ['an empty prompt', 400, (call: request.Test) => call.set('x-api-key', apiKey).send({ prompt: ' ' })],
    ['broken JSON', 400, (call: request.Test) => call.set('x-api-key', apiKey).set('content-type', 'application/json').send('{')],
    ['a body that is too large', 413, (call: request.Test) => call.set('x-api-key', apiKey).send({ prompt: 'x'.repeat(70_000) })],
    ['another media type', 415, (call: request.Test) => call.set('x-api-key', apiKey).set('content-type', 'text/plain').send('x')],
  ] as const)('are not touched by %s', async (_name, status, send) => {
    const { app } = createTestApp({ access: { apiKey }, settings: { server: { rateLimitPerAddress: 1, rateLimitPerKey: 1 } } })
    for (let attempt = 0; attempt < 3; attempt += 1) await send(request(app).post('/')).expect(status)
    await request(app).post('/').set('x-api-key', apiKey).send(body).expect(200)
  })
})
