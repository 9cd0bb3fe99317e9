import { commit } from '@huggingface/hub'
import { createSpace } from '@naturalcad/hub-client'
import type { FactoryTask } from '@naturalcad/contracts/factory'
import type { FaultInput } from '@naturalcad/hub-emulator'
import { findRecipe } from '@naturalcad/space-factory'
import { lyingApps } from '@naturalcad/space-factory/testing'
import { expect, onTestFinished, test } from 'vitest'
import { honestApps, toFiles } from '../support/apps/honest-apps.ts'
import { type GradioScript, sendJson, startGradio } from '../support/gradio-server.ts'
import { createJumpingClock } from '../support/jumping-clock.ts'
import { runInProcess } from '../support/run-in-process.ts'
import { shareHub } from '../support/shared-hub.ts'
import { running, standInSpace } from '../support/stand-in-space.ts'

const shared = shareHub()
const health = sendJson({ status: 'ok', generationEndpoint: '/generate' })
let count = 0

interface ValidateOptions {
  app?: GradioScript
  task?: Partial<FactoryTask>
  files?: { path: string; bytes: Uint8Array }[]
  runtimes?: (head: string) => object[]
  faults?: FaultInput[]
  /** Whose Space it is. @default 'alice' */
  owner?: string
  visibility?: 'public' | 'private'
  exists?: boolean
}

async function validate({ app = {}, task, files = toFiles('print(1)'), runtimes = (head) => [running(head)], faults = [], owner = 'alice', visibility = 'private', exists = true }: ValidateOptions = {}) {
  count += 1
  const hub = shared.hub()
  const spaceId = `${owner}/there-${count}`
  const server = await startGradio({ health, ...app })
  onTestFinished(() => server.stop())
  const { fetch, requests } = standInSpace(spaceId, { runtimes, appUrl: server.url, logs: { run: '' } })
  if (exists) {
    await createSpace({ ...hub.as(owner), repo: `spaces/${spaceId}`, sdk: owner === 'alice' ? 'gradio' : 'static', visibility })
    await commit({ ...hub.as(owner), fetch, repo: { type: 'space', name: spaceId }, title: 'app', operations: files.map(({ path, bytes }) => ({ operation: 'addOrUpdate', path, content: new Blob([Uint8Array.from(bytes)]) })) })
  }
  for (const fault of faults) hub.addFault(fault)
  const before = requests.length
  const ran = await runInProcess({
    recipe: findRecipe({ recipe: 'validate-space', model: null }),
    task: { recipe: 'validate-space', model: null, spaceId, ...task },
    hub: { ...hub.as('alice'), fetch },
    clock: createJumpingClock(),
  })
  return { ...ran, calls: server.requests, requests: requests.slice(before), verdict: ran.run.resultStatus, failureClass: ran.run.failure?.class ?? null }
}

test('a Space that answers is validated, and nothing of it is changed', async () => {
  const { verdict, requests, story, files } = await validate()
  expect(verdict).toBe('full_inference_success')
  expect(requests.filter((request) => !request.startsWith('GET') && request.includes(' /api/'))).toEqual([])
  expect(story.facts.space).toMatchObject({ isOwn: false, isCreated: true })
  expect(story.facts.live?.latenciesMs).toHaveLength(2)
  expect(JSON.parse((await files.readText('target_space.json')) ?? '')).toMatchObject({ visibility: 'private', currentHardware: 'cpu-basic' })
})

test('what the user asks for is what is called', async () => {
  const calls: unknown[][] = []
  const answer = (inputs: unknown[]) => {
    calls.push(inputs)
    return `event: complete\ndata: ${JSON.stringify([`Heard ${String(inputs[0]).length * 7}`])}\n\n`
  }
  const { verdict } = await validate({ app: { answer }, task: { live: { endpoint: 'generate', inputs: { prompt: 'a cat' }, expected: 'text' } } })
  expect(verdict).toBe('full_inference_success')
  expect(calls[0]).toEqual(['a cat'])
})

