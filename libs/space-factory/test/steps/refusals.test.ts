import type { FactoryTask, FailureClass, Verdict } from '@naturalcad/contracts/factory'
import { createSpace, listSpaceVariables } from '@naturalcad/hub-client'
import type { FaultInput } from '@naturalcad/hub-emulator'
import { describe, expect, test } from 'vitest'
import { shareHub } from '../support/shared-hub.ts'
import { runScene, type SceneOptions } from '../support/space-scene.ts'
import { running } from '../support/stand-in-space.ts'
import { workspaceFiles, zeroAppSource } from '../support/write-workspace.ts'

const shared = shareHub()
let count = 0

async function attempt(options: SceneOptions = {}, faults: FaultInput[] = []) {
  count += 1
  const hub = shared.hub()
  for (const fault of faults) hub.addFault(fault)
  const scene = await runScene({ ...options, hub, task: { spaceId: `${options.user ?? 'alice'}/case-${count}`, ...options.task } })
  const { run, story } = scene
  return { ...scene, seen: { status: run.status, verdict: run.resultStatus, class: run.failure?.class ?? null }, attempts: story.facts.hardware?.attempts.map(({ flavor, outcome, httpStatus }) => `${flavor} ${outcome} ${httpStatus ?? ''}`.trim()) ?? [] }
}

const create = { method: 'POST', path: '/api/repos/create' }
const onGpu: Pick<SceneOptions, 'workspace' | 'rounds'> = { workspace: { hardware: 'zero-a10g' }, rounds: [{ ...workspaceFiles, 'app.py': zeroAppSource }] }
const noShell: Partial<FactoryTask> = { hardware: { flavor: null, allowFixedGpu: false, acceptCpuShell: false, maxUsdPerHour: null, sleepTimeSeconds: 300 } }

describe('the Hub refuses to make the Space', () => {
  test.each<[string, SceneOptions, FaultInput[], FailureClass]>([
    ['a right that the token lacks', {}, [{ ...create, answer: { status: 401 } }], 'scope'],
    ['a plan without such Spaces', { user: 'bob' }, [], 'payment'],
    ['a namespace that is not the user\'s', { task: { spaceId: 'bob/elsewhere' } }, [], 'namespace'],
    ['no right in the namespace', {}, [{ ...create, answer: { status: 403 } }], 'namespace'],
    ['a card that it cannot read', {}, [{ ...create, answer: { status: 400 } }], 'config'],
    ['too many requests', {}, [{ ...create, answer: { status: 429, headers: { 'retry-after': '1' } } }], 'rate_limit'],
    ['a fault of its own', {}, [{ ...create, answer: { status: 503 } }], 'network'],
    ['a GPU, and no Space without it was accepted: plan', { ...onGpu, task: noShell }, [{ ...create, answer: { status: 403 } }], 'plan'],
    ['a GPU, and no Space without it was accepted: payment', { ...onGpu, task: noShell }, [{ ...create, answer: { status: 402 } }], 'payment'],
  ])('%s', async (_title, options, faults, failureClass) => {
    const { seen, run, requests } = await attempt(options, faults)
    expect(seen).toEqual({ status: 'failed', verdict: 'space_create_failed', class: failureClass })
    expect(run.failure?.message).not.toBe('')
    expect(requests.filter((request) => request.includes('/commit/'))).toEqual([])
  })

  test('a token that has ended is no verdict: the run can be gone on with', async () => {
    const { seen } = await attempt({}, [{ path: '/api/*', answer: { status: 401 } }])
    expect(seen).toMatchObject({ verdict: null, class: 'auth' })
  })

  test.each([
    ['too many requests', { ...create, times: 2, answer: { status: 429, headers: { 'retry-after': '1' } } }],
    ['a fault of its own', { ...create, times: 3, answer: { status: 503 } }],
    ['another operation on the same name', { ...create, times: 1, answer: { status: 409, error: 'another conflicting operation is in progress' } }],
  ])('%s passes', async (_title, fault) => {
    expect((await attempt({}, [fault])).seen.verdict).toBe('full_inference_success')
  })

  test('the answer is lost, and the Space is found and gone on with', async () => {
    const { seen, story, requests } = await attempt({}, [{ ...create, times: 1, cutAfterBytes: 5 }])
    expect(seen.verdict).toBe('full_inference_success')
    expect(requests.filter((request) => request === 'POST /api/repos/create')).toHaveLength(2)
    expect(story.facts.space).toMatchObject({ isCreated: true, isOwn: true, failure: null })
  })
})

