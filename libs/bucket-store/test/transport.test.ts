import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { createS3Store } from '@naturalcad/bucket-store'
import { expect, onTestFinished, test } from 'vitest'
import { createNodeFetch, nodeFetch } from '../src/remote/node-fetch.ts'

async function startStore(listener: RequestListener) {
  let connections = 0
  const server = createServer(listener).on('connection', () => void (connections += 1))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const store = createS3Store({ endpoint, bucket: 'b', accessKeyId: 'key', secretAccessKey: 'secret', retry: { limit: 0 } })
  return { endpoint, store, connections: () => connections, stop: () => server.closeAllConnections() }
}

const emptyList = '<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>'

test('calls one after the other share their connections, also where nobody reads the answer', async () => {
  const { store, connections } = await startStore((request, response) => {
    if (request.url?.includes('list-type')) return response.end(emptyList)
    const text = '<an answer that nobody needs/>'
    request.resume().on('end', () => response.writeHead(200, { etag: '"1"', 'content-length': text.length }).end(text))
  })
  for (let n = 0; n < 20; n += 1) await store.put(`a${n}`, 'x')
  for (let n = 0; n < 20; n += 1) await store.head(`a${n}`)
  // The next call may begin before the connection of the one before is given back.
  expect(connections()).toBeLessThanOrEqual(2)
})

test('a body that is given up ends its call, and the next one has a connection', async () => {
  let closed = () => {}
  const isClosed = new Promise<void>((resolve) => (closed = resolve))
  const { store } = await startStore((request, response) => {
    if (request.url === '/b/small') return response.writeHead(200, { 'content-length': 5 }).end('small')
    response.on('close', closed)
    response.writeHead(200, { 'content-length': 1e9 })
    const more = () => {
      while (response.write('x'.repeat(100_000)));
    }
    response.on('drain', more)
    more()
  })
  const { body } = await store.get('large')
  const reader = body.getReader()
  await reader.read()
  await reader.cancel()
  await isClosed
  expect(await new Response((await store.get('small')).body).text()).toBe('small')
})

test('a call that is canceled while the server is silent rejects with the reason', async () => {
  const { store } = await startStore(() => {})
  const stop = new AbortController()
  const call = store.get('a', { signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(call).rejects.toThrow('enough')
})

test('an object that was stored with an encoding is read as it was stored', async () => {
  const packed = gzipSync('x'.repeat(10_000))
  const { store } = await startStore((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed))
  const { info, body } = await store.get('a.gz')
  expect(info.size).toBe(packed.length)
  expect(Buffer.from(await new Response(body).arrayBuffer())).toEqual(packed)
})

test('nothing is read ahead of the reader but what fits into the buffers of a connection', async () => {
  let sent = 0
  const { store } = await startStore((_request, response) => {
    response.writeHead(200, { 'content-length': 1e9 })
    const more = () => {
      do sent += 1_000_000
      while (response.write(Buffer.alloc(1_000_000)))
    }
    response.on('drain', more)
    more()
  })
  const { body } = await store.get('large')
  const reader = body.getReader()
  await reader.read()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(sent).toBeLessThan(50_000_000)
  await reader.cancel()
})

test('a server that says nothing before its answer is given up, one that pauses within it is not', async () => {
  const { endpoint } = await startStore((request, response) => {
    if (request.url === '/silent') return
    response.writeHead(200, { 'content-length': 2 }).write('a')
    setTimeout(() => response.end('b'), 300)
  })
  const impatient = createNodeFetch({ silenceMs: 100 })
  await expect(impatient(`${endpoint}/silent`)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  expect(await (await nodeFetch(`${endpoint}/pausing`)).text()).toBe('ab')
  const paused = await createNodeFetch({ silenceMs: 100 })(`${endpoint}/pausing`).catch((error: unknown) => error)
  expect(paused instanceof Response ? await paused.text() : 'ab').toBe('ab')
})

test('a status that no answer may have is an error of its call', async () => {
  const { store, endpoint } = await startStore((_request, response) => response.writeHead(999).end('odd'))
  await expect(nodeFetch(endpoint)).rejects.toThrow(RangeError)
  await expect(store.head('a')).rejects.toMatchObject({ code: expect.stringMatching(/^BACKEND_/) as string })
})

test('what cannot be sent is refused, and not left out', async () => {
  const { endpoint } = await startStore((_request, response) => response.end())
  for (const body of [new Blob(['x']), new URLSearchParams('a=b'), new Blob(['x']).stream()]) await expect(nodeFetch(endpoint, { method: 'PUT', body })).rejects.toThrow(TypeError)
  await expect(nodeFetch(new Request(endpoint, { method: 'PUT', body: 'x' }))).rejects.toThrow(TypeError)
})

test('a clock that is far off is set right also where the first call is a HEAD', async () => {
  const ahead = 20 * 60_000
  const { endpoint } = await startStore((request, response) => {
    const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(request.headers['x-amz-date'])) ?? []
    const signed = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
    const isNear = Math.abs(signed - Date.now() - ahead) < 15 * 60_000
    response.writeHead(isNear ? 200 : 403, { date: new Date(Date.now() + ahead).toUTCString(), 'content-length': isNear ? 3 : 0 }).end()
  })
  const store = createS3Store({ endpoint, bucket: 'b', accessKeyId: 'key', secretAccessKey: 'secret', retry: { limit: 0 } })
  expect(await store.head('a')).toMatchObject({ size: 3 })
})

test('a body that is given up while it is opened again leaves no connection open', async () => {
  let calls = 0
  let isReopened = () => {}
  const reopened = new Promise<void>((resolve) => (isReopened = resolve))
  let isClosed = () => {}
  const closed = new Promise<void>((resolve) => (isClosed = resolve))
  let answer = () => {}
  const { store } = await startStore((request, response) => {
    if (request.method === 'HEAD') return response.end()
    calls += 1
    if (calls === 1) {
      response.writeHead(200, { etag: '"1"', 'content-length': 1000 }).write('x')
      return void setTimeout(() => response.destroy(), 50)
    }
    response.on('close', isClosed)
    answer = () => response.writeHead(206, { etag: '"1"', 'content-range': 'bytes 1-999/1000', 'content-length': 999 }).write('y')
    isReopened()
  })
  const reader = (await store.get('a')).body.getReader()
  await reader.read()
  const waiting = reader.read().catch(() => undefined)
  await reopened
  await reader.cancel()
  answer()
  await waiting
  await expect(closed).resolves.toBeUndefined()
})
