import { createServer, get, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openEventStream, type EventStream } from '../../src/http/event-stream.ts'

/** A stream and the client that reads it. */
async function openStream(): Promise<{ stream: EventStream; answer: IncomingMessage; next: () => Promise<string> }> {
  let stream: EventStream | undefined
  const server = createServer((request, response) => {
    stream = openEventStream({ request, response } as Parameters<typeof openEventStream>[0])
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const [answer] = (await once(get(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), 'response')) as [IncomingMessage]
  if (stream === undefined) throw new Error('no stream')
  return { stream, answer, next: async () => String(((await once(answer, 'data')) as [Buffer])[0]) }
}

test('an event is one block, with its name if it has one', async () => {
  const { stream, answer, next } = await openStream()
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  const plain = next()
  await stream.send('{"a":1}')
  expect(await plain).toBe('data: {"a":1}\n\n')
  const named = next()
  await stream.send('{"b":2}', 'metric')
  expect(await named).toBe('event: metric\ndata: {"b":2}\n\n')
  stream.end()
  await once(answer.resume(), 'end')
  expect(stream.closed.aborted).toBe(true)
})

test('a silent stream says every 30 seconds that it is alive', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { next } = await openStream()
  const comment = next()
  vi.advanceTimersByTime(30_000)
  expect(await comment).toBe(': keep-alive\n\n')
})

test('a client that does not read is waited for, and one that is gone is not', async () => {
  const { stream, answer } = await openStream()
  const large = 'x'.repeat(8 * 1024 * 1024)
  let isSent = false
  const sending = (async () => {
    for (let count = 0; count < 4; count += 1) await stream.send(large)
    isSent = true
  })()
  await new Promise(setImmediate)
  expect(isSent).toBe(false)
  answer.destroy()
  await sending
  expect(stream.closed.aborted).toBe(true)
  await stream.send('after the end')
})
