import { Problem } from '@naturalcad/contracts/errors'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { SessionAnswer } from '../../src/sign-in/show-session.ts'
import { createBrowser, consent, signIn } from '../support/browser.ts'
import { serve } from '../support/serve.ts'
import { spaceOrigin, startHub } from '../support/start-hub.ts'
import { createTestApp } from '../support/test-app.ts'

async function start(options: Parameters<typeof createTestApp>[0] = {}) {
  const hub = await startHub()
  const started = createTestApp({ application: hub.application, settings: { server: { rateLimitPerAddress: 100 } }, ...options })
  const { url } = await serve(started.app)
  return { hub, url, ...started, browser: createBrowser(url) }
}

const sessionOf = async (response: Response | Promise<Response>) => SessionAnswer.parse(await (await response).json())
const problemOf = async (response: Response) => Problem.parse(await response.json())

describe('a sign-in', () => {
  test('over the consent page of the Hub opens a session that tells who it is, and no token', async () => {
    const { hub, browser, log } = await start()
    expect(await sessionOf(browser.get('/api/session'))).toEqual({ signedIn: false, signIn: '/sign-in', reason: null })
    const finished = await signIn(browser, hub, 'alice')
    expect([finished.status, finished.headers.get('location')]).toEqual([303, '/api/session'])
    const session = await sessionOf(browser.get('/api/session'))
    expect(session).toEqual({
      signedIn: true,
      user: { name: 'alice', fullname: 'Alice A', avatarUrl: `${hub.url}/avatars/alice.svg` },
      scopes: ['openid', 'profile', 'contribute-repos', 'gated-repos', 'inference-api', 'jobs'],
      expiresAt: expect.any(String) as string,
    })
    expect([...browser.cookies.keys()]).toEqual(['naturalcad_sign_in', 'naturalcad_session'])
    expect(JSON.stringify([session, [...browser.cookies], [...finished.headers], log])).not.toMatch(/hf_|very-hush|code=|state=/)
  })

  test.each([
    ['', 'openid profile contribute-repos gated-repos inference-api jobs'],
    ['?recipe=hello-job', 'openid profile contribute-repos jobs'],
    ['?recipe=validate-space&reach=all', 'openid profile contribute-repos write-repos jobs'],
  ])('asks with "%s" for what is needed', async (query, scope) => {
    const { browser, hub } = await start()
    const sent = new URL((await browser.get(`/sign-in${query}`)).headers.get('location') ?? '')
    expect(sent.origin).toBe(hub.url)
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({ client_id: 'server', scope, code_challenge_method: 'S256', response_type: 'code' })
  })

  test('asks for no more than the application may ask for', async () => {
    const hub = await startHub()
    const { app } = createTestApp({ application: { ...hub.application, offeredScopes: ['openid', 'profile', 'manage-repos', 'jobs'] } })
    const { url } = await serve(app)
    const sent = new URL((await createBrowser(url).get('/sign-in')).headers.get('location') ?? '')
    expect(sent.searchParams.get('scope')).toBe('openid profile manage-repos jobs')
  })

  test('keeps its secrets from scripts, other sites and other hosts', async () => {
    const hub = await startHub()
    const { app } = createTestApp({ application: hub.application, access: { ownOrigins: [spaceOrigin], framingOrigins: ['https://huggingface.co'] } })
    const plain = await request(app).get('/sign-in').expect(303)
    expect(plain.headers['set-cookie']?.[0]).toMatch(/^naturalcad_sign_in=[\w-]{43}; Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax$/)
    const space = await request(app).get('/sign-in').set('host', 'alice-factory.hf.space').expect(303)
    expect(space.headers['set-cookie']?.[0]).toMatch(/^__Host-naturalcad_sign_in=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; Partitioned; SameSite=None$/)
    expect(new URL(space.headers['location'] ?? '').searchParams.get('redirect_uri')).toBe(`${spaceOrigin}/sign-in/callback`)
    expect(space.headers['cache-control']).toBe('no-store')
  })

  test('of another user takes the place of the first', async () => {
    const { hub, browser, url } = await start()
    await signIn(browser, hub, 'alice')
    const former = browser.cookies.get('naturalcad_session') ?? ''
    await signIn(browser, hub, 'bob')
    expect(await sessionOf(browser.get('/api/session'))).toMatchObject({ user: { name: 'bob' } })
    const stolen = await fetch(`${url}/api/session`, { headers: { cookie: `naturalcad_session=${former}` } })
    expect(await sessionOf(stolen)).toMatchObject({ signedIn: false })
  })

  test('can be under way in two tabs', async () => {
    const { hub, browser } = await start()
    const first = await browser.get('/sign-in?return=/one')
    const second = await browser.get('/sign-in?return=/two')
    for (const [begun, path] of [[second, '/two'], [first, '/one']] as const) {
      const finished = await browser.get(await consent(hub, begun.headers.get('location') ?? '', 'alice'))
      expect([finished.status, finished.headers.get('location')]).toEqual([303, path])
    }
  })
})

