import { deleteRepo } from '@huggingface/hub'
import { createMemoryStore } from '@naturalcad/bucket-store'
import { systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createSpace, getSpaceRuntime } from '@naturalcad/hub-client'
import { createRedactor } from '@naturalcad/redaction'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { createFactoryJournal, createStoreRunFiles, type Recipe, settleRun, type StepContext } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { createJumpingClock } from '../support/jumping-clock.ts'
import { createKilledStorage } from '../support/killed-storage.ts'
import { madeUpFacts, madeUpRecipe } from '../support/made-up-recipe.ts'
import { madeUpTask, runId } from '../support/made-up-task.ts'
import { runInProcess, runPrefix } from '../support/run-in-process.ts'
import { startHub } from '../support/start-hub.ts'

const spaceId = 'alice/tiny-space'
const repo = { type: 'space' as const, name: spaceId }
const task = { hardware: { flavor: 't4-small', allowFixedGpu: true, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 } }
const files = [{ path: 'README.md', content: '---\ntitle: Tiny\nsdk: gradio\n---\n' }, { path: 'app.py', content: '' }]

/** Its step `create` makes a real Space; the step `wait` does what the test says. */
function recipeWithSpace(wait: (context: StepContext) => void | Promise<void>, maker = runId): Recipe {
  return madeUpRecipe({
    changes: { space: () => ({ facts: { space: { ...madeUpFacts.space, requestedHardware: 't4-small' } } }), hardware: () => ({ facts: { hardware: { needsGpu: true, requested: 't4-small', current: 't4-small', attempts: [] } } }) },
    async onStep(name, context) {
      if (name === 'create') {
        await createSpace({ ...context.hub, repo, sdk: 'gradio', visibility: 'private', hardware: 't4-small', sleepTimeSeconds: 300, files, variables: [{ key: 'SPACE_FACTORY_RUN_ID', value: maker }] })
      }
      if (name === 'wait') await wait(context)
    },
  })
}

const broken = () => ({ facts: { runtime: { ...madeUpFacts.runtime, stage: 'BUILD_ERROR' } }, stop: { reason: 'it does not build', repair: null } })

test.each([
  ['canceled', undefined],
  ['timed_out', new NaturalCadError('DEADLINE_EXCEEDED', 'the Job has no time left')],
] as const)('a run that is %s leaves no Space running on paid hardware', async (verdict, reason) => {
  const hub = await startHub({ profile: 'pro' })
  const cancel = new AbortController()
  const recipe = recipeWithSpace(({ signal }) => {
    cancel.abort(reason)
    signal.throwIfAborted()
  })
  const { run, events } = await runInProcess({ recipe, task, hub: hub.as('alice'), signal: cancel.signal })
  expect(run.status).toBe(verdict)
  expect(events.some(({ type }) => type === 'space.paused')).toBe(true)
  expect(await getSpaceRuntime({ ...hub.as('alice'), repo })).toMatchObject({ stage: 'PAUSED' })
})

test('neither does one that failed; one that succeeded leaves it up, to sleep by itself', async () => {
  for (const isWhole of [false, true]) {
    const hub = await startHub({ profile: 'pro' })
    const recipe = recipeWithSpace(() => undefined)
    const changed = isWhole ? recipe : { ...recipe, steps: recipe.steps.map((step) => (step.name === 'wait' ? { ...step, run: async () => broken() } : step)) }
    const { run } = await runInProcess({ recipe: changed, task, hub: hub.as('alice') })
    expect(run.resultStatus).toBe(isWhole ? 'full_inference_success' : 'build_failed')
    expect((await getSpaceRuntime({ ...hub.as('alice'), repo })).stage === 'PAUSED').toBe(!isWhole)
  }
})

const scopes = ['openid', 'profile', 'read-repos', 'write-repos', 'manage-repos', 'jobs']
const users = [{ name: 'alice', plan: 'pro' as const, tokens: [{ value: 'hf_of_alice' }, { value: 'hf_oauth_of_alice', grant: { kind: 'oauth' as const, clientId: 'app', scopes } }] }]

