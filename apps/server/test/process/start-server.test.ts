import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createPartMakerDouble } from '../support/part-maker-double.ts'
import { serve } from '../support/serve.ts'
import { createTestApp } from '../support/test-app.ts'

const post = (url: string) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"prompt":"plate"}' })

/** A server whose app is told of its end, as `main.ts` does it. */
async function serveStoppable(maker = createPartMakerDouble({ holds: true })) {
  const draining = new AbortController()
  const stopped = new AbortController()
  const { app } = createTestApp({
    maker,
    draining: draining.signal,
    stopped: stopped.signal,
    settings: { server: { maxQueueDepth: 10, queueWaitMs: 60_000 } },
  })
  const counted = { requests: 0 }
  const listener: RequestListener = (request, response) => {
    counted.requests += 1
    app(request, response)
  }
  const server = await serve(listener, { onDraining: () => draining.abort(), onStopped: () => stopped.abort() })
  return { server, maker, counted, draining: draining.signal }
}

describe('a stopping server', () => {
  test('finishes every request that it has taken, running and queued, and takes no more', async () => {
    const { server, maker, counted, draining } = await serveStoppable()
    const answers = Array.from({ length: 8 }, () => post(server.url))
    await expect.poll(() => [counted.requests, maker.running.size]).toEqual([8, 2])
    const closed = server.close(60_000)
    expect(draining.aborted).toBe(true)
    await expect(post(server.url)).rejects.toThrow('fetch failed')
    const finishing = setInterval(() => maker.finish(), 5)
    const received = await Promise.all(answers)
    clearInterval(finishing)
    await closed
    expect(received.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect(received.map(({ headers }) => headers.get('connection'))).toEqual(Array.from({ length: 8 }, () => 'close'))
    expect(maker.peak).toBe(2)
  })

  test('finishes a stream that had promised to keep its connection, and closes that', async () => {
    const { server, maker } = await serveStoppable()
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
    const response = await fetch(server.url, { method: 'POST', headers, body: '{"prompt":"plate"}' })
    expect(response.headers.get('connection')).toBe('keep-alive')
    const closed = server.close(60_000)
    maker.finish()
    expect(await response.text()).toContain('event: result')
    await closed
  })

  test('cancels what is not done in time, running or queued, and says so to its client', async () => {
    const { server, maker, counted } = await serveStoppable()
    const answers = [post(server.url), post(server.url), post(server.url)]
    await expect.poll(() => [counted.requests, maker.running.size]).toEqual([3, 2])
    await server.close(0)
    for (const response of await Promise.all(answers)) {
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    }
    expect(maker.requests).toHaveLength(2)
    expect(maker.running.size).toBe(0)
  })

  test('does not wait for connections that ask nothing', async () => {
    const { server } = await serveStoppable()
    const socket = connect(server.port, '127.0.0.1')
    await once(socket, 'connect')
    const ended = once(socket, 'close')
    await server.close(60_000)
    await ended
    expect(socket.destroyed).toBe(true)
  })
})

describe('a starting server', () => {
  test('takes another port where nobody asked for this one', async () => {
    const { app } = createTestApp()
    const first = await serve(app)
    const second = await serve(app, { port: first.port, mayUseAnotherPort: true })
    expect(second.port).not.toBe(first.port)
    expect((await fetch(`${second.url}/livez`)).status).toBe(200)
  })

  test('names the port that was asked for and is taken', async () => {
    const { app } = createTestApp()
    const first = await serve(app)
    await expect(serve(app, { port: first.port })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining(String(first.port)) as string,
    })
  })
})

describe('what is not HTTP', () => {
  test.each([
    ['gets 400', 'nonsense\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'with a header that breaks the line gets 400',
      'POST / HTTP/1.1\r\nHost: localhost\r\nx-api-key: correct\rhorse\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'with headers without end gets 431',
      `GET / HTTP/1.1\r\nHost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large',
    ],
  ])('%s as a problem', async (_name, sent, statusLine) => {
    const { app } = createTestApp()
    const { port } = await serve(app)
    const socket = connect(port, '127.0.0.1')
    socket.end(sent)
    let received = ''
    for await (const chunk of socket) received += String(chunk)
    expect(received.split('\r\n')[0]).toBe(statusLine)
    expect(received).toContain('application/problem+json')
  })

  test('a request without Host gets 400', async () => {
    const { app } = createTestApp()
    const { port } = await serve(app)
    const socket = connect(port, '127.0.0.1')
    socket.end('GET /livez HTTP/1.1\r\n\r\n')
    let received = ''
    for await (const chunk of socket) received += String(chunk)
    expect(received.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
  })
})
