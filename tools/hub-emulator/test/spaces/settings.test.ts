import { readFileSync, statSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHubEmulator, type SeedInput } from '@naturalcad/hub-emulator'
import { expect, onTestFinished, test } from 'vitest'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'

type Json = Record<string, never> & { error: string }

const oauthToken = (scopes: string[]) => ({ name: 'oauth', value: `hf_oauth_${scopes.join('_')}`, grant: { kind: 'oauth' as const, clientId: 'factory', scopes } })
const seed: SeedInput = {
  users: [
    { name: 'alice', plan: 'pro', tokens: [{ value: 'hf_alice' }, { value: 'hf_read', grant: { kind: 'role', role: 'read' } }, oauthToken(['write-repos']), oauthToken(['read-repos'])] },
    { name: 'bob' },
  ],
}

async function start(options: Parameters<typeof startForTest>[0] = {}): Promise<StartedEmulator> {
  return startForTest({ seed, ...options })
}

async function createSpace(hub: StartedEmulator, body: Record<string, unknown> = {}, as = 'alice'): Promise<Response> {
  return hub.call('POST', '/api/repos/create', { as, body: { type: 'space', sdk: 'gradio', name: 'app', ...body } })
}

const json = async (response: Response | Promise<Response>): Promise<Json> => (await (await response).json()) as Json

test('a new Space without an app file says so, and has the free hardware', async () => {
  const hub = await start()
  expect((await createSpace(hub)).status).toBe(200)
  const runtime = await json(hub.call('GET', '/api/spaces/alice/app/runtime', { as: 'alice' }))
  expect(runtime).toMatchObject({ stage: 'NO_APP_FILE', hardware: { current: null, requested: 'cpu-basic' }, gcTimeout: 172_800, devMode: false, errorMessage: expect.stringContaining('app.py') as string })
  expect(runtime).not.toHaveProperty('sha')
  const info = await json(hub.call('GET', '/api/spaces/alice/app', { as: 'alice' }))
  expect(info).toMatchObject({ host: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string, runtime: { stage: 'NO_APP_FILE', domains: [{ stage: 'READY' }] } })
})

test('secrets are named and never told; variables are open', async () => {
  const hub = await start()
  await createSpace(hub, { secrets: [{ key: 'TOKEN', value: 'very-secret', description: 'of the model' }], variables: [{ key: 'MODE', value: 'fast' }] })
  const secrets = await hub.call('GET', '/api/spaces/alice/app/secrets', { as: 'alice' })
  const text = await secrets.text()
  expect(JSON.parse(text)).toEqual({ TOKEN: { key: 'TOKEN', description: 'of the model', updatedAt: expect.any(String) as string } })
  const added = await json(hub.call('POST', '/api/spaces/alice/app/variables', { as: 'alice', body: { key: 'SIZE', value: '3', description: 'of it' } }))
  expect(added).toMatchObject({ MODE: { key: 'MODE', value: 'fast' }, SIZE: { key: 'SIZE', value: '3', description: 'of it' } })
  expect(await json(hub.call('GET', '/api/spaces/alice/app/variables', { as: 'bob' }))).toEqual(added)
  expect(Object.keys(await json(hub.call('DELETE', '/api/spaces/alice/app/variables', { as: 'alice', body: { key: 'MODE' } })))).toEqual(['SIZE'])
  expect(await json(hub.call('DELETE', '/api/spaces/alice/app/secrets', { as: 'alice', body: { key: 'TOKEN' } }))).toEqual({})
  expect((await hub.call('DELETE', '/api/spaces/alice/app/secrets', { as: 'alice', body: { key: 'TOKEN' } })).status).toBe(404)
})

test.each([
  ['1ST', 'x'],
  ['A-B', 'x'],
  ['', 'x'],
  ['OK', 'a\0b'],
  ['OK', 3],
])('refuses the setting %j', async (key, value) => {
  const hub = await start()
  await createSpace(hub)
  for (const kind of ['secrets', 'variables']) expect((await hub.call('POST', `/api/spaces/alice/app/${kind}`, { as: 'alice', body: { key, value } })).status).toBe(400)
})