/** A Hub, and a run there whose worker came to its end while its Space was on paid hardware. */
async function interrupt(accessToken: string, thrown?: NaturalCadError) {
  const hub = await startHub({ profile: 'pro', seed: { users } })
  const as = (token: string) => ({ hubUrl: hub.url, accessToken: token })
  const end = new AbortController()
  const recipe = recipeWithSpace(({ signal }) => {
    if (thrown !== undefined) throw thrown
    end.abort(new NaturalCadError('UNAVAILABLE', 'the Job was told to end'))
    signal.throwIfAborted()
  })
  const first = await runInProcess({ recipe, task, hub: as(accessToken), signal: end.signal })
  const goOn = async (token: string) => runInProcess({ recipe: recipeWithSpace(() => undefined), task, hub: as(token), store: first.store })
  return { hub, first, goOn, stage: async () => (await getSpaceRuntime({ ...as('hf_of_alice'), repo })).stage }
}

test.each([
  ['whose step throws', new NaturalCadError('BACKEND_UNAVAILABLE', 'the Hub does not answer')],
  ['whose worker is ended by the platform', undefined],
])('the Space of a run %s is paused, and started again when the run goes on', async (_, thrown) => {
  const { first, goOn, stage } = await interrupt('hf_of_alice', thrown)
  expect(first.run).toMatchObject({ status: 'building', finishedAt: null, resultStatus: null, failure: { class: 'network', retryable: true, message: thrown?.message ?? 'the Job was told to end' } })
  expect(first.events.slice(-2)).toMatchObject([{ type: 'space.paused', data: { spaceId } }, { type: 'run.interrupted' }])
  expect(await stage()).toBe('PAUSED')

  const { run, story } = await goOn('hf_of_alice')
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
  expect(await stage()).not.toBe('PAUSED')
  // It costs again from when it is up again.
  expect(story.use.paidSpaces.map(({ flavor, to }) => [flavor, to === null])).toEqual([['t4-small', false], ['t4-small', true]])
})

test('by a token that could not start it again the Space of such a run is left as it is, and the report says that it costs', async () => {
  const { first, goOn, stage } = await interrupt('hf_oauth_of_alice')
  expect(first.events.slice(-2)).toMatchObject([{ type: 'space.left_running', level: 'warning' }, { type: 'run.interrupted' }])
  const told = 'cancel the run if it is not to go on, which pauses alice/tiny-space: it is on t4-small, and costs until nobody has asked it for 300 s'
  expect(await first.files.readText('report.md')).toContain(told)
  expect(await stage()).not.toBe('PAUSED')

  const { run, files: kept } = await goOn('hf_oauth_of_alice')
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
  expect(await kept.readText('report.md')).not.toContain(told)
})

test('a run that goes on by such a token, behind a pause, is interrupted saying who starts its Space, and goes on then', async () => {
  const { goOn, stage } = await interrupt('hf_of_alice')
  const second = await goOn('hf_oauth_of_alice')
  expect(second.run).toMatchObject({ finishedAt: null, failure: { class: 'scope', message: expect.stringContaining('could not be started again'), manualAction: `restart ${spaceId} in its settings, then retry the run` } })
  expect(await stage()).toBe('PAUSED')
  expect((await goOn('hf_of_alice')).run.resultStatus).toBe('full_inference_success')
})

test('a Space that fell asleep while its run was interrupted is awake before the run calls it', async () => {
  const url = 'https://alice-tiny-space.hf.space'
  const looks: string[] = []
  let stage = 'SLEEPING'
  const sleepy: typeof fetch = async (input) => {
    const at = new URL(new Request(input).url)
    if (at.origin === url) stage = 'APP_STARTING'
    else if (stage === 'APP_STARTING' && looks.at(-1) === 'APP_STARTING') stage = 'RUNNING'
    looks.push(stage)
    return Response.json({ stage })
  }
  const up = () => ({ facts: { hardware: madeUpFacts.hardware, app: { url } } as never })
  const dies = madeUpRecipe({ changes: { hardware: up, live: () => { throw new NaturalCadError('BACKEND_UNAVAILABLE', 'the Hub does not answer') } } })
  const hub = { hubUrl: 'https://hub.example', accessToken: 'hf_of_alice', fetch: sleepy }
  const { store } = await runInProcess({ recipe: dies, hub })
  expect(looks).toEqual([])
  const seen: string[] = []
  const { run, events } = await runInProcess({ recipe: madeUpRecipe({ changes: { hardware: up }, onStep: (name) => void seen.push(`${name}: ${stage}`) }), hub, store })
  expect(run.resultStatus).toBe('full_inference_success')
  expect(seen).toEqual(['call: RUNNING'])
  expect(events.some(({ type }) => type === 'space.woken')).toBe(true)
})

