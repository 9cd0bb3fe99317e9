import { NaturalCadError } from '@naturalcad/contracts/errors'
import { TechnicalBlockers, type Verdict } from '@naturalcad/contracts/factory'
import { createScriptedAgent, type ScriptedAct } from '@naturalcad/space-factory/testing'
import { expect, test } from 'vitest'
import { writeCard } from '../support/push-model.ts'
import { type RecipeSceneOptions, runRecipeScene, textModelFiles } from '../support/recipe-scene.ts'

/** No template fits it. */
const speechModel = { ...textModelFiles, 'README.md': writeCard({ license: 'mit', pipeline_tag: 'automatic-speech-recognition', library_name: 'transformers' }) }
const readme = '---\ntitle: Speech\nsdk: gradio\nsdk_version: "6.31.0"\napp_file: app.py\n---\n'
const app = `import gradio as gr
from transformers import pipeline

run = pipeline("automatic-speech-recognition", model="alice/tiny")

def predict(text: str) -> str:
    return run(text)["text"]

def health() -> dict:
    return {"status": "ok", "path": "/health"}

with gr.Blocks() as demo:
    box = gr.Textbox()
    gr.Button("Run").click(predict, box, gr.Textbox(), api_name="predict")
    gr.api(health, api_name="health")
demo.launch()
`
const requirements = 'transformers==5.23.0\ntorch\n'
const whole: ScriptedAct[] = [{ write: 'README.md', content: readme }, { write: 'app.py', content: app }, { write: 'requirements.txt', content: requirements }]
// Made up, and of the form of a real one.
const secret = ['hf', 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA1c'].join('_')

const build = (acts: readonly ScriptedAct[], options: Partial<RecipeSceneOptions> = {}) =>
  runRecipeScene({ recipe: 'universal', model: speechModel, agent: createScriptedAgent({ rounds: [acts] }), ...options, task: { repairRounds: 1, ...options.task } })

test.each<[string, ScriptedAct[], Verdict, string]>([
  ['writes nothing', [], 'agent_failed', 'agent'],
  ['writes nothing, and says that it is done', [{ claim: 'success' }], 'agent_failed', 'agent'],
  ['fails', [...whole, { fail: 'the model ended with an error' }], 'agent_failed', 'agent'],
  ['writes no Python', [...whole, { write: 'app.py', content: 'def predict(:\n' }], 'agent_failed', 'agent'],
  ['answers garbage', [...whole, { write: 'app.py', content: new Uint8Array([255, 254, 0, 1, 2, 200]) }], 'agent_failed', 'agent'],
  ['writes the blockers file in place of an app', [{ write: 'TECHNICAL_BLOCKERS.json', content: '{}' }], 'agent_failed', 'agent'],
  ['deletes what it wrote', [...whole, { remove: 'app.py' }], 'agent_failed', 'agent'],
  ['deletes the README', [...whole, { remove: 'README.md' }], 'unsafe_workspace', 'guard'],
  ['writes a secret', [...whole, { write: 'settings.py', content: `TOKEN = "${secret}"\n` }], 'unsafe_workspace', 'guard'],
  ['hides a secret in a file that is no text', [...whole, { write: 'logo.dat', content: Buffer.concat([Buffer.from([0, 1, 255]), Buffer.from(secret), Buffer.from([0])]) }], 'unsafe_workspace', 'guard'],
  ['links to a file outside', [...whole, { link: 'notes.txt', to: '/etc/hostname' }], 'unsafe_workspace', 'guard'],
  ['writes a file that is too large', [...whole, { write: 'big.txt', content: 'x'.repeat(1_100_000) }], 'unsafe_workspace', 'guard'],
  ['writes names that no store takes', [...whole, { write: 'a\\b\u0007.py', content: 'x = 1\n' }], 'unsafe_workspace', 'guard'],
  ['installs packages while the app runs', [...whole, { write: 'app.py', content: `import os\nos.system("pip install evil")\n${app}` }], 'unsafe_workspace', 'guard'],
])('an agent that %s ends with the right verdict, and nothing is made', async (_, acts, verdict, failureClass) => {
  const { run, requests, files, store, events } = await build(acts)
  expect(run).toMatchObject({ status: 'failed', resultStatus: verdict, failure: { class: failureClass } })
  expect(requests).not.toContain('POST /api/repos/create')
  expect(await files.readText('report.md')).toContain(`\`${verdict}\``)
  for await (const { key } of store.list({ prefix: '' })) expect({ key, text: await new Response((await store.get(key)).body).text() }).not.toMatchObject({ text: expect.stringContaining(secret) })
  expect(JSON.stringify(events)).not.toContain(secret)
})

test('what the guard refused is told to the agent, which mends it', async () => {
  const goals: string[] = []
  const note: ScriptedAct = { act: ({ goal }) => void goals.push(goal) }
  const agent = createScriptedAgent({ rounds: [[...whole, { remove: 'README.md' }, note], [{ write: 'README.md', content: readme }, note]] })
  const { story, files } = await build([], { agent })
  expect(goals[1]).toMatch(/^# Mend the app in this folder \(round 1 of 1\)/)
  expect(goals[1]).toContain('there is no README.md')
  expect(story.facts.upload?.isUploaded).toBe(true)
  expect(await files.list('generated')).toEqual(['generated/README.md', 'generated/app.py', 'generated/requirements.txt'])
  expect(await files.readText('logs/pi_output.txt')).toBe('--- round 0 ---\n--- round 1 ---\n')
})

test('an agent that never ends is stopped by its own limit', async () => {
  const { run, story } = await build([...whole, { hang: true }], { task: { repairRounds: 0, job: { flavor: 'cpu-basic', timeoutSeconds: 10, image: 'python:3.12' } } })
  expect(run).toMatchObject({ resultStatus: 'agent_failed', failure: { class: 'agent' } })
  expect(story.facts.agent?.detail).toMatch(/did not end within \d+ s/)
})

test('one that spends what all rounds may is stopped in the first', async () => {
  const limits: number[] = []
  const { run, story } = await build([{ act: (_, context) => void limits.push(context.limits.maxUsd) }, { spend: { usd: 1.01 } }, ...whole])
  expect(limits).toEqual([1])
  expect(run).toMatchObject({ resultStatus: 'agent_failed', failure: { class: 'agent' } })
  expect(story.use.inferenceUsd).toBe(1.01)
})

test('one that is canceled meanwhile is canceled, with what it left', async () => {
  const controller = new AbortController()
  const { run, files } = await build([...whole, { act: () => controller.abort(new NaturalCadError('CANCELED', 'enough')) }, { hang: true }], { signal: controller.signal })
  expect(run).toMatchObject({ status: 'canceled', resultStatus: 'canceled', failure: { class: 'canceled' } })
  expect(await files.readText('report.md')).toContain('You canceled this run.')
})

test('a Space that is being built when the time of the Job is over is timed out', async () => {
  const { run } = await build(whole, {
    runtimes: (head) => [{ stage: 'BUILDING', sha: head, hardware: { current: null, requested: 'cpu-basic' } }],
    task: { repairRounds: 0, job: { flavor: 'cpu-basic', timeoutSeconds: 600, image: 'python:3.12' } },
  })
  expect(run).toMatchObject({ status: 'timed_out', resultStatus: 'timed_out', failure: { class: 'job_timeout' } })
})

const blocker = {
  id: 'codec', category: 'dependency', component: 'codec', description: 'its codec needs a compiler', evidence: 'nvcc: not found',
  alternativesTried: [], workaround: null, severity: 'blocking',
}
const shell = app.replace('from transformers import pipeline\n', '').replace(/run = .*\n/, '').replace('return run(text)["text"]', 'raise gr.Error("It does not run here yet.")')

test('documented blockers beside an app that runs nothing are an account of why not', async () => {
  const blockers = JSON.stringify({ modelId: 'alice/tiny', summary: 'The codec cannot be built.', blockers: [blocker] })
  const { run, files, story } = await build([...whole, { write: 'app.py', content: shell }, { write: 'TECHNICAL_BLOCKERS.json', content: blockers }, { claim: 'blocked' }])
  expect(run).toMatchObject({ status: 'done', resultStatus: 'technical_blocker', failure: null })
  expect(TechnicalBlockers.parse(JSON.parse((await files.readText('TECHNICAL_BLOCKERS.json')) ?? '')).summary).toBe('The codec cannot be built.')
  expect(await files.list('generated')).not.toContain('generated/TECHNICAL_BLOCKERS.json')
  expect(story.facts.live?.generation).toBeNull()
})

test.each([
  ['flash-attn blamed before the alternatives were tried', { ...blocker, component: 'flash-attn' }, 'alice/tiny'],
  ['blockers of another model', blocker, 'bob/other'],
  ['blockers that only degrade', { ...blocker, severity: 'degrading' }, 'alice/tiny'],
])('%s count for nothing', async (_, one, modelId) => {
  const blockers = JSON.stringify({ modelId, summary: 'It cannot.', blockers: [one] })
  const { run } = await build([...whole, { write: 'TECHNICAL_BLOCKERS.json', content: blockers }, { claim: 'blocked' }], { task: { repairRounds: 0 } })
  expect(run.resultStatus).not.toBe('technical_blocker')
})

test('a scaffold that was asked for passes where it runs, and is not called', async () => {
  const { run, story } = await build([...whole, { write: 'app.py', content: shell }], { task: { mode: 'safe-scaffold' } })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'safe_scaffold', failure: null })
  expect(story.facts.workspace?.hardware).toBe('cpu-basic')
})
