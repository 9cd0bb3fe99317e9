import { createRepo, downloadFile, uploadFile } from '@huggingface/hub'
import {
  createSpace,
  deleteSpaceSecret,
  deleteSpaceVariable,
  deleteSpaceVolumes,
  duplicateRepo,
  followSpaceEvents,
  getSpaceRuntime,
  getZeroGpuQuota,
  listSpaceHardware,
  listSpaceSecrets,
  listSpaceTemplates,
  listSpaceVariables,
  pauseSpace,
  readSpaceLog,
  restartSpace,
  setSpaceDevMode,
  setSpaceHardware,
  setSpaceSecret,
  setSpaceSleepTime,
  setSpaceVariable,
  setSpaceVolumes,
  waitForSpace,
} from '@naturalcad/hub-client'
import { describe, expect, test } from 'vitest'
import { collect } from './support/collect.ts'
import { createQuickClock } from './support/quick-clock.ts'
import { createScriptedHub } from './support/scripted-hub.ts'
import { startHub } from './support/start-hub.ts'

const repo = 'spaces/alice/app'

async function startWithSpace() {
  const hub = await startHub({ profile: 'pro' })
  const alice = hub.as('alice')
  await createRepo({ ...alice, repo: 'alice/tiny' })
  const created = await createSpace({
    ...alice,
    repo,
    sdk: 'gradio',
    visibility: 'private',
    hardware: 't4-small',
    sleepTimeSeconds: 600,
    secrets: [{ key: 'TOKEN', value: 'hidden', description: 'for the API' }],
    variables: [{ key: 'MODE', value: 'fast' }],
    volumes: [{ source: 'alice/tiny', mountPath: '/model' }],
  })
  return { hub, alice, created }
}

