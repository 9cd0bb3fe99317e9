import { createDeadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createAccountCache, createTag, getBucket, listRefs, setSpaceSecret, updateRepoSettings, validateCard, whoAmI } from '@naturalcad/hub-client'
import { describe, expect, test } from 'vitest'
import { startHub } from './support/start-hub.ts'

const quick = { retry: { baseDelayMs: 1, limit: 2 } }

async function failureOf(call: Promise<unknown>): Promise<NaturalCadError> {
  const thrown = await call.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  if (!NaturalCadError.is(thrown)) throw new Error(`not an error of ours: ${String(thrown)}`)
  return thrown
}

describe('an error', () => {
  test('carries the code and request id of the Hub', async () => {
    const hub = await startHub()
    const error = await failureOf(listRefs({ ...hub.as('bob'), repo: 'alice/nothing' }))
    expect(error).toMatchObject({ code: 'NOT_FOUND', details: { status: 404, errorCode: 'RepoNotFound', requestId: expect.stringMatching(/./) } })
  })

  test('has neither the token nor a secret in it, whatever the Hub repeats', async () => {
    const token = 'hf_abcdefghijklmnopqrstuvwxyz0123456789'
    const fetch: typeof globalThis.fetch = (_url, init) => {
      const sent = `${new Headers(init?.headers).get('authorization')} ${JSON.stringify(init?.body)}`
      return Promise.resolve(Response.json({ error: `cannot take ${sent}` }, { status: 400, headers: { 'x-request-id': `r-${token}` } }))
    }
    const error = await failureOf(setSpaceSecret({ repo: 'spaces/a/b', accessToken: token, fetch, key: 'K', value: 'plain words', ...quick }))
    const text = JSON.stringify([error.message, error.details, error.remedy, String(error.cause), error.stack])
    expect(text).toContain('cannot take')
    expect(text).not.toContain(token)
    expect(text).not.toContain('plain words')
  })

  test.each([
    [401, 'UNAUTHORIZED'],
    [402, 'PAYMENT_REQUIRED'],
    [403, 'FORBIDDEN'],
    [409, 'CONFLICT'],
    [412, 'PRECONDITION_FAILED'],
  ])('of status %i has the code %s and says what to do where somebody can', async (status, code) => {
    const hub = await startHub()
    hub.addFault({ path: '/api/models/*', answer: { status, error: 'no' } })
    const error = await failureOf(updateRepoSettings({ ...hub.as('alice'), repo: 'alice/x', visibility: 'public' }))
    expect(error).toMatchObject({ code, message: 'no' })
    expect(error.remedy !== undefined).toBe(status < 404)
  })

  test('names the field that the Hub has changed', async () => {
    const fetch = () => Promise.resolve(Response.json({ id: 'a/b', private: 'sometimes' }))
    const error = await failureOf(getBucket({ repo: 'buckets/a/b', fetch }))
    expect(error).toMatchObject({ code: 'BACKEND_ERROR', details: { fields: ['private'] } })
  })
})

