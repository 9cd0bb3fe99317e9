import { createServer, request as sendRequest, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { AccountStore } from '../../src/identity/account-store.ts'
import type { Repository } from '../../src/repositories/repository.ts'
import type { SpaceTokens } from '../../src/spaces/access/space-token.ts'
import type { SpaceController } from '../../src/spaces/runtime/space-controller.ts'
import { createSpaceHandlers } from '../../src/spaces/serving/serve-space.ts'

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

interface Proxied {
  url: string
  port: number
  /** Visits that have not ended. */
  visitors: () => number
}

/** The proxy of a public Space before an app that the test plays. */
async function proxy(app: Server): Promise<Proxied> {
  const port = await listen(app)
  let visitors = 0
  const controller = {
    live: () => ({ app: { serving: { kind: 'process', host: '127.0.0.1', port } }, oid: 'c1', hardware: null, customHeaders: { 'cross-origin-opener-policy': 'same-origin' } }),
    stage: () => 'RUNNING',
    enter: () => {
      visitors += 1
      return () => void (visitors -= 1)
    },
  } as unknown as SpaceController
  const handlers = createSpaceHandlers({
    controller,
    accounts: { findPrincipal: () => undefined } as unknown as AccountStore,
    tokens: { opens: () => false } as unknown as SpaceTokens,
    repository: () => ({ id: 'r1', visibility: 'public' }) as unknown as Repository,
    appHeaders: () => ['x-added', 'yes'],
  })
  const own = await listen(createServer(handlers.onRequest).on('upgrade', handlers.onUpgrade))
  return { url: `http://127.0.0.1:${own}`, port: own, visitors: () => visitors }
}

test('the app sees the visitor\'s address and own headers, and nothing of the Hub', async () => {
  let seen: IncomingMessage | undefined
  const { url, port } = await proxy(createServer((request, response) => {
    seen = request
    response.setHeader('set-cookie', ['a=1', 'b=2'])
    response.end('ok')
  }))
  const answer = await fetch(`${url}/path/%20x?a=1&__sign=abc&b=2`, {
    headers: { authorization: 'Bearer hf_token', 'x-hf-authorization': 'Bearer hf_other', cookie: 'own=1; spaces-jwt-r1=abc; spaces-jwt-r2=def', 'x-forwarded-host': 'evil' },
  })
  expect(seen?.url).toBe('/path/%20x?a=1&b=2')
  expect(seen?.headers).toMatchObject({ host: `127.0.0.1:${port}`, 'x-forwarded-host': `127.0.0.1:${port}`, 'x-forwarded-proto': 'http', 'x-added': 'yes', cookie: 'own=1' })
  expect(seen?.headers).not.toHaveProperty('authorization')
  expect(seen?.headers).not.toHaveProperty('x-hf-authorization')
  expect([answer.headers.getSetCookie(), answer.headers.get('cross-origin-opener-policy')]).toEqual([['a=1', 'b=2'], 'same-origin'])
  await fetch(url, { headers: { authorization: 'Bearer of-the-app' } })
  expect(seen?.headers.authorization).toBe('Bearer of-the-app')
})

test('bodies stream both ways', async () => {
  const { url } = await proxy(createServer((request, response) => void request.pipe(response)))
  const echo = sendRequest(url, { method: 'POST' })
  const chunks: string[] = []
  const ended = new Promise<void>((resolve) => {
    echo.on('response', (response) => {
      response.on('data', (chunk) => {
        chunks.push(String(chunk))
        if (chunks.length === 1) echo.end('second')
      })
      response.on('end', resolve)
    })
  })
  echo.write('first')
  await ended
  expect(chunks).toEqual(['first', 'second'])
})

test('a visitor who leaves ends the request to the app', async () => {
  let left: (() => void) | undefined
  const gone = new Promise<void>((resolve) => (left = resolve))
  const { url, visitors } = await proxy(createServer((request, response) => {
    response.write('event')
    response.once('close', () => left?.())
  }))
  const abort = new AbortController()
  const answer = await fetch(url, { signal: abort.signal })
  await answer.body?.getReader().read()
  expect(visitors()).toBe(1)
  abort.abort()
  await gone
  await expect.poll(visitors).toBe(0)
})

test('an app that breaks off breaks the answer off, one that is not there gives the stage', async () => {
  const app = createServer((request, response) => {
    response.write('half')
    setImmediate(() => response.destroy())
  })
  const { url } = await proxy(app)
  await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow('terminated')
  app.close()
  const answer = await fetch(url)
  expect([answer.status, answer.headers.get('x-space-stage')]).toEqual([503, 'RUNNING'])
})

test('a connection may become a WebSocket', async () => {
  const app = createServer().on('upgrade', (request, socket) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: ${request.headers.upgrade ?? ''}\r\nconnection: Upgrade\r\n\r\n`)
    socket.pipe(socket)
  })
  const { port, visitors } = await proxy(app)
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /ws?__sign=a HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\nauthorization: Bearer hf_x\r\n\r\n')
  let text = ''
  const echoed = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      text += String(chunk)
      if (text.endsWith('\r\n\r\n')) socket.write('ping')
      if (text.endsWith('ping')) resolve()
    })
  })
  await echoed
  expect(text).toMatch(/^HTTP\/1\.1 101 /)
  expect(visitors()).toBe(1)
  socket.destroy()
  await expect.poll(visitors).toBe(0)
})