test('a run whose Space was deleted meanwhile goes on, and its steps find that out', async () => {
  const { first, hub } = await interrupt('hf_of_alice')
  await deleteRepo({ repo, hubUrl: hub.url, accessToken: 'hf_of_alice' })
  const seen: string[] = []
  const { run } = await runInProcess({ recipe: recipeWithSpace(() => void seen.push('wait')), task, hub: { hubUrl: hub.url, accessToken: 'hf_of_alice' }, store: first.store })
  expect([seen, run.status]).toEqual([['wait'], 'done'])
})

test('a Space that is started again and does not come up is waited for no longer than the budget allows', async () => {
  let stage = 'RUNNING'
  const slow: typeof fetch = async (input) => {
    const { pathname } = new URL(new Request(input).url)
    if (pathname.endsWith('/pause')) stage = 'PAUSED'
    if (pathname.endsWith('/restart')) stage = 'APP_STARTING'
    return Response.json(pathname.endsWith('/whoami-v2') ? { type: 'user', name: 'alice', auth: { type: 'access_token' } } : { stage, hardware: { current: 't4-small', requested: 't4-small' } })
  }
  const hub = { hubUrl: 'https://hub.example', accessToken: 'hf_of_alice', fetch: slow }
  const space = () => ({ facts: { space: { ...madeUpFacts.space, requestedHardware: 't4-small' } } })
  const up = () => ({ facts: { hardware: { ...madeUpFacts.hardware, requested: 't4-small', current: 't4-small' }, app: { url: 'https://alice-tiny-space.hf.space' } } as never })
  const dies = madeUpRecipe({ changes: { space, hardware: up, live: () => { throw new NaturalCadError('BACKEND_UNAVAILABLE', 'the Hub does not answer') } } })
  const { store } = await runInProcess({ recipe: dies, task, hub })
  expect(stage).toBe('PAUSED')
  // Seven minutes and a half of it; the Hub gives a start half an hour.
  const { run, events } = await runInProcess({ recipe: madeUpRecipe({ changes: { space, hardware: up } }), task: { ...task, budgetUsd: 0.05 }, hub, store, clock: createJumpingClock() })
  const [resumed = 0, classified = 0] = ['space.resumed', 'run.classified'].map((wanted) => Date.parse(events.find(({ type }) => type === wanted)?.at ?? ''))
  expect(classified - resumed).toBeLessThan(8 * 60_000)
  expect(run).toMatchObject({ resultStatus: 'timed_out', failure: { class: 'payment' } })
  expect(stage).toBe('PAUSED')
})

test('where it cannot be paused, the report says who has to', async () => {
  const hub = await startHub({ profile: 'pro' })
  hub.addFault({ method: 'POST', path: '*/pause', answer: { status: 403, error: 'you may not' } })
  const signal = new AbortController()
  const recipe = recipeWithSpace((context) => {
    signal.abort()
    context.signal.throwIfAborted()
  })
  const { run, files: kept, events } = await runInProcess({ recipe, task, hub: hub.as('alice'), signal: signal.signal })
  expect(run.resultStatus).toBe('canceled')
  expect(events.find(({ type }) => type === 'space.left_running')).toMatchObject({ level: 'error', data: { spaceId } })
  expect(await kept.readText('report.md')).toContain('**pause alice/tiny-space in its settings')
})

test('without leave for paid hardware the Hub is not even asked', async () => {
  const paths: string[] = []
  const hub = await startHub({ profile: 'pro', onRequest: ({ path }) => paths.push(path) })
  const { run } = await runInProcess({ recipe: madeUpRecipe({ changes: { runtime: broken } }), hub: hub.as('alice') })
  expect(run.resultStatus).toBe('build_failed')
  expect(paths).toEqual([])
})