test.each([
  ['GET', 'secrets', undefined],
  ['POST', 'secrets', { key: 'A', value: 'b' }],
  ['POST', 'variables', { key: 'A', value: 'b' }],
  ['DELETE', 'secrets', { key: 'A' }],
  ['GET', 'logs/run', undefined],
  ['GET', 'metrics', undefined],
  ['POST', 'pause', undefined],
  ['POST', 'restart', undefined],
  ['POST', 'hardware', { flavor: 'cpu-basic' }],
  ['PUT', 'volumes', { volumes: [] }],
])('%s %s needs the right to write', async (method, path, body) => {
  const hub = await start()
  await createSpace(hub)
  const request = body === undefined ? {} : { body }
  expect((await hub.call(method, `/api/spaces/alice/app/${path}`, { as: 'bob', ...request })).status).toBe(403)
  expect((await hub.call(method, `/api/spaces/alice/app/${path}`, { token: 'hf_read', ...request })).status).toBe(403)
  expect((await hub.call(method, `/api/spaces/alice/app/${path}`, { token: 'hf_oauth_read-repos', ...request })).status).toBe(403)
  expect((await hub.call(method, `/api/spaces/alice/app/${path}`, request)).status).toBe(401)
})

test('a name that is secret and variable at once is a configuration error until one goes', async () => {
  const hub = await start()
  await createSpace(hub, { sdk: 'static', files: [{ path: 'index.html', content: btoa('<p>hi') }] })
  const runtime = () => json(hub.call('GET', '/api/spaces/alice/app/runtime', { as: 'alice' }))
  expect((await runtime())['stage']).toBe('RUNNING')
  await hub.call('POST', '/api/spaces/alice/app/secrets', { as: 'alice', body: { key: 'KEY', value: '1' } })
  await hub.call('POST', '/api/spaces/alice/app/variables', { as: 'alice', body: { key: 'KEY', value: '1' } })
  expect(await runtime()).toMatchObject({ stage: 'CONFIG_ERROR', errorMessage: expect.stringContaining('KEY') as string })
  await hub.call('DELETE', '/api/spaces/alice/app/secrets', { as: 'alice', body: { key: 'KEY' } })
  expect((await runtime())['stage']).toBe('RUNNING')
})

test('secrets lie encrypted under a key of their own, and open after a restart', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-emulator-secrets-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const first = await startHubEmulator({ dataFolder, seed })
  const body = { type: 'space', sdk: 'gradio', name: 'app', secrets: [{ key: 'TOKEN', value: 'plain-text-value' }], variables: [{ key: 'OPEN', value: 'open-value' }] }
  const headers = { authorization: 'Bearer hf_alice', 'content-type': 'application/json' }
  await fetch(`${first.url}/api/repos/create`, { method: 'POST', headers, body: JSON.stringify(body) })
  await first.stop()
  expect(statSync(join(dataFolder, 'spaces/secrets.key')).mode & 0o777).toBe(0o600)
  const database = readFileSync(join(dataFolder, 'index.sqlite'))
  expect(database.includes('plain-text-value')).toBe(false)
  expect(database.includes('open-value')).toBe(true)
  const second = await startHubEmulator({ dataFolder, seed })
  onTestFinished(() => second.stop())
  const secrets = await fetch(`${second.url}/api/spaces/alice/app/secrets`, { headers })
  expect(Object.keys((await secrets.json()) as object)).toEqual(['TOKEN'])
})

test('a duplicate brings its variables and no secret', async () => {
  const hub = await start()
  await createSpace(hub, { secrets: [{ key: 'TOKEN', value: 'x' }], variables: [{ key: 'MODE', value: 'fast' }, { key: 'SIZE', value: '1' }] })
  const body = { repository: 'alice/copy', hardware: 't4-small', sleepTimeSeconds: 600, variables: [{ key: 'SIZE', value: '2' }], secrets: [{ key: 'OWN', value: 'y' }] }
  expect((await hub.call('POST', '/api/spaces/alice/app/duplicate', { as: 'alice', body })).status).toBe(200)
  const read = (path: string) => json(hub.call('GET', `/api/spaces/alice/copy/${path}`, { as: 'alice' }))
  expect(await read('variables')).toMatchObject({ MODE: { value: 'fast' }, SIZE: { value: '2' } })
  expect(Object.keys(await read('secrets'))).toEqual(['OWN'])
  expect(await read('runtime')).toMatchObject({ hardware: { requested: 't4-small' }, gcTimeout: 600 })
})

