import { createDeadline } from '@naturalcad/contracts'
import { NaturalCadError, toProblem } from '@naturalcad/contracts/errors'
import { createCadClient } from '@naturalcad/cad-client'
import { describe, expect, test } from 'vitest'
import { findDeadUrl, sendJson, serveFake } from './support/fake-server.ts'
import { createLocalMakerDouble, localRunId, samplePart } from './support/sample-part.ts'

const request = { prompt: 'plate 120x70x5 mm' }
const busy = (error: NaturalCadError, retryAfter: string) => (_request: unknown, response: Parameters<typeof sendJson>[0]) =>
  sendJson(response, error.httpStatus, toProblem(error), { 'retry-after': retryAfter })

describe('the fallback makes the part', () => {
  test('when no server is set', async () => {
    const local = createLocalMakerDouble()
    await expect(createCadClient({ fallback: async () => local }).make(request)).resolves.toMatchObject({ fallback: 'backend_unset', model: 'local' })
    expect(local.calls).toMatchObject([{ request, options: { fallback: 'backend_unset' } }])
  })

  test('at once when nothing listens', async () => {
    const waits: number[] = []
    const local = createLocalMakerDouble()
    const client = createCadClient({
      baseUrl: await findDeadUrl(),
      fallback: async () => local,
      fetch: (...args) => {
        waits.push(1)
        return fetch(...args)
      },
    })
    await expect(client.make(request)).resolves.toMatchObject({ fallback: 'backend_unavailable' })
    expect(waits).toHaveLength(1)
  })

  test('when the server does not answer in time', async () => {
    const server = await serveFake(() => {})
    const client = createCadClient({ baseUrl: server.url, timeoutMs: 50, fallback: async () => createLocalMakerDouble() })
    await expect(client.make(request)).resolves.toMatchObject({ fallback: 'backend_timeout' })
  })

  test('while some of the deadline is left for it', async () => {
    const server = await serveFake(() => {})
    const deadline = createDeadline({ timeoutMs: 400 })
    const client = createCadClient({ baseUrl: server.url, fallback: async () => createLocalMakerDouble() })
    await expect(client.make(request, { deadline })).resolves.toMatchObject({ fallback: 'backend_timeout' })
  })

  test.each([
    [500, { error: 'broken' }],
    [502, 'bad gateway'],
    [503, { detail: { error: 'NATURALCAD_API_KEY is not configured' } }],
    [200, { error: 'Execution failed', code: 'result = None' }],
    [200, 'no JSON'],
  ])('when the server fails with %s and %j', async (status, body) => {
    const server = await serveFake((_request, response) => sendJson(response, status, body))
    const client = createCadClient({ baseUrl: server.url, fallback: async () => createLocalMakerDouble() })
    await expect(client.make(request)).resolves.toMatchObject({ fallback: 'backend_error' })
    expect(server.requests).toHaveLength(1)
  })

  test('when the server stays busy for longer than there is time', async () => {
    const server = await serveFake(busy(new NaturalCadError('QUEUE_FULL', 'busy', { retryable: true }), '3600'))
    const client = createCadClient({ baseUrl: server.url, fallback: async () => createLocalMakerDouble() })
    await expect(client.make(request)).resolves.toMatchObject({ fallback: 'backend_busy' })
    expect(server.requests).toHaveLength(1)
  })

  test('when a stream breaks off', async () => {
    const server = await serveFake((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': here\n\n')
      response.destroy()
    })
    const client = createCadClient({ baseUrl: server.url, fallback: async () => createLocalMakerDouble() })
    await expect(client.make(request, { onEvent: () => {} })).resolves.toMatchObject({
      fallback: expect.stringMatching(/^backend_(error|unavailable)$/) as string,
    })
  })
})

describe('the fallback is not asked', () => {
  test.each([
    ['INVALID_REQUEST', 400],
    ['UNAUTHORIZED', 401],
    ['FORBIDDEN', 403],
    ['PAYLOAD_TOO_LARGE', 413],
    ['NOT_UNDERSTOOD', 422],
    ['VALIDATION_FAILED', 422],
  ] as const)('when the server refuses with %s', async (code, status) => {
    const local = createLocalMakerDouble()
    const server = await serveFake((_request, response) => sendJson(response, status, toProblem(new NaturalCadError(code, 'no'))))
    await expect(createCadClient({ baseUrl: server.url, fallback: async () => local }).make(request)).rejects.toMatchObject({ code })
    expect(local.calls).toEqual([])
  })

  test('when a busy server is free again within the time', async () => {
    let asked = 0
    const server = await serveFake((received, response) => {
      asked += 1
      if (asked === 1) busy(new NaturalCadError('RATE_LIMITED', 'busy', { retryable: true }), '0')(received, response)
      else sendJson(response, 200, samplePart())
    })
    await expect(createCadClient({ baseUrl: server.url, fallback: async () => createLocalMakerDouble() }).make(request)).resolves.toEqual(
      samplePart(),
    )
    expect(server.requests).toHaveLength(2)
  })

  test('when the caller has canceled', async () => {
    const local = createLocalMakerDouble()
    const client = createCadClient({ fallback: async () => local })
    await expect(client.make(request, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELED' })
    expect(local.calls).toEqual([])
  })
})

describe('a fallback', () => {
  test('is loaded once, when first needed, and closed with the client', async () => {
    let loads = 0
    const local = createLocalMakerDouble()
    const client = createCadClient({
      fallback: async () => {
        loads += 1
        return local
      },
    })
    await client.close()
    expect(loads).toBe(0)
    await Promise.all([client.make(request), client.make(request)])
    expect(loads).toBe(1)
    await client.close()
    expect(local.closed).toBe(1)
  })

  test('that can not be loaded is tried again with the next request', async () => {
    let loads = 0
    const client = createCadClient({
      fallback: async () => {
        loads += 1
        if (loads === 1) throw new NaturalCadError('INTERNAL', 'not there')
        return createLocalMakerDouble()
      },
    })
    await expect(client.make(request)).rejects.toThrow('not there')
    await expect(client.make(request)).resolves.toMatchObject({ fallback: 'backend_unset' })
  })

  test('gives the files of the parts that it made', async () => {
    const client = createCadClient({ baseUrl: await findDeadUrl(), fallback: async () => createLocalMakerDouble() })
    await client.make(request)
    await expect(new Response(await client.openArtifact(localRunId, 'part.step')).text()).resolves.toBe(`${localRunId}/part.step`)
  })

  test('that is missing leaves the reason as the error', async () => {
    await expect(createCadClient({}).make(request)).rejects.toMatchObject({ code: 'NOT_CONFIGURED' })
    await expect(createCadClient({ baseUrl: await findDeadUrl() }).make(request)).rejects.toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
  })
})
