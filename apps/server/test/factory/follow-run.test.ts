import { createTokenSource } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { createSessionUser } from '../../src/sign-in/signed-in-user.ts'
import { aliceToken } from '../support/factory-double.ts'
import { readBlocks, readSome } from '../support/read-blocks.ts'
import { serve } from '../support/serve.ts'
import { signInAs } from '../support/sign-in-as.ts'
import { createTestApp, type CreateTestAppOptions } from '../support/test-app.ts'

/** A busy machine takes its time. */

async function start(options: CreateTestAppOptions = {}) {
  const started = createTestApp(options)
  const server = await serve(started.app)
  const follow = (runId: string, cookie: string, headers: Record<string, string> = {}, query = '') =>
    fetch(`${server.url}/api/factory/runs/${runId}/events${query}`, { headers: { cookie, ...headers } })
  return { ...started, server, follow }
}

describe('the events of a run', () => {
  test('come under their numbers as they happen, and end with the run', async () => {
    const started = await start()
    const runId = started.factory.addRun(aliceToken, 2)
    const response = await started.follow(runId, signInAs(started, 'alice'))
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    await expect.poll(() => started.factory.followers).toBe(1)
    started.factory.tell(runId)
    started.factory.tell(runId, 'done')
    const blocks = readBlocks(await response.text())
    expect(blocks.map(({ id, event }) => [id, event])).toEqual([[1, 'event'], [2, 'event'], [3, 'event'], [4, 'event'], [undefined, 'end']])
    expect(blocks[3]?.data).toMatchObject({ seq: 4, statusAfter: 'done' })
    expect(blocks[4]?.data).toMatchObject({ run: { status: 'done', seq: 4 } })
    expect(started.factory.followers).toBe(0)
  })

  test('go on after the last one that was seen', async () => {
    const started = await start()
    const cookie = signInAs(started, 'alice')
    const runId = started.factory.addRun(aliceToken, 3)
    const seen = await readSome(await started.follow(runId, cookie), 2)
    const last = String(seen.at(-1)?.id)
    await expect.poll(() => started.factory.followers).toBe(0)
    started.factory.tell(runId, 'failed')
    const rest = readBlocks(await (await started.follow(runId, cookie, { 'last-event-id': last })).text())
    const ids = [...seen, ...rest].filter(({ event }) => event === 'event').map(({ id }) => id)
    expect(ids).toEqual([1, 2, 3, 4].slice(0, ids.length))
    expect(ids).toHaveLength(4)
    expect(readBlocks(await (await started.follow(runId, cookie, {}, '?from=3')).text()).map(({ id }) => id)).toEqual([4, undefined])
    expect(readBlocks(await (await started.follow(runId, cookie, { 'last-event-id': '4' })).text()).map(({ event }) => event)).toEqual(['end'])
  })

  test.each(['-1', 'x', '1.5', ''])('are not given from a place that is none: "%s"', async (position) => {
    const started = await start()
    const runId = started.factory.addRun(aliceToken, 1)
    expect((await started.follow(runId, signInAs(started, 'alice'), {}, `?from=${position}`)).status).toBe(400)
  })

  test('are no stream where the run is not there', async () => {
    const started = await start()
    const response = await started.follow('20260801-120000-aaaaaaaa', signInAs(started, 'alice'))
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
  })

  test('show that the stream lives while nothing happens', async () => {
    const started = await start({ heartbeatMs: 10 })
    const runId = started.factory.addRun(aliceToken, 0)
    const response = await started.follow(runId, signInAs(started, 'alice'))
    const reader = response.body?.getReader()
    let text = ''
    while (!text.includes(': still working')) text += new TextDecoder().decode((await reader?.read())?.value)
    expect(text.startsWith(': open\n\n')).toBe(true)
    await reader?.cancel()
    await expect.poll(() => started.factory.followers).toBe(0)
  })

  test('are followed by several at once, up to a bound for each user', async () => {
    const started = await start({ settings: { server: { rateLimitPerAddress: 100 } } })
    const runId = started.factory.addRun(aliceToken, 1)
    const cookie = signInAs(started, 'alice')
    const responses = await Promise.all(Array.from({ length: 21 }, () => started.follow(runId, cookie)))
    expect(responses.filter(({ status }) => status === 429)).toHaveLength(1)
    started.factory.tell(runId, 'done')
    const texts = await Promise.all(responses.filter(({ ok }) => ok).map((response) => response.text()))
    for (const text of texts) expect(readBlocks(text).map(({ id }) => id)).toEqual([1, 2, undefined])
    expect((await started.follow(runId, cookie)).status).toBe(200)
  })

  test('end at once when the server stops, and say that they can be gone on with', async () => {
    const draining = new AbortController()
    const started = await start({ draining: draining.signal })
    const runId = started.factory.addRun(aliceToken, 1)
    const response = await started.follow(runId, signInAs(started, 'alice'))
    await expect.poll(() => started.factory.followers).toBe(1)
    draining.abort()
    const blocks = readBlocks(await response.text())
    expect(blocks.map(({ id, event }) => [id, event])).toEqual([[1, 'event'], [undefined, 'problem']])
    expect(blocks[1]?.data).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect(started.factory.followers).toBe(0)
  })
})