test('hardware is granted by plan and by sort of Space', async () => {
  const hub = await start()
  const flavors = (await json(hub.call('GET', '/api/spaces/hardware'))) as unknown as { name: string; unitCostUSD: number }[]
  expect(flavors.find(({ name }) => name === 'cpu-basic')?.unitCostUSD).toBe(0)
  expect(flavors.map(({ name }) => name)).toEqual(expect.arrayContaining(['zero-a10g', 't4-small', 'a100-large']))
  await createSpace(hub)
  const ask = (flavor: string, path = 'alice/app', as = 'alice') => hub.call('POST', `/api/spaces/${path}/hardware`, { as, body: { flavor, sleepTimeSeconds: 3600 } })
  expect(await json(ask('t4-small'))).toMatchObject({ hardware: { requested: 't4-small', requestedPrettyName: 'Nvidia T4 - small' }, gcTimeout: 3600 })
  expect(await json(ask('zero-a10g'))).toMatchObject({ hardware: { requested: 'zero-a10g' }, gcTimeout: 172_800 })
  expect((await ask('no-such')).status).toBe(400)
  expect((await hub.call('POST', '/api/spaces/alice/app/hardware', { as: 'alice', body: {} })).status).toBe(400)
  await createSpace(hub, { name: 'page', sdk: 'static' })
  expect((await ask('t4-small', 'alice/page')).status).toBe(400)
  await createSpace(hub, { name: 'box', sdk: 'docker' })
  expect((await ask('zero-a10g', 'alice/box')).status).toBe(400)
  expect((await createSpace(hub, { name: 'free', hardware: 'zero-a10g' }, 'bob')).status).toBe(200)
  expect(await json(ask('a10g-small', 'bob/free', 'bob'))).toEqual({ error: expect.stringContaining('Payment required') as string })
  expect((await createSpace(hub, { name: 'gpu', hardware: 't4-small' }, 'bob')).status).toBe(402)
})

test('a free account has two places on ZeroGPU, by request as by creation', async () => {
  const hub = await start()
  for (const name of ['one', 'two']) expect((await createSpace(hub, { name, hardware: 'zero-a10g' }, 'bob')).status).toBe(200)
  expect((await createSpace(hub, { name: 'three', hardware: 'zero-a10g' }, 'bob')).status).toBe(402)
  expect((await hub.call('POST', '/api/spaces/bob/one/hardware', { as: 'bob', body: { flavor: 'zero-a10g' } })).status).toBe(200)
})

test('OAuth tokens get 401 where hardware is at stake, unless the policy is switched off', async () => {
  const hub = await start()
  await createSpace(hub)
  const token = 'hf_oauth_write-repos'
  const ask = (path: string, body: unknown, on = hub) => on.call('POST', `/api/spaces/alice/app/${path}`, { token, body })
  expect((await ask('hardware', { flavor: 'cpu-basic' })).status).toBe(401)
  expect((await ask('sleeptime', { seconds: 60 })).status).toBe(401)
  expect((await ask('restart', undefined)).status).toBe(401)
  expect((await ask('pause', undefined)).status).toBe(200)
  expect((await hub.call('GET', '/api/spaces/alice/app/runtime', { token })).status).toBe(200)
  const open = await start({ refusesHardwareToOAuth: false })
  await createSpace(open)
  expect((await ask('hardware', { flavor: 'cpu-basic' }, open)).status).toBe(200)
})

