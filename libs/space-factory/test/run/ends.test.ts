import { NaturalCadError } from '@naturalcad/contracts/errors'
import { readRun, type StepContext } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { createManualClock } from '../support/manual-clock.ts'
import { madeUpRecipe, madeUpSteps } from '../support/made-up-recipe.ts'
import { openPlace } from '../support/open-place.ts'
import { runInProcess } from '../support/run-in-process.ts'

/** As a step that waits for something: it ends with the signal's reason. */
const untilAborted = ({ signal }: StepContext) =>
  new Promise<void>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error)
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })

describe.each([...madeUpSteps])('in step %s', (step) => {
  test('a cancel ends the run with its verdict, gate and report', async () => {
    const cancel = new AbortController()
    const onStep = async (name: string, context: StepContext) => {
      if (name !== step) return
      cancel.abort()
      await untilAborted(context)
    }
    const { run, files, events } = await runInProcess({ recipe: madeUpRecipe({ onStep }), signal: cancel.signal })
    expect(run).toMatchObject({ status: 'canceled', resultStatus: 'canceled', failure: { class: 'canceled' } })
    expect(JSON.parse((await files.readText('inference_gate.json')) ?? '')).toMatchObject({ status: 'canceled' })
    expect(await files.readText('report.md')).toContain('You canceled this run.')
    expect(events.some(({ type, data }) => type === 'step.finished' && data['step'] === step)).toBe(false)
  })

  test('the end of its time is an end of the run as well', async () => {
    const clock = createManualClock()
    const onStep = async (name: string, context: StepContext) => {
      if (name !== step) return
      clock.advance(59 * 60_000)
      await untilAborted(context)
    }
    const { run, files } = await runInProcess({ recipe: madeUpRecipe({ onStep }), clock })
    expect(run).toMatchObject({ status: 'timed_out', resultStatus: 'timed_out', failure: { class: 'job_timeout' } })
    expect(await files.readText('report.md')).toContain('Verdict: `timed_out`')
  })

  test('a thrown error interrupts it, and the next worker goes on with this step', async () => {
    const counts = new Map<string, number>()
    let isDown = true
    const onStep = (name: string) => {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      if (name === step && isDown) throw new NaturalCadError('BACKEND_UNAVAILABLE', 'the Hub does not answer')
    }
    const first = await runInProcess({ recipe: madeUpRecipe({ onStep }) })
    expect(first.run).toMatchObject({ finishedAt: null, resultStatus: null, failure: { class: 'network', retryable: true, message: 'the Hub does not answer' } })
    isDown = false
    const { run } = await runInProcess({ recipe: madeUpRecipe({ onStep }), store: first.store })
    expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
    expect([...counts]).toEqual(madeUpSteps.map((name) => [name, name === step ? 2 : 1]))
  })
})

test('a step that does not heed its signal is left behind, and says nothing more', async () => {
  const cancel = new AbortController()
  const clock = createManualClock()
  let late: StepContext | undefined
  const onStep = (name: string, context: StepContext) => {
    if (name !== 'wait') return
    late = context
    cancel.abort()
    queueMicrotask(() => clock.advance(10_000))
    return new Promise<void>(() => undefined)
  }
  const { run, events } = await runInProcess({ recipe: madeUpRecipe({ onStep }), signal: cancel.signal, clock })
  expect(run.resultStatus).toBe('canceled')
  await late?.report('space.stage', 'BUILDING')
  expect(events.at(-1)?.type).toBe('run.finished')
})

test('a cancel for want of time is told as one', async () => {
  const cancel = new AbortController()
  cancel.abort(new NaturalCadError('DEADLINE_EXCEEDED', 'the Job has no time left'))
  const { run } = await runInProcess({ recipe: madeUpRecipe(), signal: cancel.signal })
  expect(run.resultStatus).toBe('timed_out')
})

