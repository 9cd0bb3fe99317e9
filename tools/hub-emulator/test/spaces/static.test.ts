import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uploadFile, deleteRepo } from '@huggingface/hub'
import { expect, onTestFinished, test } from 'vitest'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'

const card = (fields: string) => `---\ntitle: A Page\nsdk: static\n${fields}---\n`

async function createPage(hub: StartedEmulator, { files = {}, ...body }: { files?: Record<string, string>; [field: string]: unknown } = {}): Promise<string> {
  const contents = Object.entries({ 'index.html': '<!doctype html><html><head><title>x</title></head><body>home</body></html>', ...files })
  const answer = await hub.call('POST', '/api/repos/create', {
    as: 'alice', body: { type: 'space', sdk: 'static', name: 'page', files: contents.map(([path, text]) => ({ path, content: Buffer.from(text).toString('base64') })), ...body },
  })
  expect(answer.status).toBe(200)
  return hostOf(hub)
}

async function hostOf(hub: StartedEmulator): Promise<string> {
  const { host } = (await (await hub.call('GET', '/api/spaces/alice/page/host', { as: 'alice' })).json()) as { host: string }
  return host
}

const runtime = async (hub: StartedEmulator) => (await (await hub.call('GET', '/api/spaces/alice/page/runtime', { as: 'alice' })).json()) as Record<string, unknown>