describe('a sign-in is refused', () => {
  test('in a browser that has not begun it, and a second time', async () => {
    const { hub, browser, url } = await start()
    const back = await consent(hub, (await browser.get('/sign-in')).headers.get('location') ?? '', 'alice')
    const stranger = createBrowser(url)
    await stranger.get('/sign-in')
    const refused = await stranger.get(back)
    expect([refused.status, await problemOf(refused)]).toMatchObject([400, { code: 'INVALID_REQUEST', details: { signIn: '/sign-in' } }])
    expect(stranger.cookies.has('naturalcad_session')).toBe(false)
    expect(await problemOf(await stranger.get(back))).toMatchObject({ remedy: expect.stringContaining(`${url}/sign-in`) as string })
    expect((await browser.get(back)).status).toBe(303)
    expect((await browser.get(back)).status).toBe(400)
  })

  test.each(['', '?code=abc', '?state=unknown&code=abc', '?state=a&state=b&code=c'])('for a callback with "%s"', async (query) => {
    const { browser } = await start()
    await browser.get('/sign-in')
    const refused = await browser.get(`/sign-in/callback${query}`)
    expect([refused.status, await problemOf(refused)]).toMatchObject([400, { code: 'INVALID_REQUEST' }])
  })

  test('where the user does not agree', async () => {
    const { hub, browser } = await start()
    const refused = await browser.get(await consent(hub, (await browser.get('/sign-in')).headers.get('location') ?? '', 'alice', 'deny'))
    expect([refused.status, await problemOf(refused)]).toMatchObject([403, { code: 'FORBIDDEN', details: { oauthError: 'access_denied' } }])
  })

  test.each([
    ['temporarily_unavailable', 502, { code: 'BACKEND_UNAVAILABLE', retryable: true }],
    ['invalid_scope', 503, { code: 'NOT_CONFIGURED', details: { oauthError: 'invalid_scope' } }],
  ])('where the Hub comes back with %s', async (error, status, problem) => {
    const { browser } = await start()
    const sent = new URL((await browser.get('/sign-in')).headers.get('location') ?? '')
    const refused = await browser.get(`/sign-in/callback?${new URLSearchParams({ state: sent.searchParams.get('state') ?? '', error }).toString()}`)
    expect([refused.status, await problemOf(refused)]).toMatchObject([status, problem])
  })

  test('where the Hub can not be reached, and can be begun again', async () => {
    const hub = await startHub()
    const { app } = createTestApp({ application: { ...hub.application, hubUrl: 'http://127.0.0.1:1' } })
    const { url } = await serve(app)
    const browser = createBrowser(url)
    const sent = new URL((await browser.get('/sign-in')).headers.get('location') ?? '')
    const refused = await browser.get(`/sign-in/callback?${new URLSearchParams({ state: sent.searchParams.get('state') ?? '', code: 'abc' }).toString()}`)
    expect([refused.status, await problemOf(refused)]).toMatchObject([502, { code: 'BACKEND_UNAVAILABLE' }])
  })

  test('where the Hub does not know the secret of the server, and none of it shows', async () => {
    const hub = await startHub()
    const started = createTestApp({ application: { ...hub.application, clientSecret: 'wrong-secret-of-ours' } })
    const { url } = await serve(started.app)
    const refused = await signIn(createBrowser(url), hub, 'alice')
    const text = await refused.text()
    expect([refused.status, JSON.parse(text)]).toMatchObject([503, { code: 'NOT_CONFIGURED', remedy: expect.stringContaining('OAUTH_CLIENT_SECRET') as string }])
    expect(text + JSON.stringify(started.log)).not.toContain('wrong-secret')
  })

  test('with a recipe that is none', async () => {
    const { browser } = await start()
    expect((await browser.get('/sign-in?recipe=cake')).status).toBe(400)
  })

  test('on a server without an application, with what to do; everything else answers', async () => {
    const { app } = createTestApp()
    const { body } = await request(app).get('/sign-in').expect(503)
    expect(body).toMatchObject({ code: 'NOT_CONFIGURED', remedy: expect.stringContaining('OAUTH_CLIENT_ID') as string })
    expect((await request(app).get('/api/session').expect(200)).body).toMatchObject({ signedIn: false, signIn: null, reason: expect.any(String) as string })
    await request(app).get('/api/factory/recipes').expect(200)
  })

  test('beyond the rate of the server', async () => {
    const { app } = createTestApp({ application: (await startHub()).application, settings: { server: { rateLimitPerAddress: 2 } } })
    const statuses = []
    for (let count = 0; count < 3; count += 1) statuses.push((await request(app).get('/sign-in')).status)
    expect(statuses).toEqual([303, 303, 429])
  })
})

describe('signing out', () => {
  test('ends the session, and says that the token can not be revoked', async () => {
    const { hub, browser, url, sessions, factory } = await start()
    await signIn(browser, hub, 'alice')
    await browser.get('/api/factory/runs')
    const id = browser.cookies.get('naturalcad_session') ?? ''
    expect(sessions.find(id)).toBeDefined()
    expect(await (await browser.post('/sign-out')).json()).toMatchObject({ signedIn: false, tokenEndsAt: expect.any(String) as string, note: expect.stringContaining('no way to revoke') as string })
    expect(browser.cookies.has('naturalcad_session')).toBe(false)
    expect(factory.open).toEqual([])
    const stolen = await fetch(`${url}/api/factory/runs`, { headers: { cookie: `naturalcad_session=${id}` } })
    expect(stolen.status).toBe(401)
  })

  test('takes nothing from another site', async () => {
    const { hub, browser, url } = await start()
    await signIn(browser, hub, 'alice')
    const cookie = `naturalcad_session=${browser.cookies.get('naturalcad_session')}`
    const json = { cookie, 'content-type': 'application/json' }
    expect((await fetch(`${url}/sign-out`, { method: 'POST', body: '{}', headers: { ...json, origin: 'https://evil.example' } })).status).toBe(403)
    expect((await fetch(`${url}/sign-out`, { method: 'POST', body: 'a=b', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(415)
    expect((await fetch(`${url}/sign-out`, { headers: { cookie } })).status).toBe(405)
    expect(await sessionOf(browser.get('/api/session'))).toMatchObject({ signedIn: true })
  })

  test('without a session is fine', async () => {
    const { browser } = await start()
    expect(await (await browser.post('/sign-out')).json()).toMatchObject({ signedIn: false, tokenEndsAt: null })
  })
})