describe('a Space of that name exists', () => {
  const make = async (spaceId: string, variables: { key: string; value: string }[]) => {
    await createSpace({ ...shared.hub().as('alice'), repo: `spaces/${spaceId}`, sdk: 'gradio', visibility: 'private', variables })
  }

  test.each([
    ['and nobody says who made it', []],
    ['and another run made it', [{ key: 'SPACE_FACTORY_RUN_ID', value: '20260101-000000-zzzzzzzz' }]],
  ])('%s: it is left as it is', async (_title, variables) => {
    const spaceId = `alice/taken-${variables.length}`
    await make(spaceId, variables)
    const { seen, requests } = await attempt({ task: { spaceId } })
    expect(seen).toEqual({ status: 'failed', verdict: 'space_create_failed', class: 'conflict' })
    expect(requests.filter((request) => !request.startsWith('GET') && request !== 'POST /api/repos/create')).toEqual([])
    expect(Object.keys(await listSpaceVariables({ ...shared.hub().as('alice'), repo: `spaces/${spaceId}` }))).toEqual(variables.map(({ key }) => key))
  })

  test('and an earlier run of the same request made it: it is gone on with', async () => {
    const spaceId = 'alice/ours'
    await make(spaceId, [{ key: 'SPACE_FACTORY_RUN_ID', value: '20260701-120000-abcdefgh' }])
    const { seen, events } = await attempt({ task: { spaceId, earlierRunIds: ['20260701-120000-abcdefgh'] } })
    expect(seen.verdict).toBe('full_inference_success')
    expect(events.map(({ type }) => type)).toContain('space.found')
    expect(await listSpaceVariables({ ...shared.hub().as('alice'), repo: `spaces/${spaceId}` })).toMatchObject({ GRADIO_SSR_MODE: { value: 'false' }, SPACE_FACTORY_RUN_ID: { value: '20260701-120000-abcdefgh' } })
  })
})

