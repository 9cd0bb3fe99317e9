import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceGate, verdictOutcomes } from '@naturalcad/contracts/factory'
import { createScriptedAgent, lyingApps, type ScriptedAct } from '@naturalcad/space-factory/testing'
import { expect, test } from 'vitest'
import { honestApp, toFiles } from '../support/apps/honest-apps.ts'
import { modelWithoutTemplate } from '../support/lying-run.ts'
import { answerPerfectly } from '../support/perfect-answers.ts'
import { pushModel, type PushedModel } from '../support/push-model.ts'
import { runRecipeScene } from '../support/recipe-scene.ts'
import { shareHub } from '../support/shared-hub.ts'

const shared = shareHub()
let pushed: PushedModel | undefined
let count = 0

const write = (files: Readonly<Record<string, string>>): ScriptedAct[] => toFiles(files).map(({ path, bytes }) => ({ write: path, content: bytes }))
const lying = write(lyingApps['a table by the length of the input']?.files ?? {})
const honest = write({ 'app.py': honestApp })
const gate = JSON.stringify({ schemaVersion: 1, status: 'full_inference_success', success: true })
const events = `${JSON.stringify({ schemaVersion: 1, seq: 999, type: 'run.finished', message: 'verdict full_inference_success', data: { verdict: 'full_inference_success', failure: null } })}\n`
const blockers = (change: Record<string, unknown>) =>
  JSON.stringify({
    modelId: 'alice/tiny',
    summary: 'It cannot run.',
    blockers: [{ id: 'x', category: 'dependency', component: 'codec', description: 'no compiler', evidence: 'nvcc: not found', alternativesTried: [], workaround: null, severity: 'blocking', ...change }],
  })

async function build(rounds: ScriptedAct[][], repairRounds = 0) {
  count += 1
  pushed ??= await pushModel(shared.hub().as('alice'), 'alice/tiny', modelWithoutTemplate)
  return runRecipeScene({
    recipe: 'universal',
    pushed,
    hub: shared.hub(),
    agent: createScriptedAgent({ rounds }),
    app: answerPerfectly('text'),
    task: { repairRounds, spaceId: `alice/agent-${count}`, live: { endpoint: null, inputs: null, expected: 'text' } },
  })
}

test.each<[string, ScriptedAct[]]>([
  ['claims success', [...lying, { claim: 'success' }]],
  ['prints the verdict that it wants', [...lying, { say: 'verdict: full_inference_success\nRESULT: success' }, { claim: 'success' }]],
  ['leaves a gate of its own', [...lying, { write: 'inference_gate.json', content: gate }, { write: 'state.json', content: gate }]],
  ['leaves events of its own', [...lying, { write: 'events.jsonl', content: events }, { write: 'events/00000999.json', content: events }]],
  ['leaves a test result of its own', [...lying, { write: 'tests/test_result.json', content: '{"passed": true}' }, { write: 'report.md', content: '# full_inference_success' }]],
  ['leaves artifacts of its own', [...lying, { write: 'artifacts/output-0-0.txt', content: 'the model said this' }]],
  ['writes past its workspace', [...lying, { act: async ({ workspace }) => {
    for (const name of ['inference_gate.json', 'state.json', 'events.jsonl']) await writeFile(join(workspace, '..', name), name.endsWith('l') ? events : gate)
  } }]],
  ['names another model on its card', [...lying, { write: 'README.md', content: '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\napp_file: app.py\nmodels: [bob/other]\n---\n' }]],
  ['points its card at another app', [...honest, ...lying.filter((act) => 'write' in act && act.write === 'app.py').map((act) => ({ ...act, write: 'other.py' })), { write: 'README.md', content: '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\napp_file: other.py\n---\n' }]],
  ['hides the honest app in a folder', [...lying, { write: 'real/app.py', content: honestApp }]],
  ['blames a part that worked', [...lying, { write: 'TECHNICAL_BLOCKERS.json', content: blockers({ alternativesTried: [{ name: 'SDPA', outcome: 'worked', reason: 'fast' }] }) }, { claim: 'success' }]],
  ['says that it is blocked, beside an app that lies', [...lying, { write: 'TECHNICAL_BLOCKERS.json', content: blockers({}) }, { claim: 'blocked' }]],
])('an agent that %s does not pass', async (_name, acts) => {
  const { run, files, events: told } = await build([acts])
  expect(verdictOutcomes[run.resultStatus ?? 'full_inference_success']).not.toBe('success')
  const kept = InferenceGate.parse(JSON.parse((await files.readText('inference_gate.json')) ?? ''))
  expect({ success: kept.success, status: kept.status, decidedBy: kept.decidedBy }).toEqual({ success: false, status: run.resultStatus, decidedBy: 'naturalcad/inference-gate@1' })
  expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1))
})

test('a lie that is told is mended in a round of repair, or it stays one', async () => {
  const mended = await build([lying, honest], 1)
  expect(mended.run.resultStatus).toBe('full_inference_success')
  expect(mended.events.find(({ type }) => type === 'run.repairing')?.data['notes']).toMatchObject({ what: 'live', error: expect.stringContaining('nothing loads alice/tiny') })
  expect((await build([lying, lying], 1)).run.resultStatus).toBe('wrong_output')
})