describe('signing out', () => {
  test('ends the streams of that session, and of no other', async () => {
    const started = await start()
    const [here, there] = [signInAs(started, 'alice'), signInAs(started, 'alice')]
    const runId = started.factory.addRun(aliceToken, 1)
    const [ending, going] = [await started.follow(runId, here), await started.follow(runId, there)]
    await expect.poll(() => started.factory.followers).toBe(2)
    await fetch(`${started.server.url}/sign-out`, { method: 'POST', headers: { cookie: here, 'content-type': 'application/json' }, body: '{}' })
    expect(readBlocks(await ending.text()).at(-1)).toMatchObject({ event: 'problem', data: { code: 'UNAUTHORIZED', details: { signIn: '/sign-in' } } })
    started.factory.tell(runId, 'done')
    expect(readBlocks(await going.text()).at(-1)).toMatchObject({ event: 'end' })
    expect(started.factory.open).toEqual([aliceToken])
  })
})

describe('a token that ends while a run is followed', () => {
  /** A session whose token the Hub exchanges so many times. */
  function sessionOf(started: Awaited<ReturnType<typeof start>>, fresh: string[]): string {
    const refreshed = [...fresh]
    const hub: typeof globalThis.fetch = async () => {
      const next = refreshed.shift()
      if (next === undefined) return Response.json({ error: 'invalid_grant' }, { status: 400 })
      started.factory.renew(aliceToken, next)
      return Response.json({ access_token: next, expires_in: 3600, refresh_token: `after-${next}` })
    }
    const token = { accessToken: aliceToken, expiresAt: new Date(Date.now() + 3_600_000), refreshToken: 'first', idToken: undefined, scopes: ['jobs'] }
    const tokens = createTokenSource({ token, application: { clientId: 'x', fetch: hub } })
    const user = createSessionUser('id-of-alice', tokens, started.factory.create)
    return `naturalcad_session=${started.sessions.add({ profile: { name: 'alice', fullname: null, avatarUrl: null }, tokens, user })}`
  }

  test('is renewed, and nobody notices', async () => {
    const started = await start()
    const cookie = sessionOf(started, ['hf_fresh1', 'hf_fresh2'])
    const runId = started.factory.addRun(aliceToken, 1)
    const response = await started.follow(runId, cookie)
    for (const token of [aliceToken, 'hf_fresh1']) {
      await expect.poll(() => started.factory.open).toEqual([token])
      await expect.poll(() => started.factory.followers).toBe(1)
      started.factory.expire(token)
      await expect.poll(() => started.factory.open).not.toContain(token)
      await expect.poll(() => started.factory.followers).toBe(1)
      started.factory.tell(runId)
    }
    started.factory.tell(runId, 'done')
    expect(readBlocks(await response.text()).map(({ id, event }) => [id, event])).toEqual([[1, 'event'], [2, 'event'], [3, 'event'], [4, 'event'], [undefined, 'end']])
  })

  test('and can not be renewed ends the stream with the way to sign in, and the session', async () => {
    const started = await start()
    const cookie = sessionOf(started, [])
    const runId = started.factory.addRun(aliceToken, 1)
    const response = await started.follow(runId, cookie)
    await expect.poll(() => started.factory.followers).toBe(1)
    started.factory.expire(aliceToken)
    const blocks = readBlocks(await response.text())
    expect(blocks.map(({ id, event }) => [id, event])).toEqual([[1, 'event'], [undefined, 'problem']])
    expect(blocks[1]?.data).toMatchObject({ code: 'UNAUTHORIZED', details: { signIn: '/sign-in' } })
    const session = await fetch(`${started.server.url}/api/session`, { headers: { cookie } })
    expect(await session.json()).toMatchObject({ signedIn: false })
  })
})
