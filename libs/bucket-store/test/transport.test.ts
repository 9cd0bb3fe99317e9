import { createHash, randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { createS3Store } from '@naturalcad/bucket-store'
import { expect, onTestFinished, test } from 'vitest'
import { freeReceived } from '../src/remote/free-received.ts'
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

/** A server that has no end of 'large'. */
async function startEndless() {
  let close = () => {}
  const closed = new Promise<void>((resolve) => (close = resolve))
  const { store } = await startStore((request, response) => {
    if (request.url === '/b/small') return response.writeHead(200, { 'content-length': 5 }).end('small')
    response.on('close', close)
    response.writeHead(200, { 'content-length': 1e9 })
    const more = () => {
      while (response.write('x'.repeat(100_000)));
    }
    response.on('drain', more)
    more()
  })
  return { store, closed }
}

test('a body that is given up ends its call, and the next one has a connection', async () => {
  const { store, closed } = await startEndless()
  const { body } = await store.get('large')
  const reader = body.getReader()
  await reader.read()
  await reader.cancel()
  await closed
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

test('a large object is the same in memory that its reader brings, of whatever size, and the connection is used again', async () => {
  const content = randomBytes(5_000_011)
  const { store, connections } = await startStore((_request, response) => response.writeHead(200, { etag: '"1"', 'content-length': content.length }).end(content))
  for (const size of [1009, 70_001, 300_000]) {
    for (const options of [{}, { signal: new AbortController().signal }]) {
      const reader = (await store.get('large', options)).body.getReader({ mode: 'byob' })
      const hash = createHash('sha256')
      for (let memory = new ArrayBuffer(size); ; ) {
        const { done, value } = await reader.read(new Uint8Array(memory))
        if (done) break
        hash.update(value)
        memory = value.buffer
      }
      expect(hash.digest('hex')).toBe(createHash('sha256').update(content).digest('hex'))
    }
  }
  expect(connections()).toBeLessThanOrEqual(2)
})

test('a body that is given up before it is read leaves no connection open', async () => {
  const { store, closed } = await startEndless()
  const { body } = await store.get('large', { signal: new AbortController().signal })
  await body.cancel()
  await expect(closed).resolves.toBeUndefined()
})

/** What the connection received, and what Node hands on of it. */
function message() {
  const socket = new EventEmitter()
  const received = new Uint8Array(new ArrayBuffer(300 * 1024))
  const answer = Object.assign(new EventEmitter(), { socket }) as unknown as IncomingMessage
  freeReceived(answer)
  const receive = (piece: (from: Uint8Array) => Uint8Array) => {
    const bytes = received.slice()
    socket.emit('data', bytes)
    const given = piece(bytes)
    answer.emit('data', given)
    return { bytes, given }
  }
  return { answer, socket, receive }
}

test.runIf('transfer' in ArrayBuffer.prototype)('what a connection received is freed where pieces of it are copies, and never where they are not', async () => {
  const copying = message()
  copying.receive((bytes) => bytes.slice())
  const { bytes, given } = copying.receive((from) => from.slice())
  await expect.poll(() => bytes.byteLength).toBe(0)
  expect(given.byteLength).toBe(300 * 1024)
  copying.answer.emit('close')
  expect(copying.socket.listenerCount('data')).toBe(0)

  const cutting = message()
  const pieces = [1, 2, 3].map(() => cutting.receive((from) => from.subarray(1)))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(pieces.map(({ given: piece }) => piece.byteLength)).toEqual(Array(3).fill(300 * 1024 - 1))
  expect(cutting.socket.listenerCount('data')).toBe(0)
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