describe('a Space', () => {
  test('comes into being with all that it was given', async () => {
    const { hub, alice, created } = await startWithSpace()
    expect(created.url).toBe(`${hub.url}/spaces/alice/app`)
    expect(await getSpaceRuntime({ ...alice, repo })).toMatchObject({
      stage: 'NO_APP_FILE',
      hardware: { requested: 't4-small' },
      gcTimeout: 600,
      volumes: [{ type: 'model', source: 'alice/tiny', mountPath: '/model' }],
    })
    expect(await listSpaceSecrets({ ...alice, repo })).toMatchObject({ TOKEN: { key: 'TOKEN', description: 'for the API' } })
    expect(await listSpaceVariables({ ...alice, repo })).toMatchObject({ MODE: { value: 'fast' } })
    await expect(getSpaceRuntime({ ...hub.as('bob'), repo })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that exists, is too dear or is not allowed is refused, each in its own way', async () => {
    const { hub, alice } = await startWithSpace()
    await expect(createSpace({ ...alice, repo, sdk: 'static' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { existingUrl: `${hub.url}/spaces/alice/app` },
    })
    await expect(createSpace({ ...hub.as('bob'), repo: 'spaces/bob/app', sdk: 'gradio' })).rejects.toMatchObject({
      code: 'PAYMENT_REQUIRED',
      remedy: expect.stringContaining('billing'),
    })
    await expect(createSpace({ ...hub.as('bob'), repo: 'spaces/alice/other', sdk: 'static' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(createSpace({ ...alice, repo: 'alice/app', sdk: 'static' })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining('is a model'),
    })
  })

  test('is created once another operation on its name is over, not where the name is taken', async () => {
    const answers = [
      'Cannot create repo: another conflicting operation is in progress',
      'Cannot create repo: another conflicting operation is in progress',
    ]
    let calls = 0
    const fetch = () => {
      const error = answers[calls++]
      return Promise.resolve(error === undefined ? Response.json({ url: 'http://x/spaces/a/b' }) : Response.json({ error }, { status: 409 }))
    }
    const clock = createQuickClock()
    expect(await createSpace({ repo: 'spaces/a/b', sdk: 'static', fetch, clock })).toEqual({ url: 'http://x/spaces/a/b' })
    expect(clock.waits).toEqual([1000, 2000])
    const taken = createScriptedHub(409)
    await expect(createSpace({ repo: 'spaces/a/b', sdk: 'static', fetch: taken.fetch })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(taken.calls).toHaveLength(1)
  })

  test('has its hardware, sleep time, mode and volumes changed', async () => {
    const { alice } = await startWithSpace()
    expect(await setSpaceHardware({ ...alice, repo, flavor: 'l4x1', sleepTimeSeconds: 900 })).toMatchObject({
      hardware: { requested: 'l4x1' },
      gcTimeout: 900,
    })
    expect(await setSpaceSleepTime({ ...alice, repo, seconds: -1 })).toMatchObject({ stage: 'NO_APP_FILE' })
    expect(await setSpaceDevMode({ ...alice, repo, enabled: true })).toMatchObject({ devMode: true })
    await setSpaceVolumes({ ...alice, repo, volumes: [{ source: 'alice/tiny', mountPath: '/other', path: 'sub' }] })
    expect((await getSpaceRuntime({ ...alice, repo })).volumes).toMatchObject([{ mountPath: '/other', path: 'sub' }])
    await deleteSpaceVolumes({ ...alice, repo })
    expect((await getSpaceRuntime({ ...alice, repo })).volumes ?? []).toEqual([])
    await expect(setSpaceHardware({ ...alice, repo, flavor: 'quantum' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('has secrets that are named and variables that are told', async () => {
    const { alice } = await startWithSpace()
    await setSpaceSecret({ ...alice, repo, key: 'KEY', value: 'another' })
    expect(JSON.stringify(await listSpaceSecrets({ ...alice, repo }))).not.toMatch(/another|hidden/)
    await deleteSpaceSecret({ ...alice, repo, key: 'TOKEN' })
    expect(Object.keys(await listSpaceSecrets({ ...alice, repo }))).toEqual(['KEY'])
    expect(await setSpaceVariable({ ...alice, repo, key: 'SIZE', value: '9', description: 'how large' })).toMatchObject({
      SIZE: { value: '9', description: 'how large' },
      MODE: {},
    })
    expect(Object.keys(await deleteSpaceVariable({ ...alice, repo, key: 'MODE' }))).toEqual(['SIZE'])
    await expect(setSpaceSecret({ ...alice, repo, key: '1 2', value: 'x' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('is paused, restarted, waited for and duplicated', async () => {
    const { alice } = await startWithSpace()
    await pauseSpace({ ...alice, repo })
    await restartSpace({ ...alice, repo, factory: true })
    expect(await waitForSpace({ ...alice, repo })).toMatchObject({ stage: 'NO_APP_FILE' })
    const twin = await duplicateRepo({ ...alice, repo, to: 'spaces/alice/twin', visibility: 'private', variables: [{ key: 'MODE', value: 'slow' }] })
    expect(twin.url).toMatch(/\/spaces\/alice\/twin$/)
    expect(await listSpaceVariables({ ...alice, repo: 'spaces/alice/twin' })).toMatchObject({ MODE: { value: 'slow' } })
    await expect(duplicateRepo({ ...alice, repo, to: 'alice/twin' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('that is static runs its commit at once, and cannot be paused', async () => {
    const { alice } = await startWithSpace()
    const page = 'spaces/alice/page'
    const files = [
      { path: 'index.html', content: '<p>Grüße</p>' },
      { path: 'a.bin', content: new Uint8Array([0, 255]) },
    ]
    await createSpace({ ...alice, repo: page, sdk: 'static', files })
    const content = async (path: string) => (await downloadFile({ ...alice, repo: page, path }))?.arrayBuffer()
    expect(new TextDecoder().decode(await content('index.html'))).toBe('<p>Grüße</p>')
    expect([...new Uint8Array((await content('a.bin')) ?? [])]).toEqual([0, 255])
    expect(await waitForSpace({ ...alice, repo: page })).toMatchObject({ stage: 'RUNNING' })
    const pushed = await uploadFile({ ...alice, repo: page, file: { path: 'b.txt', content: new Blob(['b']) } })
    expect(await waitForSpace({ ...alice, repo: page, commit: pushed?.commit.oid ?? 'none' })).toMatchObject({
      stage: 'RUNNING',
      sha: pushed?.commit.oid,
    })
    await expect(pauseSpace({ ...alice, repo: page })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    for await (const { data } of followSpaceEvents({ ...alice, repo: page })) {
      expect(data).toMatchObject({ stage: 'RUNNING' })
      break
    }
    expect(await collect(readSpaceLog({ ...alice, repo, log: 'build' }))).toEqual([])
  })
})

test('an OAuth token creates a Space with hardware, but may not change it', async () => {
  const grant = { kind: 'oauth' as const, clientId: 'page', scopes: ['openid', 'manage-repos', 'write-repos'] }
  const hub = await startHub({
    seed: {
      users: [{ name: 'alice', plan: 'pro', tokens: [{ value: 'hf_oauth_1', grant }] }],
      oauthApplications: [{ clientId: 'page', name: 'Page' }],
    },
  })
  const alice = hub.as('alice')
  await createSpace({ ...alice, repo, sdk: 'gradio', hardware: 't4-small' })
  await expect(setSpaceHardware({ ...alice, repo, flavor: 'l4x1' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expect(await getSpaceRuntime({ ...alice, repo })).toMatchObject({ hardware: { requested: 't4-small' } })
})

test('flavors, templates and quota are told', async () => {
  const hub = await startHub()
  const flavors = await listSpaceHardware({ hubUrl: hub.url })
  expect(flavors.find(({ name }) => name === 'zero-a10g')).toBeDefined()
  expect(flavors.find(({ name }) => name === 't4-small')?.unitCostUSD).toBeGreaterThan(0)
  expect(await listSpaceTemplates({ hubUrl: hub.url })).toEqual([])
  const { fetch } = createScriptedHub({ base: 300, current: 120.5, resetsAt: null, other: 1 })
  expect(await getZeroGpuQuota({ fetch })).toEqual({ base: 300, current: 120.5, resetsAt: null, other: 1 })
})
