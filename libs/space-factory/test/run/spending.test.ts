import type { FactoryRun } from '@naturalcad/contracts/factory'
import type { StepContext } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { createManualClock } from '../support/manual-clock.ts'
import { madeUpFacts, madeUpRecipe } from '../support/made-up-recipe.ts'
import { runInProcess } from '../support/run-in-process.ts'

/** A Job for one US dollar an hour. */
const job: NonNullable<FactoryRun['job']> = { id: 'j1', url: 'https://hub.example/jobs/alice/j1', flavor: 'a10g-small', timeoutSeconds: 7200, stage: 'RUNNING' }
const task = { job: { flavor: 'a10g-small', timeoutSeconds: 7200, image: 'python:3.12' } }
const minute = 60_000
const onL4 = { facts: { hardware: { ...madeUpFacts.hardware, requested: 'l4x1', current: 'l4x1', attempts: [] } } }
const spaceOnL4 = { facts: { space: { ...madeUpFacts.space, requestedHardware: 'l4x1' } } }

/** Resolves once the time has passed; ends as a step does, when it is told to. */
function passing(clock: ReturnType<typeof createManualClock>, minutes: number, { signal }: StepContext) {
  clock.advance(minutes * minute)
  signal.throwIfAborted()
}

test('time is paid for by its price, inference by its count, and both stand in state and report', async () => {
  const clock = createManualClock()
  const agent = { outcome: 'finished' as const, detail: 'it ended', hasUsableApp: true, claim: null, sandboxLevel: 2, usage: { requests: 3, inputTokens: 1, outputTokens: 1, usd: 0.2 } }
  const recipe = madeUpRecipe({
    onStep: (name, context) => (name === 'wait' ? passing(clock, 30, context) : undefined),
    changes: { guard: () => ({ facts: { guard: madeUpFacts.guard, agent } as never }) },
  })
  const { run, story, files } = await runInProcess({ recipe, task: { ...task, estimatedUsd: 2, budgetUsd: 5 }, job, clock })
  expect(story.costs).toMatchObject({ totalUsd: 0.7, lines: [{ what: 'job', usd: 0.5 }, { what: 'inference', usd: 0.2 }] })
  expect(run.costs).toEqual({ estimatedUsd: 2, spentUsd: 0.7, budgetUsd: 5 })
  expect(await files.readText('report.md')).toContain('| total | 0.7000 |')
})

test('a Space on paid hardware counts while the run has it, and until it sleeps where it stays up', async () => {
  const clock = createManualClock()
  const recipe = madeUpRecipe({
    onStep: (name, context) => (name === 'upload' || name === 'write' ? passing(clock, 15, context) : undefined),
    changes: { space: () => spaceOnL4, hardware: () => onL4 },
  })
  const { story } = await runInProcess({ recipe, task, job: { ...job, flavor: 'cpu-basic' }, clock })
  expect(story.costs?.lines).toMatchObject([{ what: 'job', usd: 0 }, { what: 'space', usd: (0.8 * (15 + 5)) / 60 }])
})

test('a step under way ends when the budget is passed: a limit that is no fault of the app', async () => {
  const clock = createManualClock()
  const seen: number[] = []
  const recipe = madeUpRecipe({
    onStep: (name, context) => {
      if (name !== 'wait') return
      for (let minutes = 0; minutes < 60; minutes += 1) {
        seen.push(minutes)
        passing(clock, 1, context)
      }
    },
  })
  const { run, files, events } = await runInProcess({ recipe, task: { ...task, budgetUsd: 0.5 }, job, clock })
  expect(seen).toHaveLength(30)
  expect(run).toMatchObject({ status: 'timed_out', resultStatus: 'timed_out', failure: { class: 'payment', manualAction: 'start the run again with a larger budget' } })
  expect(run.failure?.message).toContain('budget of 0.5 USD')
  expect(run.costs?.spentUsd).toBe(0.5)
  expect(await files.readText('report.md')).toContain('Failure: `payment`')
  expect(events.some(({ type, data }) => type === 'step.started' && data['step'] === 'hardware')).toBe(false)
})