describe('what fails in passing', () => {
  test('is asked again, after the time that the Hub names', async () => {
    const hub = await startHub()
    hub.addFault({ path: '/api/whoami-v2', times: 1, answer: { status: 429, headers: { 'retry-after': '0' } } })
    hub.addFault({ path: '/api/whoami-v2', times: 1, answer: { status: 503 } })
    expect(await whoAmI({ ...hub.as('alice'), ...quick })).toMatchObject({ name: 'alice' })
  })

  test('is not asked again where that may do it twice', async () => {
    const seen: string[] = []
    const fetch: typeof globalThis.fetch = (input, init) => {
      const { method, url } = new Request(input, init)
      seen.push(`${method} ${new URL(url).pathname}`)
      return Promise.resolve(Response.json({ error: 'busy' }, { status: 503 }))
    }
    await failureOf(validateCard({ content: '', fetch, ...quick }))
    await failureOf(setSpaceSecret({ repo: 'spaces/a/b', key: 'K', value: 'v', fetch, ...quick }))
    await failureOf(createTag({ repo: 'a/b', tag: 't', fetch, ...quick }))
    expect(seen).toEqual([...repeat('POST /api/validate-yaml', 3), ...repeat('POST /api/spaces/a/b/secrets', 3), 'POST /api/models/a/b/tag/main'])
  })

  test('ends at once where the quota returns later than a call may wait', async () => {
    const hub = await startHub()
    hub.addFault({ path: '/api/whoami-v2', answer: { status: 429, headers: { 'retry-after': '280' } } })
    expect(await failureOf(whoAmI(hub.as('alice')))).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 280_000, retryable: true })
  })

  test('ends with the deadline, and with the signal', async () => {
    const hub = await startHub()
    hub.addFault({ path: '/api/whoami-v2', answer: { status: 503 } })
    const slow = { retry: { baseDelayMs: 60_000 } }
    const abort = new AbortController()
    const canceled = failureOf(whoAmI({ ...hub.as('alice'), ...slow, signal: abort.signal }))
    abort.abort()
    expect(await canceled).toMatchObject({ code: 'CANCELED' })
    const deadline = createDeadline({ timeoutMs: 0 })
    expect(await failureOf(whoAmI({ ...hub.as('alice'), ...slow, deadline }))).toMatchObject({ code: 'DEADLINE_EXCEEDED' })
  })
})

function repeat(text: string, times: number): string[] {
  return Array.from({ length: times }, () => text)
}

describe('whoAmI', () => {
  test('with a cache asks once for each token, also at the same time', async () => {
    const hub = await startHub()
    const cache = createAccountCache()
    const counting = { asked: 0 }
    const fetch: typeof globalThis.fetch = (...args) => {
      counting.asked++
      return globalThis.fetch(...args)
    }
    const ask = (name: string) => whoAmI({ ...hub.as(name), cache, fetch })
    const names = await Promise.all([ask('alice'), ask('alice'), ask('bob')])
    expect(names.map(({ name }) => name)).toEqual(['alice', 'alice', 'bob'])
    await ask('alice')
    expect(counting.asked).toBe(2)
    cache.clear()
    await ask('alice')
    expect(counting.asked).toBe(3)
  })

  test('asks again when the answer is old, and does not keep a failure', async () => {
    const hub = await startHub()
    let time = 0
    const cache = createAccountCache({ maxAgeMs: 1000, clock: { now: () => time, monotonic: () => time, after: () => () => {} } })
    hub.addFault({ path: '/api/whoami-v2', times: 1, answer: { status: 401, error: 'no' } })
    expect(await failureOf(whoAmI({ ...hub.as('alice'), cache }))).toMatchObject({ code: 'UNAUTHORIZED' })
    expect(await whoAmI({ ...hub.as('alice'), cache })).toMatchObject({ type: 'user', auth: { type: 'access_token' } })
    time = 999
    hub.addFault({ path: '/api/whoami-v2', times: 1, answer: { status: 401, error: 'no' } })
    expect(await whoAmI({ ...hub.as('alice'), cache })).toMatchObject({ name: 'alice' })
    time = 1000
    expect(await failureOf(whoAmI({ ...hub.as('alice'), cache }))).toMatchObject({ code: 'UNAUTHORIZED' })
  })

  test('of one caller goes on when another gives up', async () => {
    const hub = await startHub()
    const cache = createAccountCache()
    const abort = new AbortController()
    const first = failureOf(whoAmI({ ...hub.as('alice'), cache, signal: abort.signal }))
    const second = whoAmI({ ...hub.as('alice'), cache })
    abort.abort('changed my mind')
    expect(await first).toMatchObject({ code: 'CANCELED', cause: 'changed my mind' })
    expect(await second).toMatchObject({ name: 'alice' })
  })
})
