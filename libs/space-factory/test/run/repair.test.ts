import type { RepairNotes, StepContext } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { createManualClock } from '../support/manual-clock.ts'
import { madeUpFacts, madeUpRecipe } from '../support/made-up-recipe.ts'
import { runInProcess } from '../support/run-in-process.ts'

const notes: RepairNotes = { what: 'build', error: 'No module named torch', hint: 'add it to requirements.txt' }
const broken = { facts: { runtime: { ...madeUpFacts.runtime, stage: 'BUILD_ERROR', errorMessage: 'exit code 1' } }, stop: { reason: 'it does not build', repair: notes } }
const whole = { facts: { runtime: madeUpFacts.runtime } }

test('what an agent can mend is done again from its step on, with the first error, until it holds', async () => {
  const seen: [string, number, RepairNotes | null][] = []
  const recipe = madeUpRecipe({
    changes: { runtime: ({ round }) => (round < 2 ? broken : whole) },
    onStep: (name, { round, repair }) => void seen.push([name, round, repair]),
  })
  const { run, events } = await runInProcess({ recipe, task: { repairRounds: 3 } })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success' })
  expect(seen.filter(([name]) => name === 'write')).toEqual([['write', 0, null], ['write', 1, notes], ['write', 2, notes]])
  expect(events.filter(({ type }) => type === 'run.repairing').map(({ data }) => data)).toEqual([
    { round: 1, from: 'write', notes },
    { round: 2, from: 'write', notes },
  ])
  expect(events.filter(({ type, data }) => type === 'step.finished' && data['step'] === 'call')).toHaveLength(1)
})

test('after the last round the verdict is of the facts of that round', async () => {
  const { run, story } = await runInProcess({ recipe: madeUpRecipe({ changes: { runtime: () => broken } }), task: { repairRounds: 1 } })
  expect(run).toMatchObject({ status: 'failed', resultStatus: 'build_failed', failure: { class: 'build' } })
  expect(story.round).toBe(1)
})

test('a finding of an earlier round says nothing about a later one', async () => {
  const live = { ...madeUpFacts.live, generation: { ...madeUpFacts.live.generation!, outcome: 'app_error' as const } }
  const recipe = madeUpRecipe({
    changes: {
      live: () => ({ facts: { live }, stop: { reason: 'it raises an error', repair: { ...notes, what: 'live' } } }),
      runtime: ({ round }) => (round === 0 ? whole : { ...broken, stop: { ...broken.stop, repair: null } }),
    },
  })
  const { run, story } = await runInProcess({ recipe, task: { repairRounds: 2 } })
  expect(run.resultStatus).toBe('build_failed')
  expect(story.facts.live).toBeUndefined()
})

test.each([
  ['nothing can be mended by an agent', { ...broken, stop: { reason: 'refused', repair: null } }, {}],
  ['no round was asked for', broken, { repairRounds: 0 }],
])('%s: it ends at once', async (_, outcome, task) => {
  const { run, events } = await runInProcess({ recipe: madeUpRecipe({ changes: { runtime: () => outcome } }), task })
  expect(run.resultStatus).toBe('build_failed')
  expect(events.some(({ type }) => type === 'run.repairing')).toBe(false)
})

test('a round that would not come to its end in time is not begun, so that the verdict stays what is known', async () => {
  const clock = createManualClock()
  const onStep = (name: string, _context: StepContext) => {
    if (name === 'wait') clock.advance(40 * 60_000)
  }
  const { run, events } = await runInProcess({ recipe: madeUpRecipe({ changes: { runtime: () => broken }, onStep }), clock })
  expect(run.resultStatus).toBe('build_failed')
  expect(events.some(({ type }) => type === 'run.repairing')).toBe(false)
})
