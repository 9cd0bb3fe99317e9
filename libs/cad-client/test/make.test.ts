import { createDeadline } from '@naturalcad/contracts'
import { NaturalCadError, toProblem } from '@naturalcad/contracts/errors'
import type { StepEvent } from '@naturalcad/contracts/part'
import { createCadClient } from '@naturalcad/cad-client'
import { describe, expect, test } from 'vitest'
import { sendJson, serveFake } from './support/fake-server.ts'
import { runId, samplePart } from './support/sample-part.ts'

const request = { prompt: 'plate 120x70x5 mm' }
const at = '2026-01-02T03:04:05.000Z'
const events: StepEvent[] = [
  { type: 'state-changed', runId, at, state: 'running' },
  { type: 'step-finished', runId, at, step: 'write', elapsedMs: 2 },
]
const frame = (event: string, data: unknown) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

describe('make', () => {
  test('posts the request with the key and gives the result', async () => {
    const server = await serveFake((_request, response) => sendJson(response, 200, samplePart()))
    const client = createCadClient({ baseUrl: server.url, apiKey: 'correct-horse' })
    await expect(client.make(request)).resolves.toEqual(samplePart())
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/', headers: { 'x-api-key': 'correct-horse', 'content-type': 'application/json' } },
    ])
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual(request)
  })

  test('passes the steps on as they come and ends with the result', async () => {
    const server = await serveFake((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const event of events) response.write(frame('step', event))
      response.write(': heartbeat\n\n')
      response.write(frame('step', { type: 'step-of-a-newer-server' }))
      response.end(frame('result', samplePart()))
    })
    const heard: StepEvent[] = []
    const part = await createCadClient({ baseUrl: server.url }).make(request, { onEvent: (event) => heard.push(event) })
    expect(part).toEqual(samplePart())
    expect(heard).toEqual(events)
    expect(server.requests[0]?.headers.accept).toContain('text/event-stream')
  })

  test('takes plain JSON from a server that does not stream', async () => {
    const server = await serveFake((_request, response) => sendJson(response, 200, samplePart()))
    await expect(createCadClient({ baseUrl: server.url }).make(request, { onEvent: () => {} })).resolves.toEqual(samplePart())
  })

  test('rejects with the problem at the end of a stream', async () => {
    const problem = toProblem(new NaturalCadError('NOT_UNDERSTOOD', 'no part is named', { remedy: 'name one' }))
    const server = await serveFake((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(frame('problem', problem))
    })
    await expect(createCadClient({ baseUrl: server.url }).make(request, { onEvent: () => {} })).rejects.toMatchObject({
      code: 'NOT_UNDERSTOOD',
      message: 'no part is named',
      remedy: 'name one',
    })
  })

  test('rejects when a stream ends without a result', async () => {
    const server = await serveFake((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(frame('step', events[0]))
    })
    await expect(createCadClient({ baseUrl: server.url }).make(request, { onEvent: () => {} })).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test.each([
    ['an error text under 200', 200, { error: 'Model call failed' }, 'BACKEND_ERROR', 'Model call failed'],
    ['the nested error of the original endpoint', 429, { detail: { error: 'Queue full' } }, 'RATE_LIMITED', 'Queue full'],
    ['the nested error under 401', 401, { detail: { error: 'Invalid API key' } }, 'UNAUTHORIZED', 'Invalid API key'],
    [
      'a part without a proof',
      200,
      { job_id: runId, success: true, model: 'm', urls: {}, prompt: 'x', generated_code: '' },
      'BACKEND_ERROR',
      'unexpected form',
    ],
    ['an empty object', 200, {}, 'BACKEND_ERROR', 'unexpected form'],
  ] as const)('rejects %s', async (_name, status, body, code, message) => {
    const server = await serveFake((_request, response) => sendJson(response, status, body, { 'retry-after': '3600' }))
    const failure = createCadClient({ baseUrl: server.url }).make(request)
    await expect(failure).rejects.toMatchObject({ code, message: expect.stringContaining(message) as string })
  })

  test('rejects an answer that is not JSON', async () => {
    const server = await serveFake((_request, response) => response.end('<html>'))
    await expect(createCadClient({ baseUrl: server.url }).make(request)).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('keeps code, remedy and request id of a refusal', async () => {
    const problem = toProblem(new NaturalCadError('CONTRADICTION', 'the hole is wider than the plate', { remedy: 'make it smaller' }), 'request-1')
    const server = await serveFake((_request, response) => sendJson(response, 422, problem, { 'content-type': 'application/problem+json' }))
    await expect(createCadClient({ baseUrl: server.url }).make(request)).rejects.toMatchObject({
      code: 'CONTRADICTION',
      message: 'the hole is wider than the plate',
      remedy: 'make it smaller',
      details: { requestId: 'request-1' },
    })
  })

  test('cancels the run on the server when the caller cancels', async () => {
    const controller = new AbortController()
    let onLeft = () => {}
    const left = new Promise<void>((resolve) => (onLeft = resolve))
    const server = await serveFake((_request, response) => {
      response.once('close', onLeft)
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(frame('step', events[0]))
    })
    const failure = createCadClient({ baseUrl: server.url }).make(request, { signal: controller.signal, onEvent: () => controller.abort() })
    await expect(failure).rejects.toMatchObject({ code: 'CANCELED' })
    await left
  })

  test('gives up with the deadline of the caller', async () => {
    const server = await serveFake(() => {})
    const deadline = createDeadline({ timeoutMs: 50 })
    await expect(createCadClient({ baseUrl: server.url }).make(request, { deadline })).rejects.toMatchObject({
      code: expect.stringMatching(/DEADLINE_EXCEEDED|BACKEND_TIMEOUT/) as string,
    })
  })

  test('never shows the key in an error', async () => {
    const server = await serveFake(({ headers }, response) => sendJson(response, 403, { error: `no access for ${String(headers['x-api-key'])}` }))
    const error: unknown = await createCadClient({ baseUrl: server.url, apiKey: 'correct-horse' })
      .make(request)
      .catch((thrown: unknown) => thrown)
    expect(NaturalCadError.is(error)).toBe(true)
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('correct-horse')
  })
})

describe('createCadClient', () => {
  test.each([
    ['a line break at the end', 'secret\n'],
    ['a line break inside', 'sec\r\nx-admin: 1'],
    ['nothing', ''],
    ['a space', 'se cret'],
    ['a letter beyond ASCII', 'sécret'],
  ])('refuses a key with %s without quoting it', (_name, apiKey) => {
    const make = () => createCadClient({ baseUrl: 'http://127.0.0.1:1', apiKey })
    expect(make).toThrow(expect.objectContaining({ code: 'INVALID_KEY' }))
    expect(make).not.toThrow(/secret|x-admin/)
  })

  test.each([['not a url'], ['ftp://example.test'], ['http://user:password@example.test']])('refuses the address %s', (baseUrl) => {
    expect(() => createCadClient({ baseUrl })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})
