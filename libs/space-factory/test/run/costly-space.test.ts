import { createMemoryStore } from '@naturalcad/bucket-store'
import { systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createSpace, getSpaceRuntime } from '@naturalcad/hub-client'
import { createRedactor } from '@naturalcad/redaction'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { createFactoryJournal, createStoreRunFiles, type Recipe, settleRun, type StepContext } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
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

test.each([
  ['whose step throws', new NaturalCadError('BACKEND_UNAVAILABLE', 'the Hub does not answer'), undefined],
  ['whose worker is ended by the platform', undefined, new NaturalCadError('UNAVAILABLE', 'the Job was told to end')],
])('a run %s goes on, with its Space left as it is and its report saying that it costs', async (_, thrown, reason) => {
  const hub = await startHub({ profile: 'pro' })
  const end = new AbortController()
  const recipe = recipeWithSpace(({ signal }) => {
    if (thrown !== undefined) throw thrown
    end.abort(reason)
    signal.throwIfAborted()
  })
  const first = await runInProcess({ recipe, task, hub: hub.as('alice'), signal: end.signal })
  expect(first.run).toMatchObject({ status: 'building', finishedAt: null, resultStatus: null, failure: { class: 'network', retryable: true, message: (thrown ?? reason)?.message } })
  expect(first.events.slice(-2)).toMatchObject([{ type: 'space.left_running', level: 'warning' }, { type: 'run.interrupted' }])
  const told = 'cancel the run if it is not to go on, which pauses alice/tiny-space: it is on t4-small, and costs until nobody has asked it for 300 s'
  expect(await first.files.readText('report.md')).toContain(told)
  expect((await getSpaceRuntime({ ...hub.as('alice'), repo })).stage).not.toBe('PAUSED')

  const { run, files: kept } = await runInProcess({ recipe: recipeWithSpace(() => undefined), task, hub: hub.as('alice'), store: first.store })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
  expect(await kept.readText('report.md')).not.toContain(told)
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
