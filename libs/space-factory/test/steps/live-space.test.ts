import { lyingApps } from '@naturalcad/space-factory/testing'
import type { FailureClass, Verdict } from '@naturalcad/contracts/factory'
import { LiveTestResult } from '@naturalcad/contracts/factory'
import { beforeAll, expect, test } from 'vitest'
import { complete, fail, file, type GradioScript, sendHtml, sendJson, textInfo } from '../support/gradio-server.ts'
import { makePng } from '../support/make-png.ts'
import { runScene, type SceneOptions } from '../support/space-scene.ts'
import { shareHub } from '../support/shared-hub.ts'

const shared = shareHub()
let count = 0
const health = sendJson({ status: 'ok', modelId: 'alice/tiny', generationEndpoint: '/generate' })

async function attempt(options: SceneOptions = {}) {
  count += 1
  return runScene({ ...options, hub: shared.hub(), task: { spaceId: `alice/live-${count}`, ...options.task } })
}

let picture: Uint8Array
beforeAll(() => {
  picture = makePng(32, 32, (x, y) => [x * 8, y * 8, 0])
})

test.each<[string, GradioScript, Verdict, FailureClass | null, string]>([
  ['a page where /health is asked for, and a model that answers', { health: sendHtml() }, 'full_inference_success', null, ''],
  ['a page where /health is asked for, and nothing else', { health: sendHtml(), info: 'none' }, 'health_failed', 'health', 'the app tells no schema'],
  ['nothing but health', { health, info: { named_endpoints: {}, unnamed_endpoints: {} } }, 'full_inference_candidate_health_passed', null, 'no endpoint /generate'],
  ['an app that is not ready', { health: sendJson({ status: 'starting', ready: false }), info: 'none' }, 'health_failed', 'health', 'the app tells no schema'],
  ['the same for everybody', { health, answer: () => complete('It is a lovely day.') }, 'wrong_output', 'output', 'different inputs give the same output'],
  ['an empty picture', { health, info: textInfo('Image'), answer: () => complete(file('/tmp/blank.png')), files: { '/tmp/blank.png': makePng(16, 16, () => [0, 0, 0]) } }, 'wrong_output', 'output', 'the image shows one color alone'],
  ['an exception that its log explains', { health, answer: () => fail(null) }, 'generation_failed', 'runtime', 'RuntimeError: CUDA out of memory'],
  ['a spent quota', { health, answer: () => fail('You have exceeded your free ZeroGPU quota (60s requested vs. 12s left). Try again in 3:21:10', 'ZeroGPU quota exceeded') }, 'quota_blocked', 'quota', 'ZeroGPU quota exceeded'],
  ['a duration that is not allowed', { health, answer: () => fail('The requested GPU duration (400s) is larger than the maximum allowed', 'ZeroGPU illegal duration') }, 'quota_blocked', 'quota', 'illegal duration'],
  ['a queue that stays full', { health, answer: () => fail('Queue is full! Please try again.') }, 'quota_blocked', 'quota', 'Queue is full'],
  ['a stream that breaks each time', { health, answer: () => 'event: heartbeat\ndata: null\n\n' }, 'generation_failed', 'runtime', 'the stream of the call ended'],
])('a Space that gives %s', async (_title, app, verdict, failureClass, told) => {
  const isImage = JSON.stringify(app.info ?? '').includes('"Image"')
  const info = app.info === 'none' ? null : app.info
  const logs = { build: '', run: 'Traceback (most recent call last):\n  File "app.py", line 9, in generate\nRuntimeError: CUDA out of memory\n' }
  const { run, files, story } = await attempt({ app: { ...app, info }, logs, workspace: { expected: isImage ? 'image' : 'text' } })
  expect({ verdict: run.resultStatus, class: run.failure?.class ?? null }).toEqual({ verdict, class: failureClass })
  const result = LiveTestResult.parse(JSON.parse((await files.readText('tests/test_result.json')) ?? ''))
  expect(result.errors.join('\n')).toContain(told)
  expect({ passed: result.passed, verdict: result.verdict }).toEqual({ passed: verdict === 'full_inference_success', verdict })
  // Of what the platform refuses no agent can mend anything.
  if (verdict === 'quota_blocked') expect(story.finished.at(-1)?.stop?.repair ?? null).toEqual(app.answer?.([], 0).includes('larger than') === true ? expect.anything() : null)
})

