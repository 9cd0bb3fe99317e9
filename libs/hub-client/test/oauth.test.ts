import { createHash } from 'node:crypto'
import { createDeadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import {
  createSignInUrl,
  exchangeCode,
  getUserInfo,
  pollDeviceToken,
  refreshToken,
  registerApplication,
  startDeviceSignIn,
  waitForDeviceToken,
  whoAmI,
  type DeviceSignIn,
} from '@naturalcad/hub-client'
import { describe, expect, test } from 'vitest'
import { createManualClock } from './support/manual-clock.ts'
import { createScriptedHub } from './support/scripted-hub.ts'
import { startHub, type StartedHub } from './support/start-hub.ts'

const redirectUrl = 'http://localhost:9999/back'
const seed = {
  users: [{ name: 'alice', email: 'alice@example.com' }],
  oauthApplications: [
    { clientId: 'page', name: 'Page', redirectUris: [redirectUrl] },
    { clientId: 'server', clientSecret: 'hush:hush/&', name: 'Server', redirectUris: [redirectUrl], tokenSeconds: 60 },
  ],
}

/** Presses a button, as a person would. */
function press(hub: StartedHub, path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(hub.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

async function signIn(hub: StartedHub, clientId: string, scopes?: string[]) {
  const { url, state, codeVerifier } = await createSignInUrl({ hubUrl: hub.url, clientId, redirectUrl, ...(scopes === undefined ? {} : { scopes }) })
  const sent = await press(hub, '/oauth/authorize', { ...Object.fromEntries(new URL(url).searchParams), user: 'alice', decision: 'approve' })
  const back = new URL(sent.headers.get('location') ?? '')
  expect(back.searchParams.get('state')).toBe(state)
  return { code: back.searchParams.get('code') ?? '', codeVerifier }
}

async function failureOf(call: Promise<unknown>): Promise<NaturalCadError> {
  const thrown = await call.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  if (!NaturalCadError.is(thrown)) throw new Error(`not an error of ours: ${String(thrown)}`)
  return thrown
}

describe('a sign-in by code', () => {
  test('of a public application gives a token that works, by its verifier', async () => {
    const hub = await startHub({ seed })
    const { code, codeVerifier } = await signIn(hub, 'page', ['openid', 'profile', 'email'])
    const token = await exchangeCode({ hubUrl: hub.url, clientId: 'page', code, codeVerifier, redirectUrl })
    expect(token).toMatchObject({
      accessToken: expect.stringMatching(/^hf_oauth_/),
      scopes: ['openid', 'profile', 'email'],
      idToken: expect.any(String),
      refreshToken: expect.any(String),
    })
    expect(await getUserInfo({ hubUrl: hub.url, accessToken: token.accessToken })).toMatchObject({
      preferred_username: 'alice',
      email: 'alice@example.com',
      orgs: [],
    })
    expect(await whoAmI({ hubUrl: hub.url, accessToken: token.accessToken })).toMatchObject({ name: 'alice', auth: { type: 'oauth' } })
  })

  test('of a confidential one is proven by its secret, and renewed by its refresh token once', async () => {
    let time = Date.now()
    const hub = await startHub({ seed, now: () => time })
    const { code, codeVerifier } = await signIn(hub, 'server')
    const application = { hubUrl: hub.url, clientId: 'server', clientSecret: 'hush:hush/&' }
    const first = await exchangeCode({ ...application, code, codeVerifier, redirectUrl, clock: { ...createManualClock(), now: () => time } })
    expect(first.expiresAt).toEqual(new Date(time + 60_000))
    time += 61_000
    expect(await failureOf(whoAmI({ hubUrl: hub.url, accessToken: first.accessToken }))).toMatchObject({ code: 'UNAUTHORIZED' })
    const second = await refreshToken({ ...application, refreshToken: first.refreshToken ?? '' })
    expect(await whoAmI({ hubUrl: hub.url, accessToken: second.accessToken })).toMatchObject({ name: 'alice' })
    expect(await failureOf(refreshToken({ ...application, refreshToken: first.refreshToken ?? '' }))).toMatchObject({
      code: 'INVALID_REQUEST',
      details: { oauthError: 'invalid_grant' },
      message: expect.stringContaining('invalid_grant: '),
    })
    expect(await failureOf(refreshToken({ ...application, clientSecret: 'guess', refreshToken: second.refreshToken ?? '' }))).toMatchObject({
      code: 'UNAUTHORIZED',
      details: { oauthError: 'invalid_client' },
    })
  })

  test('begins with a new state and the hash of a new verifier, for the granted organizations', async () => {
    const params = { hubUrl: 'http://localhost:1', clientId: 'page', redirectUrl, orgIds: ['a', 'b'] }
    const [one, other] = await Promise.all([createSignInUrl(params), createSignInUrl(params)])
    expect(one.state).not.toBe(other.state)
    expect(one.codeVerifier).toMatch(/^[\w-]{43}$/)
    expect(one.codeVerifier).not.toBe(other.codeVerifier)
    expect(Object.fromEntries(new URL(one.url).searchParams)).toEqual({
      client_id: 'page',
      redirect_uri: redirectUrl,
      response_type: 'code',
      scope: 'openid profile',
      state: one.state,
      orgIds: 'a,b',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(one.codeVerifier).digest('base64url'),
    })
  })

  test('shows none of its credentials in an error', async () => {
    const fetch: typeof globalThis.fetch = (_url, init) =>
      Promise.resolve(
        Response.json(
          {
            error: 'invalid_grant',
            error_description: `${decodeURIComponent(JSON.stringify(init?.body))} ${new Headers(init?.headers).get('authorization')}`,
          },
          { status: 400 },
        ),
      )
    const error = await failureOf(
      exchangeCode({ fetch, clientId: 'server', clientSecret: 'very-secret', code: 'the-code', codeVerifier: 'the-verifier', redirectUrl }),
    )
    const text = JSON.stringify([error.message, error.details, error.stack])
    expect(text).toContain('invalid_grant')
    for (const secret of ['very-secret', 'the-code', 'the-verifier', btoa('server:very-secret')]) expect(text).not.toContain(secret)
  })
})

describe('a sign-in on another device', () => {
  test('works for an application that was registered a moment ago', async () => {
    const hub = await startHub({ seed })
    const { clientId } = await registerApplication({ hubUrl: hub.url, name: 'Terminal' })
    const application = { hubUrl: hub.url, clientId }
    const device = await startDeviceSignIn(application)
    expect(await (await fetch(device.verificationUrlComplete)).text()).toContain('Terminal')
    await press(hub, '/oauth/device/decision', { user_code: device.userCode, user: 'alice', decision: 'approve' })
    const token = await waitForDeviceToken({ ...application, device })
    expect(await whoAmI({ hubUrl: hub.url, accessToken: token.accessToken })).toMatchObject({ name: 'alice' })
    expect(await failureOf(registerApplication({ fetch: createScriptedHub(404).fetch, name: 'Terminal' }))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('waits until the user agrees', async () => {
    const hub = await startHub({ seed })
    const application = { hubUrl: hub.url, clientId: 'page' }
    const device = await startDeviceSignIn({ ...application, scopes: ['openid', 'profile'] })
    expect(device).toMatchObject({
      verificationUrl: `${hub.url}/oauth/device`,
      verificationUrlComplete: `${hub.url}/oauth/device?user_code=${device.userCode}`,
      intervalMs: expect.any(Number),
    })
    expect(await pollDeviceToken({ ...application, deviceCode: device.deviceCode })).toEqual({ state: 'pending' })
    await press(hub, '/oauth/device/decision', { user_code: device.userCode, user: 'alice', decision: 'approve' })
    const again = await startDeviceSignIn(application)
    await press(hub, '/oauth/device/decision', { user_code: again.userCode, user: 'alice', decision: 'approve' })
    const token = await waitForDeviceToken({ ...application, device: { ...again, intervalMs: 0 } })
    expect(await whoAmI({ hubUrl: hub.url, accessToken: token.accessToken })).toMatchObject({ name: 'alice' })
  })

  test('tells that it goes too fast, that the user refused, and that the code is used', async () => {
    const hub = await startHub({ seed })
    const application = { hubUrl: hub.url, clientId: 'page' }
    const device = await startDeviceSignIn(application)
    const poll = () => pollDeviceToken({ ...application, deviceCode: device.deviceCode })
    expect([await poll(), await poll()]).toEqual([{ state: 'pending' }, { state: 'slow-down' }])
    await press(hub, '/oauth/device/decision', { user_code: device.userCode, decision: 'deny' })
    expect(await failureOf(waitForDeviceToken({ ...application, device: { ...device, intervalMs: 0 } }))).toMatchObject({
      code: 'FORBIDDEN',
      details: { oauthError: 'access_denied' },
    })
    expect(await failureOf(pollDeviceToken({ ...application, deviceCode: 'unknown' }))).toMatchObject({
      code: 'INVALID_REQUEST',
      details: { oauthError: 'invalid_grant' },
    })
  })

  const device: DeviceSignIn = {
    deviceCode: 'secret-code',
    userCode: 'AB-CD',
    verificationUrl: 'http://x/',
    verificationUrlComplete: 'http://x/',
    expiresAt: new Date(60_000),
    intervalMs: 1000,
  }
  const pending = { error: 'authorization_pending' }
  const granted = { access_token: 'hf_oauth_1', expires_in: 100 }

  /** 400 for what is no token, as the Hub answers. */
  function scripted(...answers: (object | number)[]) {
    const { fetch, calls } = createScriptedHub(...answers)
    const asHub: typeof globalThis.fetch = async (...args) => {
      const response = await fetch(...args)
      const body = (await response.clone().json()) as object
      return 'error' in body && response.ok ? Response.json(body, { status: 400 }) : response
    }
    return { fetch: asHub, calls }
  }

  test('goes slower when it is told to, and on where the Hub fails in passing', async () => {
    const clock = createManualClock()
    const times: number[] = []
    const { fetch } = scripted(pending, { error: 'slow_down' }, 503, pending, granted)
    const timed: typeof fetch = (...args) => {
      times.push(clock.now())
      return fetch(...args)
    }
    const shortened = { ...clock, after: (ms: number, callback: () => void) => clock.after(ms <= 6000 ? ms / 3 : ms, callback) }
    let pendings = 0
    const token = await waitForDeviceToken({ clientId: 'page', device, fetch: timed, clock: shortened, onPending: () => pendings++ })
    expect(token.accessToken).toBe('hf_oauth_1')
    expect(pendings).toBe(2)
    expect(times.map((time) => Math.round(time * 3))).toEqual([1000, 2000, 8000, 14_000, 20_000])
  })

  test('ends with the code, with a deadline and with its signal', async () => {
    const expired = await failureOf(waitForDeviceToken({ clientId: 'page', device, fetch: scripted(pending).fetch, clock: createManualClock() }))
    expect(expired).toMatchObject({ code: 'DEADLINE_EXCEEDED', details: { oauthError: 'expired_token' }, remedy: 'start the sign-in again' })
    expect(JSON.stringify([expired.message, expired.stack])).not.toContain('secret-code')
    expect(
      await failureOf(
        waitForDeviceToken({ clientId: 'page', device, fetch: scripted({ error: 'expired_token' }).fetch, clock: createManualClock() }),
      ),
    ).toMatchObject({ details: { oauthError: 'expired_token' } })

    const clock = createManualClock()
    const deadline = createDeadline({ timeoutMs: 5000, clock })
    const late = await failureOf(waitForDeviceToken({ clientId: 'page', device, fetch: scripted(pending).fetch, clock, deadline }))
    expect(late).toMatchObject({ code: 'DEADLINE_EXCEEDED', details: { timeoutMs: 5000 } })

    const abort = new AbortController()
    const canceled = waitForDeviceToken({
      clientId: 'page',
      device,
      fetch: scripted(pending).fetch,
      clock: createManualClock(),
      signal: abort.signal,
      onPending: () => abort.abort(),
    })
    expect(await failureOf(canceled)).toMatchObject({ code: 'CANCELED' })
  })
})
