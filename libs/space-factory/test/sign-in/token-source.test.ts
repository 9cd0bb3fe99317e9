import type { Clock } from '@naturalcad/contracts'
import { createTokenSource } from '@naturalcad/space-factory'
import type { OAuthToken } from '@naturalcad/hub-client'
import { describe, expect, test } from 'vitest'

const minute = 60_000

function createClock(): Clock & { time: number } {
  return { time: 1_000_000, now() { return this.time }, monotonic() { return this.time }, after: () => () => {} }
}

type Answer = { status: number; body: object } | 'unreachable'

/** A Hub that answers refreshes in turn, and keeps the refresh tokens that it was shown. */
function createTokenEndpoint(...answers: Answer[]) {
  const shown: string[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const body = input instanceof Request ? await input.text() : (init?.body as string)
    shown.push(new URLSearchParams(body).get('refresh_token') ?? '')
    const answer = answers.shift() ?? 'unreachable'
    if (answer === 'unreachable') throw new TypeError('fetch failed')
    return Response.json(answer.body, { status: answer.status })
  }
  return { fetch, shown }
}

const granted = (name: string, seconds = 3600, more: object = {}): Answer => ({
  status: 200,
  body: { access_token: `hf_oauth_${name}`, expires_in: seconds, scope: 'openid jobs', refresh_token: `refresh-${name}`, ...more },
})
const refused: Answer = { status: 400, body: { error: 'invalid_grant', error_description: 'used' } }

function tokenOf(clock: Clock, lifeMs: number, more: Partial<OAuthToken> = {}): OAuthToken {
  const expiresAt = new Date(clock.now() + lifeMs)
  return { accessToken: 'hf_oauth_first', expiresAt, refreshToken: 'refresh-first', idToken: undefined, scopes: ['openid', 'jobs'], ...more }
}