test('what an agent has used counts at once, and the next step is not begun', async () => {
  const recipe = madeUpRecipe({ onStep: async (name, { report }) => (name === 'write' ? report('agent.request', 'the agent asked the model', { usd: 0.6 }) : undefined) })
  const { run, events } = await runInProcess({ recipe, task: { ...task, budgetUsd: 0.5 }, job, clock: createManualClock() })
  expect(run).toMatchObject({ resultStatus: 'timed_out', failure: { class: 'payment' } })
  expect(events.filter(({ type }) => type === 'step.started').map(({ data }) => data['step'])).toEqual(['write'])
})

test('what an agent had used when its worker was killed stays used', async () => {
  let isFirst = true
  const recipe = madeUpRecipe({
    onStep: async (name, { report, remainingUsd }) => {
      if (name === 'guard') expect(remainingUsd).toBeCloseTo(0.5)
      if (name !== 'write') return
      await report('agent.request', 'the agent asked the model', { usd: 0.25 })
      if (isFirst) {
        isFirst = false
        throw new Error('killed')
      }
    },
  })
  const options = { recipe, task: { ...task, budgetUsd: 1 }, clock: createManualClock() }
  const { store } = await runInProcess(options)
  const { story } = await runInProcess({ ...options, store })
  expect(story.costs?.lines).toEqual([{ what: 'inference', usd: 0.5, basis: 'as the tokens were counted' }])
})

test('hardware that is paid by the hour is not asked for with less left than a minute of it', async () => {
  const clock = createManualClock()
  const recipe = madeUpRecipe({
    onStep: (name, context) => (name === 'guard' ? passing(clock, 29.5, context) : undefined),
    changes: { workspace: () => ({ facts: { workspace: { ...madeUpFacts.workspace, hardware: 'a100-large' } } }) },
  })
  const { run, events } = await runInProcess({ recipe, task: { ...task, budgetUsd: 0.5 }, job, clock })
  expect(run).toMatchObject({ resultStatus: 'timed_out', failure: { class: 'payment' } })
  expect(events.some(({ type, data }) => type === 'step.started' && data['step'] === 'create')).toBe(false)
})

test('the time between two workers costs nothing but the Space that one left, until it sleeps', async () => {
  const clock = createManualClock()
  let isFirst = true
  const recipe = madeUpRecipe({
    onStep: (name, context) => {
      if (name !== 'wait') return
      passing(clock, 30, context)
      if (isFirst) {
        isFirst = false
        throw new Error('the connection is gone')
      }
    },
    changes: { space: () => spaceOnL4, hardware: () => onL4 },
  })
  // Nobody says whose the token is, so it is not paused meanwhile.
  const hub = { hubUrl: 'https://hub.example', accessToken: 'hf_of_alice', fetch: async () => Response.json({ stage: 'RUNNING' }) }
  const { store } = await runInProcess({ recipe, task, job, clock, hub })
  clock.advance(24 * 60 * minute)
  const { story } = await runInProcess({ recipe, task, job, clock, hub, store })
  expect(story.costs?.lines.map(({ what, usd }) => [what, Number(usd.toFixed(4))])).toEqual([['job', 0.5], ['job', 0.5], ['space', Number(((0.8 * (30 + 5 + 30 + 5)) / 60).toFixed(4))]])
})

test('a GPU that was refused costs nothing, and uses up no budget: the Space was made without it', async () => {
  const clock = createManualClock()
  const refused = { flavor: 'l4x1', via: 'create' as const, httpStatus: 402, outcome: 'refused_payment' as const, reason: 'no credit' }
  const hardware = { needsGpu: true, requested: 'l4x1', current: null, attempts: [refused] }
  const recipe = madeUpRecipe({
    onStep: (name, context) => (name === 'wait' ? passing(clock, 15, context) : undefined),
    changes: {
      workspace: () => ({ facts: { workspace: { ...madeUpFacts.workspace, hardware: 'l4x1' } } }),
      space: () => ({ facts: { space: { ...madeUpFacts.space, requestedHardware: 'cpu-basic' }, hardware } as never }),
      hardware: () => ({ facts: { hardware } }),
    },
  })
  const { story } = await runInProcess({ recipe, task, job, clock })
  expect(story.costs?.lines.map(({ what }) => what)).toEqual(['job'])
  // It would pay for three minutes of the GPU.
  const { run } = await runInProcess({ recipe, task: { budgetUsd: 0.04 }, clock })
  expect([run.resultStatus, run.costs?.spentUsd]).toEqual([story.gate?.status, 0])
})
