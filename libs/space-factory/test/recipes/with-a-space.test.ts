import { TechnicalBlockers } from '@naturalcad/contracts/factory'
import { generateSpace } from '@naturalcad/space-factory'
import { createScriptedAgent } from '@naturalcad/space-factory/testing'
import { expect, test } from 'vitest'
import { complete, textInfo } from '../support/gradio-server.ts'
import { runId } from '../support/made-up-task.ts'
import { pushModel, writeCard } from '../support/push-model.ts'
import { startHub } from '../support/start-hub.ts'
import { running } from '../support/stand-in-space.ts'
import { runRecipeScene, templateApp, textModelFiles } from '../support/recipe-scene.ts'

const cpu = { flavor: 'cpu-basic', allowFixedGpu: false, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 }
const reverse = (text: unknown) => String(text).split(' ').reverse().join(' ')
const madeSpace = (requests: string[]) => requests.includes('POST /api/repos/create')

test.each(['template-space', 'text-model'] as const)('%s writes the app of a model and proves it live', async (recipe) => {
  const { run, files, story } = await runRecipeScene({ recipe, model: textModelFiles, task: { hardware: cpu } })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
  const app = (await files.readText('generated/app.py')) ?? ''
  expect(app).toContain('MODEL_ID = "alice/tiny"')
  expect(app).toContain(`REVISION = "${story.facts.analysis?.sha}"`)
  expect(await files.list('generated')).toEqual(['generated/README.md', 'generated/app.py', 'generated/requirements.txt'])
  expect(await files.readText('report.md')).toContain('full_inference_success')
})

test('template-space without a model proves its app, and claims no inference', async () => {
  const app = { ...templateApp, answer: ([text]: unknown[]) => complete(`From the last word to the first: ${reverse(text)}`) }
  const { run, story } = await runRecipeScene({ recipe: 'template-space', app })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'safe_scaffold', model: null })
  expect(story.gate?.evidence[0]?.detail).toBe('the app answers as it was written to, and no model was asked for')
})

test('text-model makes nothing of a model that is no text model of transformers', async () => {
  const model = { 'README.md': writeCard({ pipeline_tag: 'text-classification', library_name: 'sklearn' }), 'model.joblib': 'x' }
  const { run, files, requests } = await runRecipeScene({ recipe: 'text-model', model })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'technical_blocker' })
  expect(TechnicalBlockers.parse(JSON.parse((await files.readText('TECHNICAL_BLOCKERS.json')) ?? '')).blockers[0]).toMatchObject({ id: 'no-template', workaround: 'run the recipe template-space' })
  expect(madeSpace(requests)).toBe(false)
})

test('a model that needs 400 GB is a blocker before anything is made or spent', async () => {
  const agent = createScriptedAgent({ rounds: [[{ fail: 'it was started' }]] })
  const { run, files, requests, story } = await runRecipeScene({ recipe: 'universal', modelId: 'alice/huge-170b', model: { 'README.md': textModelFiles['README.md'], 'config.json': textModelFiles['config.json'] }, agent })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'technical_blocker' })
  expect(story.facts.agent).toBeUndefined()
  expect(madeSpace(requests)).toBe(false)
  expect(JSON.parse((await files.readText('TECHNICAL_BLOCKERS.json')) ?? '')).toMatchObject({ blockers: [{ id: 'memory', evidence: '408 GB needed, 112.2 GB in 4 bits' }] })
})

test('an attempt is made at it where that was asked for, with the blockers told to the agent', async () => {
  const goals: string[] = []
  const agent = createScriptedAgent({ rounds: [[{ act: ({ goal }) => void goals.push(goal) }, { fail: 'it gave up' }]] })
  const { run } = await runRecipeScene({
    recipe: 'universal', modelId: 'alice/huge-170b', model: { 'README.md': textModelFiles['README.md'], 'config.json': textModelFiles['config.json'] }, agent, task: { mode: 'full-inference-attempt' },
  })
  expect(run).toMatchObject({ status: 'failed', resultStatus: 'agent_failed', failure: { class: 'agent' } })
  expect(goals[0]).toContain('408 GB needed')
})

test('universal takes the template where one fits, and no agent', async () => {
  const agent = createScriptedAgent({ rounds: [[{ fail: 'it was started' }]] })
  const { run, story } = await runRecipeScene({ recipe: 'universal', model: textModelFiles, agent, task: { hardware: cpu } })
  expect(run.resultStatus).toBe('full_inference_success')
  expect(story.facts.agent).toBeNull()
})

const edited = `Edited in run ${runId.slice(-8)}`
const editAgent = (by: string) =>
  createScriptedAgent({
    rounds: [[{
      act: async ({ workspace }) => {
        const { readFile, writeFile } = await import('node:fs/promises')
        const text = await readFile(`${workspace}/app.py`, 'utf8')
        await writeFile(`${workspace}/app.py`, text.replace('From the last word to the first', by))
      },
    }]],
  })