describe('hardware', () => {
  test('that was refused before the worker was killed is refused for the next one too', async () => {
    const spaceId = 'alice/shell'
    const variables = [{ key: 'SPACE_FACTORY_RUN_ID', value: '20260801-120000-abcdefgh' }]
    await createSpace({ ...shared.hub().as('alice'), repo: `spaces/${spaceId}`, sdk: 'gradio', visibility: 'private', variables })
    const { seen, attempts } = await attempt({ ...onGpu, task: { spaceId }, runtimes: () => [{ stage: 'BUILDING' }, { stage: 'RUNTIME_ERROR', errorMessage: 'No CUDA GPUs are available' }] })
    expect({ verdict: seen.verdict, attempts }).toEqual({ verdict: 'manual_hardware_required', attempts: ['zero-a10g refused_plan'] })
  })

  test.each([
    ['payment', 402, 'zero-a10g refused_payment 402'],
    ['plan', 403, 'zero-a10g refused_plan 403'],
  ])('refused for %s: the Space is made without it, once, and waits for a person', async (failureClass, status, attempted) => {
    const { seen, attempts, requests, run } = await attempt(onGpu, [{ ...create, times: 1, answer: { status } }])
    expect({ ...seen, attempts }).toEqual({ status: 'needs_manual_hardware', verdict: 'manual_hardware_required', class: failureClass, attempts: [attempted] })
    expect(requests.filter((request) => request === 'POST /api/repos/create')).toHaveLength(2)
    expect(requests.some((request) => request.endsWith('/hardware'))).toBe(false)
    expect(run.failure?.manualAction).toContain('assign zero-a10g')
  })

  test('that is paid by the hour is not asked for without leave', async () => {
    const { seen, attempts } = await attempt({ workspace: { hardware: 'l4x1' } })
    expect({ ...seen, attempts }).toEqual({ status: 'needs_manual_hardware', verdict: 'manual_hardware_required', class: 'plan', attempts: ['l4x1 refused_plan'] })
  })

  test('with leave it is asked for with a sleep time, and granted is what runs', async () => {
    const hardware = { flavor: null, allowFixedGpu: true, acceptCpuShell: true, maxUsdPerHour: 1, sleepTimeSeconds: 900 }
    const { seen, attempts, files } = await attempt({ workspace: { hardware: 'l4x1' }, task: { hardware }, runtimes: (head) => [running(head, 'l4x1')] })
    expect({ verdict: seen.verdict, attempts }).toEqual({ verdict: 'full_inference_success', attempts: ['l4x1 granted'] })
    expect(JSON.parse((await files.readText('target_space.json')) ?? '')).toMatchObject({ requestedHardware: 'l4x1', currentHardware: 'l4x1' })
  })

  test('that runs on something else was refused, and the app is not called', async () => {
    const { seen, attempts, requests } = await attempt({ ...onGpu, runtimes: (head) => [running(head, 'cpu-basic')] })
    expect({ ...seen, attempts }).toEqual({ status: 'needs_manual_hardware', verdict: 'manual_hardware_required', class: 'plan', attempts: ['zero-a10g mismatch'] })
    expect(requests.some((request) => request.endsWith('/hardware'))).toBe(false)
  })
})

describe('the upload', () => {
  test.each<[string, FaultInput, FailureClass]>([
    ['lacks a right', { path: '/api/spaces/*/preupload/main', answer: { status: 403 } }, 'scope'],
    ['is too large for the Hub', { path: '/api/spaces/*/commit/main', answer: { status: 413 } }, 'config'],
    ['meets faults of the Hub', { path: '/api/spaces/*/commit/main', answer: { status: 500 } }, 'network'],
    ['meets too many requests', { path: '/api/spaces/*/commit/main', answer: { status: 429 } }, 'rate_limit'],
    ['is overtaken again and again', { path: '/api/spaces/*/commit/main', answer: { status: 412 } }, 'conflict'],
  ])('%s', async (_title, fault, failureClass) => {
    expect((await attempt({}, [fault])).seen).toEqual({ status: 'failed', verdict: 'space_create_failed', class: failureClass })
  })

  test.each<[string, FaultInput]>([
    ['a fault that passes', { path: '/api/spaces/*/commit/main', times: 2, answer: { status: 500 } }],
    ['another commit in between', { path: '/api/spaces/*/commit/main', times: 1, answer: { status: 412 } }],
    ['old listings for a while', { path: '/api/spaces/*', staleRequests: 2 }],
  ])('outlives %s', async (_title, fault) => {
    expect((await attempt({}, [fault])).seen.verdict).toBe('full_inference_success')
  })

  test('whose answer is lost is found again, and not made twice', async () => {
    const { seen, story, run } = await attempt({}, [{ path: '/api/spaces/*/commit/main', times: 1, cutAfterBytes: 3 }])
    expect(seen.verdict).not.toBeNull()
    const commits = (await (await fetch(`${shared.hub().url}/api/spaces/${run.target?.spaceId}/commits/main`, { headers: { authorization: `Bearer ${shared.hub().as('alice').accessToken}` } })).json()) as { title: string }[]
    expect(commits.filter(({ title }) => title.startsWith('Run '))).toHaveLength(1)
    expect(story.facts.upload).toMatchObject({ isUploaded: true })
  })
})

