import { expect, test } from 'vitest'
import { madeUpFacts, madeUpRecipe, madeUpSteps } from '../support/made-up-recipe.ts'
import { runInProcess, runPrefix } from '../support/run-in-process.ts'

test('steps run in their order, each with the facts of those before, to the verdict of the gate', async () => {
  const { run, events, files, story } = await runInProcess({ recipe: madeUpRecipe() })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null, target: { spaceId: 'alice/tiny-space' } })
  expect(events.filter(({ type }) => type === 'step.finished').map(({ data }) => data['step'])).toEqual([...madeUpSteps])
  expect(events.slice(0, 4).map(({ type }) => type)).toEqual(['run.created', 'run.queued', 'job.requested', 'job.started'])
  expect(events.slice(-2).map(({ type, statusAfter }) => [type, statusAfter])).toEqual([['run.classified', 'classifying'], ['run.finished', 'done']])
  expect(JSON.parse((await files.readText('inference_gate.json')) ?? '')).toMatchObject({ status: 'full_inference_success', success: true })
  expect(story.facts).toEqual(madeUpFacts)
})

test('a reader finds events, state and report, and nothing else is needed to make them again', async () => {
  const { run, files, store } = await runInProcess({ recipe: madeUpRecipe() })
  expect(JSON.parse((await files.readText('state.json')) ?? '')).toEqual(run)
  const report = await files.readText('report.md')
  expect(report).toContain('It works')
  const state = await files.readText('state.json')
  await store.put(`${runPrefix}state.json`, 'gone')
  await store.put(`${runPrefix}report.md`, 'gone')
  const again = await runInProcess({ recipe: madeUpRecipe(), store })
  expect(again.run).toEqual(run)
  expect([await files.readText('state.json'), await files.readText('report.md')]).toEqual([state, report])
})