test.each([
  ['before it could say that it made the Space', 'PAUSED', runId],
  ['before it found that the Space was there, made by somebody else', 'BUILDING', 'another'],
])('a run that was killed %s is settled: %s', async (_, stage, maker) => {
  const hub = await startHub({ profile: 'pro' })
  const store = createMemoryStore()
  const storage = createStoreJournalStorage({ store, prefix: runPrefix })
  const recipe = recipeWithSpace(() => undefined, maker)
  // Three for the launcher, the worker's own, two steps of three events each, and the two with which the third begins.
  await expect(runInProcess({ recipe, task, hub: hub.as('alice'), store, storage: createKilledStorage(storage, 13, 'before') })).rejects.toThrow('killed')
  const redactor = createRedactor()
  const journal = createFactoryJournal({ storage, runId, clock: systemClock, redactor })
  const kept = createStoreRunFiles({ store, prefix: runPrefix, redactor })
  const run = await settleRun({
    stopped: 'timed_out', recipe, task: madeUpTask(task), journal, files: kept, hub: hub.as('alice'), clock: systemClock, signal: new AbortController().signal,
    job: { stage: 'ERROR', message: 'Job timeout', endedAt: new Date().toISOString() },
  })
  await journal.close()
  expect(run).toMatchObject({ status: 'timed_out', resultStatus: 'timed_out', failure: { class: 'job_timeout', message: 'the time of the run is over: Job timeout' } })
  expect(JSON.parse((await kept.readText('inference_gate.json')) ?? '')).toMatchObject({ status: 'timed_out' })
  expect(JSON.parse((await kept.readText('state.json')) ?? '')).toEqual(run)
  const runtime = await getSpaceRuntime({ ...hub.as('alice'), repo })
  if (stage === 'PAUSED') expect(runtime.stage).toBe('PAUSED')
  else expect(runtime.stage).not.toBe('PAUSED')
})

test('a run that never had a Job is canceled, and one that is over stays as it is', async () => {
  const store = createMemoryStore()
  const storage = createStoreJournalStorage({ store, prefix: runPrefix })
  await expect(runInProcess({ recipe: madeUpRecipe(), store, storage: createKilledStorage(storage, 4, 'before') })).rejects.toThrow('killed')
  const redactor = createRedactor()
  const options = { recipe: madeUpRecipe(), task: madeUpTask(), files: createStoreRunFiles({ store, prefix: runPrefix, redactor }), hub: { hubUrl: 'http://127.0.0.1:1', accessToken: 'hf_nothing' }, clock: systemClock, signal: new AbortController().signal, job: null }
  const journal = createFactoryJournal({ storage, runId, clock: systemClock, redactor })
  const canceled = await settleRun({ ...options, stopped: 'canceled', journal })
  expect(canceled).toMatchObject({ status: 'canceled', previousStatus: 'job_scheduling', resultStatus: 'canceled' })
  expect(await settleRun({ ...options, stopped: 'timed_out', journal })).toEqual(canceled)
})

test('a Space that is validated is paused on its way to the hardware that the run asked for', async () => {
  const hub = await startHub({ profile: 'pro' })
  await createSpace({ ...hub.as('alice'), repo, sdk: 'gradio', visibility: 'private', hardware: 't4-small', sleepTimeSeconds: 300, files })
  const onItsWay: typeof fetch = async (input, init) =>
    new URL(new Request(input).url).pathname.endsWith('/runtime') ? Response.json({ stage: 'RUNNING', hardware: { current: 'cpu-basic', requested: 't4-small' } }) : fetch(input, init)
  const found = { ...madeUpFacts.space, isOwn: false, requestedHardware: 'cpu-basic' }
  const hardware = { needsGpu: true, requested: 'cpu-basic', current: 'cpu-basic', attempts: [] }
  const recipe = madeUpRecipe({ changes: { space: () => ({ facts: { space: found, hardware } as never }), runtime: broken } })
  const { run } = await runInProcess({ recipe: { ...recipe, name: 'validate-space' }, task, hub: { ...hub.as('alice'), fetch: onItsWay } })
  expect(run.resultStatus).toBe('build_failed')
  expect((await getSpaceRuntime({ ...hub.as('alice'), repo })).stage).toBe('PAUSED')
})

test.each([
  ['is paused where the run asked for its hardware', 'cpu-basic', true],
  ['is left up where it was on that hardware before', 't4-small', false],
])('a Space that is validated %s', async (_, before, isPaused) => {
  const hub = await startHub({ profile: 'pro' })
  await createSpace({ ...hub.as('alice'), repo, sdk: 'gradio', visibility: 'private', hardware: 't4-small', sleepTimeSeconds: 300, files })
  const found = { ...madeUpFacts.space, isOwn: false, requestedHardware: before }
  const hardware = { needsGpu: true, requested: before, current: before, attempts: [] }
  const recipe = madeUpRecipe({ changes: { space: () => ({ facts: { space: found, hardware } as never }), runtime: broken } })
  const { run } = await runInProcess({ recipe: { ...recipe, name: 'validate-space' }, task, hub: hub.as('alice') })
  expect(run.resultStatus).toBe('build_failed')
  expect((await getSpaceRuntime({ ...hub.as('alice'), repo })).stage === 'PAUSED').toBe(isPaused)
})