test('agent-edit passes where the live answer shows the edit', async () => {
  const app = { ...templateApp, answer: ([text]: unknown[]) => complete(`${edited}: ${reverse(text)}`) }
  const { run, files } = await runRecipeScene({ recipe: 'agent-edit', agent: editAgent(edited), app })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'safe_scaffold' })
  expect(await files.readText('generated/app.py')).toContain(`ANSWER = "${edited}"`)
  expect(await files.list('traces')).toEqual(['traces/raw/round-0-scripted.jsonl', 'traces/redacted/round-0-scripted.jsonl'])
  expect(await files.readText('logs/pi_output.txt')).toBe('--- round 0 ---\n')
})

test('agent-edit fails where the live answer does not, after the rounds that there are', async () => {
  const app = { ...templateApp, answer: ([text]: unknown[]) => complete(`Something else: ${reverse(text)}`) }
  const { run, events } = await runRecipeScene({ recipe: 'agent-edit', agent: editAgent(edited), app })
  expect(run).toMatchObject({ status: 'failed', resultStatus: 'wrong_output', failure: { class: 'output' } })
  expect(events.filter(({ type }) => type === 'run.repairing')).toHaveLength(1)
})

const pageOf = (sentence: string) => `import os
os.environ["GRADIO_SSR_MODE"] = "false"
import gradio as gr
from starlette.responses import JSONResponse
from starlette.routing import Route

def predict(text: str) -> str:
    return "${sentence}: " + " ".join(reversed(text.split()))

def answer_health(request):
    return JSONResponse({"status": "ok", "generationEndpoint": "/predict", "ready": True})

with gr.Blocks() as demo:
    box = gr.Textbox()
    gr.Button("Run").click(predict, box, gr.Textbox(), api_name="predict")
demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False)
`
const readme = '---\ntitle: Quick\nsdk: gradio\nsdk_version: "6.31.0"\napp_file: app.py\n---\n'
const quick = `Made in run ${runId.slice(-8)}`

/** What the agent's proxy lets through, and does: the Space private and with the variables of the run. */
const makeSpace = (files: Record<string, string>) =>
  createScriptedAgent({
    rounds: [[{
      act: async ({ spaceId, spaceVariables = {} }, { hub }) => {
        const { commit } = await import('@huggingface/hub')
        const { createSpace } = await import('@naturalcad/hub-client')
        const { fetch: send, ...call } = hub
        await createSpace({ ...call, ...(send === undefined ? {} : { fetch: send }), repo: `spaces/${spaceId}`, sdk: 'gradio', visibility: 'private', variables: Object.entries(spaceVariables).map(([key, value]) => ({ key, value })) }).catch(() => {})
        await commit({
          repo: { type: 'space', name: spaceId ?? '' }, hubUrl: hub.hubUrl, accessToken: hub.accessToken, title: 'Upload', ...(send === undefined ? {} : { fetch: send }),
          operations: Object.entries(files).map(([path, text]) => ({ operation: 'addOrUpdate' as const, path, content: new Blob([text]) })),
        })
      },
    }, { write: 'app.py', content: files['app.py'] ?? 'x = 1' }, { claim: 'success' }]],
  })

test('agent-quickstart looks at what the agent made on the Hub', async () => {
  const app = { ...templateApp, answer: ([text]: unknown[]) => complete(`${quick}: ${reverse(text)}`) }
  const { run, files, story, hub } = await runRecipeScene({ recipe: 'agent-quickstart', agent: makeSpace({ 'README.md': readme, 'app.py': pageOf(quick), 'parts/more.py': 'x = 1\n' }), app })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'safe_scaffold', failure: null })
  expect(await files.list('generated')).toEqual(['generated/README.md', 'generated/app.py', 'generated/parts/more.py'])
  expect(story.facts.upload).toMatchObject({ isUploaded: true, fileCount: 3 })
  expect(hub.url).toBeDefined()
})

test('agent-quickstart fails where the agent only says that it made the Space', async () => {
  const agent = createScriptedAgent({ rounds: [[{ write: 'app.py', content: pageOf(quick) }, { claim: 'success' }]] })
  const { run, story } = await runRecipeScene({ recipe: 'agent-quickstart', agent })
  expect(run).toMatchObject({ status: 'failed', resultStatus: 'agent_failed', failure: { class: 'agent' } })
  expect(story.gate?.contradictions).toEqual(['the agent says that it succeeded, and the facts say agent_failed'])
})

test('agent-quickstart never lets an agent at a Space that is there', async () => {
  const agent = makeSpace({ 'README.md': readme, 'app.py': pageOf(quick) })
  const { run, story } = await runRecipeScene({
    recipe: 'agent-quickstart', agent,
    prepare: async (hub) => {
      const { createSpace } = await import('@naturalcad/hub-client')
      await createSpace({ ...hub.as('alice'), repo: 'spaces/alice/tiny-space', sdk: 'static' })
    },
  })
  expect(run).toMatchObject({ status: 'failed', resultStatus: 'space_create_failed', failure: { class: 'conflict' } })
  expect(story.facts.agent).toBeUndefined()
})

