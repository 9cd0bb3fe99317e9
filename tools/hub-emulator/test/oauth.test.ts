import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import { createRepo, oauthHandleRedirect, oauthLoginUrl, repoExists, whoAmI } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { approve, postForm } from './support/consent.ts'
import { startForTest, type StartedEmulator } from './support/emulator.ts'

const redirectUri = 'http://localhost:9999/back'
const seed = {
  users: [{ name: 'alice', email: 'alice@example.com' }, { name: 'bob' }],
  organizations: [{ name: 'acme', members: [{ user: 'alice', role: 'admin' as const }] }],
  oauthApplications: [
    { clientId: 'page', name: 'Page', redirectUris: [redirectUri] },
    { clientId: 'server', clientSecret: 'hush', name: 'Server', redirectUris: [redirectUri], tokenSeconds: 60 },
  ],
}

function authorizeUrl(hub: StartedEmulator, query: Record<string, string>): string {
  return `${hub.url}/oauth/authorize?${new URLSearchParams({ redirect_uri: redirectUri, response_type: 'code', ...query }).toString()}`
}

async function tokenOf(hub: StartedEmulator, scope: string, answer: Record<string, string> = {}): Promise<Record<string, string>> {
  const back = await approve(hub, authorizeUrl(hub, { client_id: 'server', scope }), answer)
  const fields = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '', redirect_uri: redirectUri }
  return (await (await postForm(hub, '/oauth/token', fields, { authorization: `Basic ${Buffer.from('server:hush').toString('base64')}` })).json()) as Record<string, string>
}

test('the sign-in helpers of the JS client get a token that works', async () => {
  const hub = await startForTest({ seed })
  const storage: { codeVerifier?: string; nonce?: string } = {}
  const loginUrl = await oauthLoginUrl({ clientId: 'page', redirectUrl: redirectUri, scopes: 'openid profile email manage-repos', hubUrl: hub.url, localStorage: storage })
  const back = await approve(hub, loginUrl)
  const result = await oauthHandleRedirect({ redirectedUrl: back.href, codeVerifier: storage.codeVerifier ?? '', nonce: storage.nonce ?? '', hubUrl: hub.url })
  expect(result).toMatchObject({ userInfo: { preferred_username: 'alice', email: 'alice@example.com' }, scope: 'openid profile email manage-repos' })
  expect(result.accessToken).toMatch(/^hf_oauth_/)
  expect(await whoAmI({ accessToken: result.accessToken, hubUrl: hub.url })).toMatchObject({ name: 'alice', auth: { type: 'oauth' } })
  await createRepo({ accessToken: result.accessToken, hubUrl: hub.url, repo: 'alice/by-app' })
})

test('a code works once, for its own address and verifier', async () => {
  const hub = await startForTest({ seed })
  const challenge = createHash('sha256').update('verifier').digest('base64url')
  const newCode = async () => (await approve(hub, authorizeUrl(hub, { client_id: 'page', code_challenge: challenge, code_challenge_method: 'S256' }))).searchParams.get('code') ?? ''
  const take = (fields: Record<string, string>) => postForm(hub, '/oauth/token', { grant_type: 'authorization_code', redirect_uri: redirectUri, code_verifier: 'verifier', ...fields })

  const code = await newCode()
  expect((await take({ code })).status).toBe(200)
  const again = await take({ code })
  expect([again.status, await again.json()]).toMatchObject([400, { error: 'invalid_grant' }])
  expect((await take({ code: await newCode(), code_verifier: 'other' })).status).toBe(400)
  expect((await take({ code: await newCode(), redirect_uri: 'http://localhost:9999/else' })).status).toBe(400)
})

test('an application with a secret must prove it', async () => {
  const hub = await startForTest({ seed })
  const code = async () => (await approve(hub, authorizeUrl(hub, { client_id: 'server' }))).searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', redirect_uri: redirectUri }
  expect((await postForm(hub, '/oauth/token', { ...fields, code: await code() })).status).toBe(401)
  expect((await postForm(hub, '/oauth/token', { ...fields, code: await code(), client_id: 'server', client_secret: 'guess' })).status).toBe(401)
  expect((await postForm(hub, '/oauth/token', { ...fields, code: await code(), client_id: 'server', client_secret: 'hush' })).status).toBe(200)
})

test('an unknown address is not redirected to; other problems are told to the application', async () => {
  const hub = await startForTest({ seed })
  const ask = (query: Record<string, string>) => fetch(authorizeUrl(hub, query), { redirect: 'manual' })
  expect((await ask({ client_id: 'nobody' })).status).toBe(400)
  expect((await ask({ client_id: 'server', redirect_uri: 'https://evil.example/back' })).status).toBe(400)
  const wrongScope = await ask({ client_id: 'server', scope: 'everything', state: 's' })
  expect(wrongScope.headers.get('location')).toMatch(/^http:\/\/localhost:9999\/back\?error=invalid_scope&.*state=s$/)
  expect((await ask({ client_id: 'page' })).headers.get('location')).toContain('error=invalid_request')
  expect((await ask({ client_id: 'server', redirect_uri: 'http://localhost:1234/back' })).status).toBe(200)
  expect((await approve(hub, authorizeUrl(hub, { client_id: 'server' }), { decision: 'deny' })).searchParams.get('error')).toBe('access_denied')
})