test('a sleep time of its own is for paid hardware', async () => {
  const hub = await start()
  await createSpace(hub, { hardware: 't4-small', sleepTimeSeconds: 300 })
  const set = (seconds: unknown) => hub.call('POST', '/api/spaces/alice/app/sleeptime', { as: 'alice', body: { seconds } })
  expect((await json(hub.call('GET', '/api/spaces/alice/app/runtime', { as: 'alice' })))['gcTimeout']).toBe(300)
  expect((await json(set(-1)))['gcTimeout']).toBe(null)
  expect((await set(0)).status).toBe(400)
  await createSpace(hub, { name: 'free', sleepTimeSeconds: 300 })
  expect((await json(hub.call('GET', '/api/spaces/alice/free/runtime', { as: 'alice' })))['gcTimeout']).toBe(172_800)
})

test('volumes have to be seen by who mounts them', async () => {
  const hub = await start()
  await createSpace(hub)
  await hub.call('POST', '/api/repos/create', { as: 'bob', body: { name: 'weights', private: true } })
  await hub.call('POST', '/api/repos/create', { as: 'alice', body: { name: 'weights' } })
  const put = (source: string, mountPath = '/models') => hub.call('PUT', '/api/spaces/alice/app/volumes', { as: 'alice', body: { volumes: [{ type: 'model', source, mountPath, readOnly: true }] } })
  expect((await put('bob/weights')).status).toBe(404)
  expect((await put('alice/weights', 'models')).status).toBe(400)
  expect(await json(put('alice/weights'))).toMatchObject({ volumes: [{ type: 'model', source: 'alice/weights', mountPath: '/models', readOnly: true }] })
  expect(await json(hub.call('DELETE', '/api/spaces/alice/app/volumes', { as: 'alice' }))).not.toHaveProperty('volumes')
  expect((await hub.call('DELETE', '/api/spaces/alice/app/volumes', { as: 'alice' })).status).toBe(400)
  await hub.call('POST', '/api/buckets/bob/data', { as: 'bob', body: { visibility: 'public' } })
  await hub.call('POST', '/api/buckets/alice/data', { as: 'alice', body: {} })
  const mount = (source: string, readOnly: boolean) => hub.call('PUT', '/api/spaces/alice/app/volumes', { as: 'alice', body: { volumes: [{ type: 'bucket', source, mountPath: '/data', readOnly }] } })
  expect([(await mount('bob/data', false)).status, (await mount('bob/data', true)).status, (await mount('alice/data', false)).status, (await mount('alice/none', true)).status]).toEqual([403, 200, 200, 404])
})

test('dev mode is of paid plans', async () => {
  const hub = await start()
  await createSpace(hub)
  await createSpace(hub, { name: 'free', hardware: 'zero-a10g' }, 'bob')
  const set = (path: string, as: string, enabled: boolean) => hub.call('POST', `/api/spaces/${path}/dev-mode`, { as, body: { enabled } })
  expect((await json(set('alice/app', 'alice', true)))['devMode']).toBe(true)
  expect((await set('bob/free', 'bob', true)).status).toBe(402)
  expect((await json(set('bob/free', 'bob', false)))['devMode']).toBe(false)
})

test('the platform may stop a Space; its owner restarts it', async () => {
  const hub = await start()
  await createSpace(hub)
  const stopped = await json(hub.call('POST', '/_emulator/spaces/alice/app/stop', { body: { reason: 'No credits left' } }))
  expect(stopped).toMatchObject({ stage: 'STOPPED', errorMessage: 'No credits left' })
  expect((await json(hub.call('POST', '/api/spaces/alice/app/restart', { as: 'alice' })))['stage']).toBe('NO_APP_FILE')
  expect((await hub.call('POST', '/_emulator/spaces/alice/none/stop', { body: {} })).status).toBe(404)
})

test('a paused Space stays so until it is restarted', async () => {
  const hub = await start()
  await createSpace(hub)
  const stage = async (method: string, path: string) => (await json(hub.call(method, `/api/spaces/alice/app/${path}`, { as: 'alice' })))['stage']
  expect(await stage('POST', 'pause')).toBe('PAUSED')
  expect(await stage('GET', 'runtime')).toBe('PAUSED')
  await hub.call('POST', '/api/spaces/alice/app/variables', { as: 'alice', body: { key: 'A', value: '1' } })
  expect(await stage('GET', 'runtime')).toBe('PAUSED')
  expect(await stage('POST', 'restart')).toBe('NO_APP_FILE')
})