const longcatId = 'alice/LongCat-Video'
const longcatModel = { 'README.md': writeCard({ license: 'mit', pipeline_tag: 'text-to-video', library_name: 'diffusers' }), 'config.json': '{}' }
const onZeroGpu = (head: string) => [running(head, 'zero-a10g')]
/** The agent writes what a template would, at the commit of the run. */
const writeVideoApp = createScriptedAgent({
  rounds: [[{
    act: async ({ goal, workspace }) => {
      const { mkdir, writeFile } = await import('node:fs/promises')
      const revision = /at commit `(\w{40})`/.exec(goal)?.[1] ?? ''
      for (const { path, text } of generateSpace({ template: 'diffusers', task: 'text-to-image', modelId: longcatId, revision, hardware: 'zero-a10g' }).files) await writeFile(`${workspace}/${path}`, text)
      await mkdir(`${workspace}/longcat_video`)
      await writeFile(`${workspace}/longcat_video/__init__.py`, '')
    },
  }, { claim: 'success' }]],
})

test('longcat is a candidate at best, and nothing is called', async () => {
  const { run, story, files, requests } = await runRecipeScene({ recipe: 'longcat', modelId: longcatId, model: longcatModel, agent: writeVideoApp, runtimes: onZeroGpu })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_candidate_health_passed' })
  expect(story.gate).toMatchObject({ success: false, generation: null, nextAction: 'validate' })
  expect(await files.list('generated')).toContain('generated/longcat_video/__init__.py')
  expect(requests.filter((request) => request.startsWith('POST /api/repos'))).toHaveLength(1)
})

test('longcat without a card that it may use waits for a person', async () => {
  const { run, requests } = await runRecipeScene({ recipe: 'longcat', modelId: longcatId, model: longcatModel, agent: writeVideoApp, task: { isZeroGpuEligible: false } })
  expect(run).toMatchObject({ status: 'needs_manual_hardware', resultStatus: 'manual_hardware_required', failure: { class: 'plan' } })
  expect(requests).toContain('POST /api/repos/create')
})

test('a Space that may not read its model is not given to the agent to mend', async () => {
  const { run, events, story } = await runRecipeScene({
    recipe: 'universal', model: textModelFiles, task: { hardware: cpu }, agent: createScriptedAgent({ rounds: [[{ fail: 'it was started' }]] }),
    runtimes: (head) => [{ ...running(head), stage: 'RUNTIME_ERROR', errorMessage: 'Exit code: 1' }],
    logs: { run: 'Traceback (most recent call last):\n  File "app.py", line 3\nhuggingface_hub.errors.GatedRepoError: 401 Client Error.' },
  })
  expect(run).toMatchObject({ status: 'failed', resultStatus: 'runtime_failed', failure: { class: 'runtime' } })
  expect(events.map(({ type }) => type)).not.toContain('run.repairing')
  expect(story.finished.at(-1)?.stop?.reason).toContain('set the secret HF_TOKEN')
})

const adapterFiles = (base: string) => ({
  'README.md': `---\nlicense: mit\npipeline_tag: text-generation\nlibrary_name: peft\nbase_model: ${base}\n---\n`,
  'adapter_config.json': JSON.stringify({ base_model_name_or_path: base, peft_type: 'LORA' }),
  'adapter_model.safetensors': new Uint8Array(1000),
})

test('an adapter is loaded on its base model, each at its commit', async () => {
  const hub = await startHub({ profile: 'pro', python: '/no/such/python' })
  const base = await pushModel(hub.as('alice'), 'alice/base', textModelFiles)
  const { run, files } = await runRecipeScene({ recipe: 'template-space', hub, model: adapterFiles(base.id), task: { hardware: cpu } })
  const app = (await files.readText('generated/app.py')) ?? ''
  expect(app).toContain(`BASE_REVISION = "${base.sha}"`)
  expect(run.resultStatus).toBe('full_inference_success')
})

test('an adapter whose base model is not there is no work for a template', async () => {
  const { run, requests } = await runRecipeScene({ recipe: 'template-space', model: adapterFiles('alice/nowhere'), task: { hardware: cpu } })
  expect(run).toMatchObject({ status: 'done', resultStatus: 'technical_blocker' })
  expect(madeSpace(requests)).toBe(false)
})

test('hardware that is named is taken, whatever the recommendation is, and scikit-learn stays on a CPU', async () => {
  const model = { 'README.md': writeCard({ license: 'mit', pipeline_tag: 'text-classification', library_name: 'sklearn' }), 'a/model.joblib': 'x', 'model.skops': 'x' }
  const info = { ...templateApp, info: textInfo('Label', '/predict'), answer: ([text]: unknown[]) => complete({ label: 'good', confidences: [{ label: 'good', confidence: String(text).length / 100 }] }) }
  const { run, files, story } = await runRecipeScene({ recipe: 'template-space', model, app: info, task: { hardware: { ...cpu, flavor: 'zero-a10g' } } })
  expect(story.facts.workspace?.hardware).toBe('cpu-basic')
  expect(await files.readText('generated/app.py')).toContain('hf_hub_download(MODEL_ID, "model.skops", revision=REVISION)')
  expect(run.resultStatus).toBe('full_inference_success')
})
