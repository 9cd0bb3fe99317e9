import { expect, test } from 'vitest'
import { pageRendering } from '../../src/spaces/building/gradio-space.ts'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'

async function createSpace(hub: StartedEmulator, name: string, sdk: string, files: Record<string, string>): Promise<void> {
  const body = { type: 'space', sdk, name, files: Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text).toString('base64') })) }
  expect((await hub.call('POST', '/api/repos/create', { as: 'alice', body })).status).toBe(200)
}

async function settled(hub: StartedEmulator, name: string): Promise<Record<string, unknown>> {
  const runtime = async () => (await (await hub.call('GET', `/api/spaces/alice/${name}/runtime`, { as: 'alice' })).json()) as Record<string, unknown>
  await expect.poll(async () => (await runtime())['stage']).not.toMatch(/BUILDING|STARTING/)
  return runtime()
}

test('without a Python a Gradio Space is a build error that says what to install, in its log too', async () => {
  const hub = await startForTest({ profile: 'pro', python: '/no/such/python' })
  await createSpace(hub, 'app', 'gradio', { 'app.py': 'print(1)' })
  expect(await settled(hub, 'app')).toMatchObject({ stage: 'BUILD_ERROR', errorMessage: expect.stringContaining('Install Python') as string })
  const log = await (await hub.call('GET', '/api/spaces/alice/app/logs/build', { as: 'alice' })).text()
  expect(log).toMatch(/Build Queued at .* \/ Commit SHA: [0-9a-f]{7}[^]*Install Python/)
})

test.each(['docker', 'streamlit'])('a %s Space is a build error that says what the emulator lacks', async (sdk) => {
  const hub = await startForTest({ profile: 'pro' })
  await createSpace(hub, 'box', sdk, { 'README.md': `---\nsdk: ${sdk}\n---\n`, Dockerfile: 'FROM scratch\n', 'app.py': '' })
  expect(await settled(hub, 'box')).toMatchObject({ stage: 'BUILD_ERROR', errorMessage: expect.stringContaining('no Docker') as string })
  const answer = await fetch(((await (await hub.call('GET', '/api/spaces/alice/box/host')).json()) as { host: string }).host)
  expect([answer.status, answer.headers.get('x-space-stage')]).toEqual([503, 'BUILD_ERROR'])
})

test('a log can be read from its last lines on, and followed while a build goes on', async () => {
  const hub = await startForTest({ profile: 'pro', python: '/no/such/python' })
  await createSpace(hub, 'app', 'gradio', { 'app.py': 'print(1)' })
  await settled(hub, 'app')
  const read = async (query: string) => (await hub.call('GET', `/api/spaces/alice/app/logs/build${query}`, { as: 'alice' })).text()
  const whole = (await read('')).match(/^data: \{.*$/gm) ?? []
  expect(whole.length).toBeGreaterThan(1)
  expect((await read('?tail=1')).match(/^data: \{.*$/gm)).toEqual(whole.slice(-1))
  expect((await read('?tail=0')).match(/^data: \{.*$/gm)).toBe(null)
  expect((await hub.call('GET', '/api/spaces/alice/app/logs/build?tail=x', { as: 'alice' })).status).toBe(400)
})

test('events tell the runtime now and at each change, to the end of the Space', async () => {
  const hub = await startForTest({ profile: 'pro' })
  await createSpace(hub, 'app', 'gradio', {})
  const stream = await hub.call('GET', '/api/spaces/alice/app/events', { as: 'alice' })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const stages: string[] = []
  const next = async (): Promise<void> => {
    for (const [, line = '{}'] of ((await reader?.read())?.value ?? '').matchAll(/^data: (\{.*)$/gm)) stages.push((JSON.parse(line) as { stage: string }).stage)
  }
  await next()
  await hub.call('POST', '/api/spaces/alice/app/pause', { as: 'alice' })
  await next()
  await hub.call('DELETE', '/api/repos/delete', { as: 'alice', body: { type: 'space', name: 'app' } })
  await next()
  expect((await reader?.read())?.done).toBe(true)
  expect(stages).toEqual(['NO_APP_FILE', 'PAUSED', 'DELETING'])
})

test.each([
  ['6.31.0', 'True'],
  [undefined, 'True'],
  ['5.49.1', 'False'],
  ['4.44.1', 'False'],
])('with Gradio %s pages are rendered by Node: %s', (sdkVersion, rendered) => {
  expect(pageRendering(sdkVersion, '/node')).toEqual({ GRADIO_SSR_MODE: rendered, ...(rendered === 'True' ? { GRADIO_NODE_PATH: '/node' } : {}) })
})