test('another site cannot press the button', async () => {
  const hub = await startForTest({ seed })
  const fields = { client_id: 'server', redirect_uri: redirectUri, response_type: 'code', user: 'alice', decision: 'approve' }
  expect((await postForm(hub, '/oauth/authorize', fields, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await postForm(hub, '/oauth/authorize', fields, { origin: hub.url })).status).toBe(302)
  const local = { ...hub, url: hub.url.replace('127.0.0.1', 'localhost') }
  expect((await postForm(local, '/oauth/authorize', fields, { origin: local.url, 'sec-fetch-site': 'same-origin' })).status).toBe(302)
})

test('the id token is signed with the published key', async () => {
  const hub = await startForTest({ seed })
  const { id_token: idToken = '' } = await tokenOf(hub, 'openid profile')
  const [header = '', body = '', signature = ''] = idToken.split('.')
  const { keys } = (await (await hub.call('GET', '/oauth/jwks')).json()) as { keys: JsonWebKey[] }
  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' })
  expect(verify('RSA-SHA256', Buffer.from(`${header}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true)
  expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({ iss: hub.url, aud: 'server', preferred_username: 'alice' })
})

test('a token ends after its time and is renewed once by its refresh token', async () => {
  let time = Date.now()
  const hub = await startForTest({ seed, now: () => time })
  const first = await tokenOf(hub, 'openid')
  time += 61_000
  expect((await hub.call('GET', '/api/whoami-v2', { token: first['access_token'] ?? '' })).status).toBe(401)
  const renew = () => postForm(hub, '/oauth/token', { grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '', client_id: 'server', client_secret: 'hush' })
  const renewed = (await (await renew()).json()) as Record<string, string>
  expect((await hub.call('GET', '/api/whoami-v2', { token: renewed['access_token'] ?? '' })).status).toBe(200)
  expect((await renew()).status).toBe(400)
})

test('an OAuth token reaches what its scopes name, and only granted organizations', async () => {
  const hub = await startForTest({ seed })
  await createRepo({ ...hub.as('alice'), repo: 'alice/mine', visibility: 'private' })
  await createRepo({ ...hub.as('alice'), repo: 'acme/ours', visibility: 'private' })
  const sees = async (scope: string, repo: string, answer?: Record<string, string>) => repoExists({ hubUrl: hub.url, accessToken: (await tokenOf(hub, scope, answer))['access_token'] ?? '', repo })
  expect(await sees('openid', 'alice/mine')).toBe(false)
  expect(await sees('read-repos', 'alice/mine')).toBe(true)
  expect(await sees('read-repos', 'acme/ours')).toBe(false)
  const page = await (await fetch(authorizeUrl(hub, { client_id: 'server' }))).text()
  const orgId = /name="org" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(await sees('read-repos', 'acme/ours', { org: orgId })).toBe(true)

  const create = async (scope: string, name: string) => (await hub.call('POST', '/api/repos/create', { token: (await tokenOf(hub, scope))['access_token'] ?? '', body: { name } })).status
  expect([await create('read-repos', 'a'), await create('write-repos', 'b'), await create('contribute-repos', 'c'), await create('manage-repos', 'd')]).toEqual([403, 403, 200, 200])
})

test('a device waits until its code is approved', async () => {
  let time = Date.now()
  const hub = await startForTest({ seed, now: () => time })
  const started = (await (await postForm(hub, '/oauth/device', { client_id: 'page', scope: 'openid' })).json()) as Record<string, string>
  const poll = async () => {
    time += 5000
    const answer = await postForm(hub, '/oauth/token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: started['device_code'] ?? '', client_id: 'page' })
    return (await answer.json()) as Record<string, string>
  }
  expect(await poll()).toMatchObject({ error: 'authorization_pending' })
  expect(await (await fetch(started['verification_uri_complete'] ?? '')).text()).toContain('Authorize Page')
  await postForm(hub, '/oauth/device/decision', { user_code: started['user_code'] ?? '', user: 'bob', decision: 'approve' })
  const { access_token: accessToken = '' } = await poll()
  expect(await whoAmI({ accessToken, hubUrl: hub.url })).toMatchObject({ name: 'bob' })
  expect(await poll()).toMatchObject({ error: 'invalid_grant' })

  const other = (await (await postForm(hub, '/oauth/device', { client_id: 'page' })).json()) as Record<string, string>
  await postForm(hub, '/oauth/device/decision', { user_code: other['user_code'] ?? '', decision: 'deny' })
  const denied = await postForm(hub, '/oauth/token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: other['device_code'] ?? '', client_id: 'page' })
  expect(await denied.json()).toMatchObject({ error: 'access_denied' })
})