test('is served at an address of its own as soon as it is created', async () => {
  const hub = await startForTest()
  const host = await createPage(hub, { files: { 'docs/index.html': 'docs', 'main.js': 'let a = 1' } })
  const home = await fetch(host)
  expect([home.status, home.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await home.text()).toContain('home')
  expect((await fetch(`${host}/main.js`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const folder = await fetch(`${host}/docs`)
  expect([folder.url, await folder.text()]).toEqual([`${host}/docs/`, expect.stringContaining('docs')])
  expect((await fetch(`${host}/none`)).status).toBe(404)
  expect((await fetch(`${host}/%2e%2e%2findex.html`)).status).toBe(404)
  expect((await fetch(host, { method: 'POST' })).status).toBe(405)
  expect((await fetch(`${host}/main.js`, { headers: { range: 'bytes=0-2' } })).status).toBe(206)
  expect(await runtime(hub)).toMatchObject({ stage: 'RUNNING', hardware: { current: null, requested: null }, gcTimeout: null, sha: expect.stringMatching(/^[0-9a-f]{40}$/) as string })
})

test('tells its pages the variables, and no secret', async () => {
  const hub = await startForTest()
  const host = await createPage(hub, {
    files: { 'README.md': card('hf_oauth: true\n') }, variables: [{ key: 'MODE', value: '</script>' }], secrets: [{ key: 'TOKEN', value: 'hidden-value' }],
  })
  const text = await (await fetch(host)).text()
  const script = /<head><script>window\.huggingface=\{variables:(.+?)\};<\/script>/.exec(text)?.[1] ?? ''
  const variables = JSON.parse(script) as Record<string, string>
  expect(variables).toMatchObject({ MODE: '</script>', SPACE_ID: 'alice/page', SPACE_HOST: new URL(host).host, SYSTEM: 'spaces', OAUTH_SCOPES: 'openid profile' })
  expect(Object.keys(variables)).not.toContain('OAUTH_CLIENT_SECRET')
  expect(text).not.toContain('hidden-value')
})

test('a commit is served at once, with its app file and headers', async () => {
  const hub = await startForTest()
  const host = await createPage(hub)
  const first = (await runtime(hub))['sha']
  const upload = (path: string, text: string) => uploadFile({ ...hub.as('alice'), repo: 'spaces/alice/page', file: { path, content: new Blob([text]) } })
  await upload('dist/main.html', '<p>built')
  const committed = await upload('README.md', card('app_file: dist/main.html\ncustom_headers:\n  cross-origin-embedder-policy: require-corp\n'))
  expect(await runtime(hub)).toMatchObject({ stage: 'RUNNING', sha: committed?.commit.oid })
  expect(committed?.commit.oid).not.toBe(first)
  const home = await fetch(host)
  expect(home.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
  expect(await home.text()).toContain('<p>built')
})

test('without its app file it is NO_APP_FILE, with a broken card CONFIG_ERROR', async () => {
  const hub = await startForTest()
  const host = await createPage(hub, { files: { 'README.md': card('app_file: gone.html\n') } })
  expect(await runtime(hub)).toMatchObject({ stage: 'NO_APP_FILE', errorMessage: expect.stringContaining('gone.html') as string })
  const answer = await fetch(host)
  expect([answer.status, answer.headers.get('x-space-stage')]).toEqual([503, 'NO_APP_FILE'])
  await uploadFile({ ...hub.as('alice'), repo: 'spaces/alice/page', file: { path: 'README.md', content: new Blob(['no card']) } })
  expect(await runtime(hub)).toMatchObject({ stage: 'CONFIG_ERROR', errorMessage: 'Missing configuration in README' })
  await uploadFile({ ...hub.as('alice'), repo: 'spaces/alice/page', file: { path: 'README.md', content: new Blob([card('custom_headers:\n  set-cookie: a=b\n')]) } })
  expect(await runtime(hub)).toMatchObject({ stage: 'CONFIG_ERROR', errorMessage: expect.stringContaining('custom_headers') as string })
})

test('the card says which SDK a Space has, whatever it was created with', async () => {
  const hub = await startForTest({ profile: 'pro' })
  const host = await createPage(hub, { sdk: 'gradio', files: { 'README.md': card('') } })
  expect((await fetch(host)).status).toBe(200)
  expect(await (await hub.call('GET', '/api/spaces/alice/page')).json()).toMatchObject({ sdk: 'static', runtime: { stage: 'RUNNING', hardware: { requested: null } } })
})

test('cannot be paused, restarted or given hardware', async () => {
  const hub = await startForTest()
  await createPage(hub)
  for (const path of ['pause', 'restart', 'dev-mode', 'sleeptime', 'hardware']) {
    expect((await hub.call('POST', `/api/spaces/alice/page/${path}`, { as: 'alice', body: { enabled: true, seconds: 60, flavor: 'cpu-basic' } })).status).toBe(400)
  }
})

test('a private one is closed without a token of someone who may read it', async () => {
  const hub = await startForTest()
  const host = await createPage(hub, { private: true })
  const { accessToken } = hub.as('alice')
  const visit = async (headers: Record<string, string>) => (await fetch(host, { headers })).status
  expect(await visit({})).toBe(404)
  expect(await visit({ authorization: `Bearer ${hub.as('bob').accessToken}` })).toBe(404)
  expect(await visit({ authorization: 'Bearer hf_wrong' })).toBe(404)
  expect(await visit({ authorization: `Bearer ${accessToken}` })).toBe(200)
  expect(await visit({ 'x-hf-authorization': `Bearer ${accessToken}`, authorization: 'Basic YTpi' })).toBe(200)
  expect((await hub.call('GET', '/api/spaces/alice/page/host', { as: 'bob' })).status).toBe(404)
})

test('a signed address opens a private one, and so does the cookie that it sets', async () => {
  let time = Date.now()
  const hub = await startForTest({ now: () => time })
  const host = await createPage(hub, { private: true })
  const { token } = (await (await hub.call('GET', '/api/spaces/alice/page/jwt', { as: 'alice' })).json()) as { token: string }
  expect((await hub.call('GET', '/api/spaces/alice/page/jwt', { as: 'bob' })).status).toBe(404)
  const signed = await fetch(`${host}/?a=1&__sign=${token}`)
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(signed.status).toBe(200)
  expect((await fetch(host, { headers: { cookie } })).status).toBe(200)
  expect((await fetch(`${host}/?__sign=${token.slice(0, -2)}xx`)).status).toBe(404)
  expect((await fetch(`${host}/?__sign=a.b.c`)).status).toBe(404)
  time += 3_601_000
  expect((await fetch(`${host}/?__sign=${token}`)).status).toBe(404)
})

test('the source of a protected one is private, its app is not', async () => {
  const hub = await startForTest()
  const host = await createPage(hub, { visibility: 'protected' })
  expect((await fetch(host)).status).toBe(200)
  expect((await hub.call('GET', '/api/spaces/alice/page', { as: 'bob' })).status).toBe(404)
})

test('is found by its subdomain', async () => {
  const hub = await startForTest()
  const host = await createPage(hub, { private: true })
  const found = await hub.call('GET', '/api/spaces/by-subdomain/alice-page', { as: 'alice' })
  expect(await found.json()).toMatchObject({ id: 'alice/page', host, subdomain: 'alice-page' })
  expect((await hub.call('GET', '/api/spaces/by-subdomain/alice-page', { as: 'bob' })).status).toBe(404)
  expect((await hub.call('GET', '/api/spaces/by-subdomain/alice-page')).status).toBe(401)
})

test('after its deletion nothing answers', async () => {
  const hub = await startForTest()
  const host = await createPage(hub)
  await deleteRepo({ ...hub.as('alice'), repo: 'spaces/alice/page' })
  await expect.poll(() => fetch(host).then(() => 'answers', () => 'closed')).toBe('closed')
})

test('keeps its address and its app when the emulator starts again', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-emulator-static-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const first = await startForTest({ dataFolder })
  const host = await createPage(first)
  const { sha } = await runtime(first)
  await first.stop()
  const second = await startForTest({ dataFolder })
  expect(await hostOf(second)).toBe(host)
  expect(await runtime(second)).toMatchObject({ stage: 'RUNNING', sha })
  expect((await fetch(host)).status).toBe(200)
})

test('a look at the past does not bring it back', async () => {
  const hub = await startForTest()
  await createPage(hub)
  const first = (await runtime(hub))['sha']
  hub.addFault({ method: 'GET', path: '/api/spaces/alice/page', staleMs: 600_000 })
  const committed = await uploadFile({ ...hub.as('alice'), repo: 'spaces/alice/page', file: { path: 'index.html', content: new Blob(['new']) } })
  expect(await (await hub.call('GET', '/api/spaces/alice/page')).json()).toMatchObject({ sha: first, runtime: { sha: committed?.commit.oid } })
  expect((await runtime(hub))['sha']).toBe(committed?.commit.oid)
})
