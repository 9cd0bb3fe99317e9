import { NaturalCadError, toProblem } from '@naturalcad/contracts/errors'
import { createHttpClient } from '@naturalcad/http'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answer, startServer } from './start-server.ts'

const schema = z.object({ ok: z.boolean() })

describe('a call', () => {
  test('sends headers, query and JSON, and reads JSON by a schema', async () => {
    const { origin, requests } = await startServer(answer(200, { ok: true, more: 1 }))
    const client = createHttpClient({ baseUrl: `${origin}/base/`, headers: { 'x-api-key': 'k-12345' } })
    expect(await client.json('/v1/x', { schema, method: 'POST', json: { a: 'ü' }, query: { q: 'a b', none: undefined } })).toEqual({ ok: true })
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: '/base/v1/x?q=a+b',
        body: '{"a":"ü"}',
        headers: { 'x-api-key': 'k-12345', 'content-type': 'application/json', accept: 'application/json' },
      },
    ])
  })

  test('reads text', async () => {
    const { origin } = await startServer(answer(200, 'grüße'))
    expect(await createHttpClient({ baseUrl: origin }).text('x')).toBe('grüße')
  })

  test.each([
    ['page', answer(200, '<html>')],
    ['nothing', answer(200)],
    ['another form', answer(200, { ok: 'yes' })],
  ])('that is answered with %s in place of the JSON it expects is BACKEND_ERROR', async (_name, listener) => {
    const { origin } = await startServer(listener)
    await expect(createHttpClient({ baseUrl: origin }).json('x', { schema })).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('names the fields that do not fit', async () => {
    const { origin } = await startServer(answer(200, { ok: 'yes' }))
    await expect(createHttpClient({ baseUrl: origin }).json('x', { schema })).rejects.toThrow(/ok: /)
  })
})

describe('an answer that tells of a failure', () => {
  const fail = async (...args: Parameters<typeof answer>): Promise<NaturalCadError> => {
    const { origin } = await startServer(answer(...args))
    const error: unknown = await createHttpClient({ baseUrl: origin, retry: { limit: 0 } })
      .json('x', { schema })
      .catch((thrown: unknown) => thrown)
    if (!NaturalCadError.is(error)) throw new Error('the call did not fail', { cause: error })
    return error
  }

  test.each([
    [400, 'INVALID_REQUEST'],
    [401, 'UNAUTHORIZED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [408, 'BACKEND_TIMEOUT'],
    [409, 'CONFLICT'],
    [413, 'PAYLOAD_TOO_LARGE'],
    [415, 'UNSUPPORTED_MEDIA_TYPE'],
    [422, 'INVALID_REQUEST'],
    [429, 'RATE_LIMITED'],
    [418, 'BACKEND_ERROR'],
    [500, 'BACKEND_ERROR'],
    [503, 'BACKEND_ERROR'],
    [504, 'BACKEND_TIMEOUT'],
  ])('with status %i has the code %s', async (status, code) => {
    expect(await fail(status)).toMatchObject({ code, details: { status } })
  })

  test.each([
    ['top-level error', { error: 'too busy' }],
    ['detail.error', { detail: { error: 'too busy' } }],
    ['detail', { detail: 'too busy' }],
    ['message', { message: 'too busy' }],
  ])('in the shape of %s keeps its words', async (_name, body) => {
    expect(await fail(429, body)).toMatchObject({ code: 'RATE_LIMITED', message: 'too busy', retryable: true })
  })

  test('as a problem is the error that the server had', async () => {
    const problem = toProblem(new NaturalCadError('GUARD_REJECTED', 'no imports', { remedy: 'remove it', details: { line: 3 } }), 'req-1')
    expect(await fail(422, problem, { 'content-type': 'application/problem+json' })).toMatchObject({
      code: 'GUARD_REJECTED',
      message: 'no imports',
      remedy: 'remove it',
      retryable: false,
      details: { line: 3, status: 422, requestId: 'req-1' },
    })
  })

  test('inside the other server is no error inside this one', async () => {
    const problem = toProblem(new NaturalCadError('INTERNAL', 'broken'))
    expect(await fail(500, problem)).toMatchObject({ code: 'BACKEND_ERROR', message: 'broken', details: { backendCode: 'INTERNAL' } })
  })

  test.each([{ error: 'model failed' }, { detail: { error: 'model failed' } }])('with status 200 is seen as %j', async (body) => {
    expect(await fail(200, body)).toMatchObject({ code: 'BACKEND_ERROR', message: 'model failed' })
  })

  test('with an empty or absent error and status 200 is none, nor one that the caller takes as data', async () => {
    const { origin } = await startServer(answer(200, { ok: true, error: null }))
    expect(await createHttpClient({ baseUrl: origin }).json('x', { schema })).toEqual({ ok: true })
    const talking = await startServer(answer(200, { ok: true, error: 'words' }))
    expect(await createHttpClient({ baseUrl: talking.origin }).json('x', { schema, errorInBody: 'data' })).toEqual({ ok: true })
  })

  test('may be long and full of control characters: the message is neither', async () => {
    const { message } = await fail(500, { error: `a\r\n\u001b[31m${'b'.repeat(10_000)}` })
    expect(message).toMatch(/^a \[31mb+…$/)
    expect(message).toHaveLength(500)
  })

  test('never shows a credential that it echoes', async () => {
    const key = 'k3y with ümlaut+/='
    const { origin } = await startServer((request, response) => {
      const echo = String(request.headers['x-api-key'])
      answer(401, { error: `wrong key ${encodeURIComponent(key)} ${echo} hf_aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA` })(request, response)
    })
    const client = createHttpClient({ baseUrl: origin, headers: { 'x-api-key': key } })
    await expect(client.json('x', { schema })).rejects.toThrow('wrong key [redacted] [redacted] [redacted]')
  })

  test('leaves the query of the URL out: it may be signed', async () => {
    const { origin } = await startServer(answer(404))
    await expect(createHttpClient({ baseUrl: origin }).text('x', { query: { signature: 'abc' } })).rejects.toMatchObject({
      details: { url: `${origin}/x` },
    })
  })
})