describe('a token', () => {
  test('is given as it is while it is good, and renewed before it ends', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(granted('second'), granted('third'))
    const source = createTokenSource({ token: tokenOf(clock, 60 * minute), application: { clientId: 'page', fetch: hub.fetch }, clock })
    expect((await source.get()).accessToken).toBe('hf_oauth_first')
    clock.time += 56 * minute
    expect((await source.get()).accessToken).toBe('hf_oauth_second')
    expect((await source.get()).accessToken).toBe('hf_oauth_second')
    clock.time += 59 * minute
    expect((await source.get()).accessToken).toBe('hf_oauth_third')
    expect(hub.shown).toEqual(['refresh-first', 'refresh-second'])
  })

  test('is renewed once for all who ask at the same time', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(granted('second'))
    const source = createTokenSource({ token: tokenOf(clock, 0), application: { clientId: 'page', fetch: hub.fetch }, clock })
    const given = await Promise.all([source.get(), source.get(), source.renew('hf_oauth_first')])
    expect(given.map(({ accessToken }) => accessToken)).toEqual(['hf_oauth_second', 'hf_oauth_second', 'hf_oauth_second'])
    expect(hub.shown).toHaveLength(1)
  })

  test('is renewed early for work that takes long, but not again and again where none lives so long', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(granted('second', 3600))
    const source = createTokenSource({ token: tokenOf(clock, 30 * minute), application: { clientId: 'page', fetch: hub.fetch }, clock })
    const long = { minLifeMs: 90 * minute }
    expect((await source.get(long)).accessToken).toBe('hf_oauth_second')
    clock.time += 20 * minute
    expect((await source.get(long)).accessToken).toBe('hf_oauth_second')
    expect(hub.shown).toHaveLength(1)
  })

  test('that the Hub refused is renewed, unless that has happened already', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(granted('second'))
    const source = createTokenSource({ token: tokenOf(clock, 60 * minute), application: { clientId: 'page', fetch: hub.fetch }, clock })
    expect((await source.renew('hf_oauth_first')).accessToken).toBe('hf_oauth_second')
    expect((await source.renew('hf_oauth_first')).accessToken).toBe('hf_oauth_second')
    expect(hub.shown).toHaveLength(1)
  })

  test('is kept by its owner before anybody uses it', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(granted('second'), granted('third'))
    const kept: string[] = []
    const source = createTokenSource({
      token: tokenOf(clock, 0),
      application: { clientId: 'page', fetch: hub.fetch },
      clock,
      onRefresh: async (token) => {
        expect(source.current.accessToken).toBe('hf_oauth_first')
        kept.push(token.refreshToken ?? '')
      },
    })
    await source.get()
    expect(kept).toEqual(['refresh-second'])
  })

  test('that its owner could not keep is used all the same: the former one is used up', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(granted('second'), granted('third'))
    const onRefresh = () => Promise.reject(new Error('the disk is full'))
    const source = createTokenSource({ token: tokenOf(clock, 0), application: { clientId: 'page', fetch: hub.fetch }, clock, onRefresh })
    expect((await source.get()).accessToken).toBe('hf_oauth_second')
    await expect(source.renew('hf_oauth_second')).rejects.toThrow('the disk is full')
    expect(hub.shown).toEqual(['refresh-first', 'refresh-second'])
    expect(source.current.accessToken).toBe('hf_oauth_third')
  })

  test('keeps scopes and refresh token where the Hub tells none', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(granted('second', 3600, { scope: undefined, refresh_token: undefined }))
    const source = createTokenSource({ token: tokenOf(clock, 0), application: { clientId: 'page', fetch: hub.fetch }, clock })
    expect(await source.get()).toMatchObject({ scopes: ['openid', 'jobs'], refreshToken: 'refresh-first' })
  })

  test('that does not end is never renewed', async () => {
    const source = createTokenSource({ token: tokenOf(createClock(), 0, { expiresAt: undefined, refreshToken: undefined }) })
    expect((await source.get({ minLifeMs: 1e12 })).accessToken).toBe('hf_oauth_first')
    expect(source.isOver).toBe(false)
  })
})

describe('a token that can not be renewed', () => {
  test('does while it lives, and asks for a new sign-in then', async () => {
    const clock = createClock()
    const source = createTokenSource({ token: tokenOf(clock, 4 * minute, { refreshToken: undefined }), application: { clientId: 'page' }, clock })
    expect((await source.get()).accessToken).toBe('hf_oauth_first')
    clock.time += 4 * minute
    expect(source.isOver).toBe(true)
    await expect(source.get()).rejects.toMatchObject({ code: 'UNAUTHORIZED', remedy: 'sign in again' })
  })

  test('since its refresh token was refused asks the Hub no second time', async () => {
    const clock = createClock()
    const hub = createTokenEndpoint(refused)
    const source = createTokenSource({ token: tokenOf(clock, 0), application: { clientId: 'page', fetch: hub.fetch }, clock })
    const failure = await source.get().catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'UNAUTHORIZED' })
    expect(JSON.stringify([failure, (failure as Error).stack])).not.toContain('refresh-first')
    await expect(source.renew('hf_oauth_first')).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    expect(hub.shown).toHaveLength(1)
    expect(source.isOver).toBe(true)
  })

  test('just now, since the Hub fails, does while it lives; after that the failure can be tried again', async () => {
    const clock = createClock()
    const down: Answer = { status: 500, body: { error: 'down' } }
    const hub = createTokenEndpoint(down, down, granted('second'))
    const source = createTokenSource({ token: tokenOf(clock, 4 * minute), application: { clientId: 'page', fetch: hub.fetch }, clock })
    expect((await source.get()).accessToken).toBe('hf_oauth_first')
    clock.time += 4 * minute
    await expect(source.get()).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
    expect(source.isOver).toBe(false)
    expect((await source.get()).accessToken).toBe('hf_oauth_second')
  })
})
