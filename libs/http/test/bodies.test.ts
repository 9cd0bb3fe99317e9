import { gzipSync } from 'node:zlib'
import { createHttpClient, readEvents, type ServerSentEvent } from '@naturalcad/http'
import { describe, expect, test } from 'vitest'
import { answer, startServer } from './start-server.ts'

function createSink() {
  const chunks: Uint8Array[] = []
  const end = { state: 'open' }
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(chunk),
    close: () => void (end.state = 'closed'),
    abort: () => void (end.state = 'aborted'),
  })
  return { sink, end, text: () => Buffer.concat(chunks).toString() }
}

describe('a body', () => {
  test('of the largest size passes, one byte more does not', async () => {
    const { origin } = await startServer((_request, response) => void response.end('12345678'))
    expect(await createHttpClient({ baseUrl: origin, maxBytes: 8 }).text('x')).toBe('12345678')
    await expect(createHttpClient({ baseUrl: origin, maxBytes: 7 }).text('x')).rejects.toMatchObject({
      code: 'BACKEND_ERROR',
      details: { maxBytes: 7 },
    })
  })

  test('of HEAD is none, however large the other would be', async () => {
    const { origin } = await startServer((_request, response) => void response.writeHead(200, { 'content-length': '100' }).end())
    const { headers } = await createHttpClient({ baseUrl: origin, maxBytes: 8 }).open('x', { method: 'HEAD' })
    expect(headers.get('content-length')).toBe('100')
  })

  test('is counted while it comes, where no length is announced', async () => {
    const { origin } = await startServer((_request, response) => {
      const more = () => {
        while (response.write('x'.repeat(1000)));
      }
      response.on('drain', more)
      more()
    })
    await expect(createHttpClient({ baseUrl: origin, maxBytes: 100_000 }).text('x')).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('is counted unpacked', async () => {
    const { origin } = await startServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync('x'.repeat(100_000)))
    })
    await expect(createHttpClient({ baseUrl: origin, maxBytes: 50_000 }).text('x')).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('goes to a sink as it comes', async () => {
    const { origin } = await startServer(answer(200, 'solid part', { 'content-type': 'model/step' }))
    const { sink, end, text } = createSink()
    expect(await createHttpClient({ baseUrl: origin }).download('part.step', sink)).toEqual({
      bytes: 10,
      contentType: 'model/step',
      url: `${origin}/part.step`,
    })
    expect([text(), end.state]).toEqual(['solid part', 'closed'])
  })

  test.each([
    ['too large', answer(200, 'solid part')],
    ['not there', answer(404)],
  ])('that is %s aborts the sink', async (_name, listener) => {
    const { origin } = await startServer(listener)
    const { sink, end } = createSink()
    await expect(createHttpClient({ baseUrl: origin, maxBytes: 5 }).download('x', sink)).rejects.toMatchObject({ name: 'NaturalCadError' })
    expect(end.state).toBe('aborted')
  })

  test('that is given up lets the server go', async () => {
    let onClosed = () => {}
    const closed = new Promise<void>((resolve) => {
      onClosed = resolve
    })
    const { origin } = await startServer((_request, response) => {
      response.on('close', onClosed)
      response.write('first')
    })
    const { body } = await createHttpClient({ baseUrl: origin }).open('x')
    await body.cancel()
    await closed
    expect(body.locked).toBe(false)
  })
})

describe('an event stream', () => {
  const read = async (...chunks: (string | Uint8Array<ArrayBuffer>)[]): Promise<ServerSentEvent[]> => {
    const encoder = new TextEncoder()
    const events: ServerSentEvent[] = []
    const parts = chunks.map((chunk) => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk))
    for await (const event of readEvents(ReadableStream.from(parts) as ReadableStream<Uint8Array<ArrayBuffer>>)) events.push(event)
    return events
  }

  test('has events with names, several lines of data and ids that last', async () => {
    expect(await read('event: step\ndata: one\ndata:  two\nid: 7\n\n: note\n\ndata\n\ndata:{"a":1}\n\n')).toEqual([
      { event: 'step', data: 'one\n two', id: '7' },
      { event: 'message', data: '', id: '7' },
      { event: 'message', data: '{"a":1}', id: '7' },
    ])
  })

  test('reads the same wherever it is cut, with each kind of line end', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const bytes = new TextEncoder().encode(`\uFEFFevent: größe${end}data: ⌀8${end}${end}data: b${end}${end}`)
      for (let cut = 0; cut <= bytes.length; cut++) {
        expect(await read(bytes.slice(0, cut), bytes.slice(cut))).toEqual([
          { event: 'größe', data: '⌀8', id: '' },
          { event: 'message', data: 'b', id: '' },
        ])
      }
    }
  })

  test('drops what is not finished, fields it does not know, bad ids and bad retries', async () => {
    expect(await read('id: a\0b\nretry: 1x\nfoo: bar\ndata: x\n\n', 'data: unfinished\n')).toEqual([{ event: 'message', data: 'x', id: '' }])
  })

  test('tells how long to wait before connecting again', async () => {
    expect(await read('retry: 50\ndata: x\n\ndata: y\n\n')).toEqual([
      { event: 'message', data: 'x', id: '', retryMs: 50 },
      { event: 'message', data: 'y', id: '' },
    ])
  })

  test('comes event by event from a server, and ends when the reader leaves', async () => {
    let onClosed = () => {}
    const closed = new Promise<void>((resolve) => {
      onClosed = resolve
    })
    const { origin, requests } = await startServer((_request, response) => {
      response.on('close', onClosed)
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      response.write('event: step\ndata: 1\n\n')
    })
    for await (const event of createHttpClient({ baseUrl: origin }).events('x', { method: 'POST', json: {} })) {
      expect(event).toEqual({ event: 'step', data: '1', id: '' })
      break
    }
    await closed
    expect(requests[0]?.headers.accept).toBe('text/event-stream')
  })

  test('is not what a page is', async () => {
    const { origin } = await startServer(answer(200, '<html>'))
    await expect(createHttpClient({ baseUrl: origin }).events('x').next()).rejects.toThrow(/in place of an event stream/)
  })
})