test.each<[string, ValidateOptions, string, string | null]>([
  ['is not there', { exists: false }, 'space_create_failed', 'namespace'],
  ['has no such endpoint', { task: { live: { endpoint: '/paint', inputs: null, expected: null } } }, 'health_only', 'schema'],
  ['takes no such input', { task: { live: { endpoint: '/generate', inputs: { colour: 'red' }, expected: null } } }, 'health_only', 'schema'],
  ['gives text where a picture is expected', { task: { live: { endpoint: '/generate', inputs: null, expected: 'image' } } }, 'wrong_output', 'output'],
  ['is broken', { runtimes: () => [{ stage: 'RUNTIME_ERROR', errorMessage: 'Exit code: 1' }] }, 'runtime_failed', 'runtime'],
  ['is paused', { runtimes: () => [{ stage: 'PAUSED' }] }, 'health_failed', 'health'],
])('a Space that %s', async (_title, options, verdict, failureClass) => {
  const validated = await validate(options)
  expect([validated.verdict, validated.failureClass]).toEqual([verdict, failureClass])
})

test('a Space that says which model it runs has to bear it out in its source', async () => {
  const claims = sendJson({ status: 'ok', modelId: 'alice/tiny', generationEndpoint: '/generate' })
  const lying = lyingApps['a table by the length of the input']
  expect((await validate({ app: { health: claims }, files: toFiles(lying?.files ?? '') })).verdict).toBe('wrong_output')
  expect((await validate({ app: { health: claims }, files: toFiles(honestApps['a pipeline at the top'] ?? '') })).verdict).toBe('full_inference_success')
})

test('the app of a stranger is asked without the token', async () => {
  const token = shared.hub().as('alice').accessToken
  const asleep = (head: string) => [running(head), { stage: 'SLEEPING', sha: head }, running(head)]
  const { calls } = await validate({ owner: 'bob', visibility: 'public', runtimes: asleep })
  expect(calls.some(({ path }) => path === '/')).toBe(true)
  expect(calls.length).toBeGreaterThan(0)
  expect(JSON.stringify(calls)).not.toContain(token)
  const own = await validate()
  expect(new Set(own.calls.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${token}`]))
})

const wanted = { flavor: 't4-small', allowFixedGpu: true, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 }
const route = { method: 'POST', path: '/api/spaces/*/hardware' }

test('hardware that is asked for by name is asked for once, and waited for', async () => {
  const runtimes = (head: string) => [running(head), running(head), { stage: 'BUILDING' }, running(head, 't4-small')]
  const { verdict, requests, story } = await validate({ task: { hardware: wanted }, runtimes })
  expect(requests.filter((request) => request.endsWith('/hardware'))).toHaveLength(1)
  expect([verdict, story.facts.hardware?.attempts.at(-1)]).toEqual(['full_inference_success', expect.objectContaining({ flavor: 't4-small', via: 'request', outcome: 'granted' })])
})

test.each<[string, number, number, string]>([
  ['401, as tokens of applications get it', 401, 1, 'refused_auth'],
  ['403', 403, 1, 'refused_auth'],
  ['402', 402, 1, 'refused_payment'],
  ['503 for ever', 503, 5, 'refused_capacity'],
])('hardware that is refused with %s is asked for no more than it helps', async (_title, status, asked, outcome) => {
  const { requests, story, verdict } = await validate({ task: { hardware: wanted }, faults: [{ ...route, answer: { status, headers: { 'retry-after': '1' } } }] })
  expect(requests.filter((request) => request.endsWith('/hardware'))).toHaveLength(asked)
  expect(story.facts.hardware?.attempts.map((attempt) => attempt.outcome)).toContain(outcome)
  // What it has is asked all the same: a live answer says more.
  expect(verdict).toBe('full_inference_success')
})

test('a Space that is on paid hardware of its owner is not paused when it fails', async () => {
  const { requests, verdict } = await validate({ task: { hardware: { ...wanted, flavor: null } }, runtimes: () => [{ stage: 'RUNTIME_ERROR', hardware: { current: 't4-small', requested: 't4-small' } }] })
  expect(verdict).toBe('runtime_failed')
  expect(requests.some((request) => request.endsWith('/pause'))).toBe(false)
})