test('a round of repair brings one commit, and takes away what is no more in the workspace', async () => {
  const broken = { 'README.md': '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\n---\n', 'app.py': 'eval("1")\n', 'old.txt': 'old\n' }
  const { events } = await attempt({ task: { repairRounds: 1 }, rounds: [broken] })
  const notes = events.find(({ type }) => type === 'run.repairing')?.data['notes']
  expect(notes).toMatchObject({ what: 'guard', error: expect.stringContaining('app.py:1: eval runs text as Python.') })
})

test.each<[string, (head: string) => object[], Verdict, FailureClass | null, string]>([
  ['fails to build', () => [{ stage: 'BUILDING' }, { stage: 'BUILD_ERROR', errorMessage: 'Job failed with exit code: 1' }], 'build_failed', 'build', 'Could not find a version'],
  ['has a card that is wrong', () => [{ stage: 'CONFIG_ERROR', errorMessage: 'Collision on variables and secrets names' }], 'build_failed', 'config', 'Collision on variables'],
  ['has no app', () => [{ stage: 'NO_APP_FILE' }], 'build_failed', 'build', 'NO_APP_FILE'],
  ['ends when it starts', () => [{ stage: 'BUILDING' }, { stage: 'APP_STARTING' }, { stage: 'RUNTIME_ERROR', errorMessage: 'Exit code: 1. Reason: application error' }], 'runtime_failed', 'runtime', "No module named 'pkg_resources'"],
  ['never leaves BUILDING', () => [{ stage: 'BUILDING' }], 'runtime_failed', 'startup_timeout', 'BUILDING'],
  ['never comes up', () => [{ stage: 'BUILDING' }, { stage: 'APP_STARTING' }], 'runtime_failed', 'startup_timeout', 'APP_STARTING'],
  ['runs another commit for ever', () => [running('f'.repeat(40))], 'runtime_failed', 'startup_timeout', 'still runs commit fff'],
  ['is paused', () => [{ stage: 'PAUSED' }], 'runtime_failed', 'startup_timeout', 'paused'],
])('a Space that %s', async (_title, runtimes, verdict, failureClass, told) => {
  const logs = { build: 'Collecting transformers==99\nERROR: Could not find a version that satisfies the requirement transformers==99\n', run: "Traceback (most recent call last):\n  File \"app.py\", line 1\nModuleNotFoundError: No module named 'pkg_resources'\n" }
  const { seen, story, files, events } = await attempt({ runtimes, logs })
  expect({ verdict: seen.verdict, class: seen.class }).toEqual({ verdict, class: failureClass })
  const stop = story.finished.at(-1)?.stop
  expect(`${stop?.reason}\n${stop?.repair?.error ?? ''}\n${stop?.repair?.hint ?? ''}`).toContain(told)
  expect(await files.readText('diagnostics/runtime.json')).toBeDefined()
  const stages = events.filter(({ type }) => type === 'space.stage').map(({ data }) => data['stage'])
  expect(stages.length).toBeLessThan(5)
})

test('a Space that sleeps is woken by a visit', async () => {
  const { seen, events } = await attempt({ runtimes: (head) => [running(head), { stage: 'SLEEPING', sha: head }, { stage: 'RUNNING', sha: head, hardware: { current: 'cpu-basic', requested: 'cpu-basic' } }] })
  expect(seen.verdict).toBe('full_inference_success')
  expect(events.map(({ type }) => type)).toContain('space.woken')
})

test('the Hub that fails while a Space builds is asked again', async () => {
  const { seen } = await attempt({ runtimes: (head) => [{ stage: 'BUILDING' }, running(head)] }, [{ path: '/api/spaces/*/logs/*', answer: { status: 500 } }])
  expect(seen.verdict).toBe('full_inference_success')
})