test('an app that is well, offers nothing, and whose source runs no model is health alone', async () => {
  const { files: source } = lyingApps['its model in a comment'] ?? { files: {} }
  const rounds = [{ 'README.md': '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\n---\n', 'requirements.txt': '', ...source }]
  const { run } = await attempt({ app: { health, info: { named_endpoints: {}, unnamed_endpoints: {} } }, rounds })
  expect({ verdict: run.resultStatus, class: run.failure?.class ?? null }).toEqual({ verdict: 'health_only', class: 'schema' })
})

test('a picture is kept under artifacts, and its schema under tests', async () => {
  const other = makePng(32, 32, (x, y) => [y * 8, x * 8, 0])
  const app: GradioScript = { health, info: textInfo('Image'), answer: (_inputs, call) => complete(file(call === 1 ? '/tmp/a.png' : '/tmp/b.png')), files: { '/tmp/a.png': picture, '/tmp/b.png': other } }
  const { run, files } = await attempt({ app, workspace: { expected: 'image' } })
  expect(run.resultStatus).toBe('full_inference_success')
  expect(await files.readBytes('artifacts/output-0-0.png')).toEqual(new Uint8Array(picture))
  expect(JSON.parse((await files.readText('tests/api_schema.json')) ?? '')).toMatchObject({ source: '/gradio_api/info', endpoints: [{ name: '/generate' }] })
})

test('a text that was promised has to be in the answer', async () => {
  const answer = (inputs: unknown[]) => complete(`Edited by Ada: ${String(inputs[0]).length}`)
  expect((await attempt({ app: { health, answer }, workspace: { expectedText: 'Edited by Ada' } })).run.resultStatus).toBe('full_inference_success')
  const { run, story } = await attempt({ app: { health, answer }, workspace: { expectedText: 'Edited by Bob' } })
  expect([run.resultStatus, story.facts.live?.problems]).toEqual(['wrong_output', ['the output does not hold the text that was promised']])
})

test('the second text of a call is one that no app has seen before', async () => {
  const seen: string[] = []
  const answer = (inputs: unknown[]) => {
    seen.push(String(inputs[0]))
    return complete(`Words: ${String(inputs[0]).split(' ').reverse().join(' ')}`)
  }
  await attempt({ app: { health, answer } })
  expect(seen).toHaveLength(2)
  expect(seen[1]).toMatch(/^[A-Z][a-z]+ \w+ .+\.$/)
  expect(seen[1]).not.toContain('bicycle')
})

test('an endpoint that by the source never reaches the model proves nothing, whatever it answers', async () => {
  const source = `import gradio as gr
from transformers import pipeline
from starlette.routing import Route
pipe = pipeline("text-generation", model="alice/tiny")
WORDS = ["one", "two", "three"]
def generate(prompt):
    return WORDS[len(prompt) % 3]
def real(prompt):
    return pipe(prompt)[0]["generated_text"]
with gr.Blocks() as demo:
    box = gr.Textbox()
    gr.Button().click(generate, box, box, api_name="generate")
    gr.Button().click(real, box, box, api_name="real")
demo.launch(app_kwargs={"routes": [Route("/health", lambda request: None)]})
`
  const rounds = [{ 'README.md': '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\n---\n', 'app.py': source, 'requirements.txt': 'transformers==5.0.0\n' }]
  const { run, story } = await attempt({ app: { health }, rounds })
  expect(story.facts.guard?.provenEndpoints).toEqual(['/real'])
  expect(run.resultStatus).toBe('wrong_output')
  expect(story.facts.live?.problems).toEqual([expect.stringContaining('app.py:12: what the endpoint gives is not made by the model of its input')])
})