test.each([
  ['UNAUTHORIZED', 'auth'],
  ['FORBIDDEN', 'scope'],
  ['PAYMENT_REQUIRED', 'payment'],
  ['RATE_LIMITED', 'rate_limit'],
  ['BACKEND_ERROR', 'network'],
  ['BACKEND_TIMEOUT', 'network'],
  ['UNAVAILABLE', 'network'],
  ['CONFLICT', 'conflict'],
  ['INVALID_REQUEST', 'internal'],
] as const)('%s interrupts as %s', async (code, failureClass) => {
  const onStep = () => {
    throw new NaturalCadError(code, 'so it is', { remedy: 'do this' })
  }
  const { run } = await runInProcess({ recipe: madeUpRecipe({ onStep }) })
  expect(run).toMatchObject({ status: 'generating', failure: { class: failureClass, message: 'so it is' } })
  expect([null, 'do this']).toContain(run.failure?.manualAction)
})

test('a step in a state that does not follow is a fault of the recipe, and nobody is told to choose another name', async () => {
  const whole = madeUpRecipe()
  const steps = whole.steps.map((step) => (step.name === 'create' ? { ...step, state: 'api_check' as const } : step))
  const { run } = await runInProcess({ recipe: { ...whole, steps } })
  expect(run).toMatchObject({ status: 'generating', failure: { class: 'internal', retryable: false, message: expect.stringContaining('generating does not lead to api_check') } })
})

test('a step may not write the events of the runner', async () => {
  const onStep = (_: string, { report }: StepContext) => report('run.finished', 'all is well', { verdict: 'full_inference_success', failure: null })
  const { run, events } = await runInProcess({ recipe: madeUpRecipe({ onStep }) })
  expect(run).toMatchObject({ status: 'generating', resultStatus: null, failure: { class: 'internal' } })
  expect(events.at(-1)?.type).toBe('run.interrupted')
})

test('a word that a step did not wait for, and that was not kept, ends the worker with what was kept', async () => {
  const { store, openStorage } = await openPlace('memory')
  const storage = openStorage()
  const append: typeof storage.append = (sequence, line) =>
    line.includes('space.stage') ? Promise.reject(new NaturalCadError('BACKEND_UNAVAILABLE', 'the bucket is gone')) : storage.append(sequence, line)
  const onStep = (name: string, { report }: StepContext) => {
    if (name === 'wait') void report('space.stage', 'BUILDING')
  }
  await expect(runInProcess({ recipe: madeUpRecipe({ onStep }), store, storage: { ...storage, append } })).rejects.toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
  expect((await readRun({ storage: openStorage() })).run).toMatchObject({ status: 'building', failure: null })
  const { run } = await runInProcess({ recipe: madeUpRecipe(), store, storage: openStorage() })
  expect(run.resultStatus).toBe('full_inference_success')
})

test('a step without the facts that it needs is a fault of the recipe', async () => {
  const whole = madeUpRecipe()
  const { run } = await runInProcess({ recipe: { ...whole, steps: whole.steps.filter(({ name }) => name !== 'write') } })
  expect(run.failure).toMatchObject({ class: 'internal', message: 'step guard needs workspace, which no step before it has given' })
})

test('a recipe without a Space judges by itself, and has no verdict of the gate', async () => {
  const whole = madeUpRecipe()
  for (const passed of [true, false]) {
    const recipe = { ...whole, judge: () => ({ passed, detail: passed ? 'the files read back' : 'one file differs' }) }
    const { run, files } = await runInProcess({ recipe })
    expect(run).toMatchObject({ status: passed ? 'done' : 'failed', resultStatus: null })
    expect(await files.readText('inference_gate.json')).toBeUndefined()
    expect(await files.readText('report.md')).toContain(passed ? 'the files read back' : 'one file differs')
  }
})

test('a recipe without a Space can be canceled', async () => {
  const signal = AbortSignal.abort()
  const { run } = await runInProcess({ recipe: { ...madeUpRecipe(), judge: () => ({ passed: true, detail: '' }) }, signal })
  expect(run).toMatchObject({ status: 'canceled', resultStatus: null, failure: { class: 'canceled' } })
})
