import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRun, FailureClass, Verdict } from '@naturalcad/contracts/factory'
import type { FaultInput } from '@naturalcad/hub-emulator'
import { createScriptedAgent, lyingApps, type ScriptedAct } from '@naturalcad/space-factory/testing'
import { expect, test } from 'vitest'
import { honestApp, toFiles } from '../support/apps/honest-apps.ts'
import { complete, fail, type GradioScript, sendHtml, sendJson } from '../support/gradio-server.ts'
import { modelWithoutTemplate } from '../support/lying-run.ts'
import { answerPerfectly } from '../support/perfect-answers.ts'
import { pushModel, type PushedModel } from '../support/push-model.ts'
import { runRecipeScene, type RecipeSceneOptions } from '../support/recipe-scene.ts'
import { shareHub } from '../support/shared-hub.ts'
import { runScene, type SceneOptions } from '../support/space-scene.ts'
import { workspaceFiles } from '../support/write-workspace.ts'

/** Each is brought about from outside: by what the Hub answers, what the agent writes, what the Space does, and who ends the run. */
type Cause = () => Promise<FactoryRun>

const shared = shareHub()
let pushed: PushedModel | undefined
let count = 0

async function make(options: SceneOptions = {}, ...faults: FaultInput[]): Promise<FactoryRun> {
  count += 1
  const hub = shared.hub()
  for (const fault of faults) hub.addFault(fault)
  return (await runScene({ ...options, hub, task: { spaceId: `${options.user ?? 'alice'}/verdict-${count}`, ...options.task } })).run
}

async function build(acts: readonly ScriptedAct[], options: Partial<RecipeSceneOptions> = {}): Promise<FactoryRun> {
  count += 1
  pushed ??= await pushModel(shared.hub().as('alice'), 'alice/tiny', modelWithoutTemplate)
  const scene = { recipe: 'universal' as const, pushed, hub: shared.hub(), agent: createScriptedAgent({ rounds: [acts] }), app: answerPerfectly('text'), ...options }
  return (await runRecipeScene({ ...scene, task: { repairRounds: 0, spaceId: `alice/verdict-${count}`, live: { endpoint: null, inputs: null, expected: 'text' }, ...options.task } })).run
}

const write = (files: Readonly<Record<string, string>>): ScriptedAct[] => toFiles(files).map(({ path, bytes }) => ({ write: path, content: bytes }))
const honest = write({ 'app.py': honestApp })
const empty = write({ 'app.py': 'import gradio as gr\nHEALTH = "/health"\ngr.Blocks().launch()\n' })
const lying = { 'README.md': workspaceFiles['README.md'] ?? '', 'app.py': lyingApps['its model in a comment']?.files['app.py'] ?? '' }
const blockers = JSON.stringify({
  modelId: 'alice/tiny', summary: 'No.', blockers: [{ id: 'codec', category: 'dependency', component: 'codec', description: 'no compiler', evidence: 'nvcc: not found', alternativesTried: [], workaround: null, severity: 'blocking' }],
})
const well = sendJson({ status: 'ok', modelId: 'alice/tiny', generationEndpoint: '/generate' })
const gives = (answer: NonNullable<GradioScript['answer']>): SceneOptions => ({ app: { health: well, answer } })
const noEndpoints: GradioScript = { health: well, info: { named_endpoints: {}, unnamed_endpoints: {} } }
const noApp: GradioScript = { health: sendHtml(), info: null }
const stays = (stage: string): SceneOptions => ({ runtimes: () => [{ stage }] })
const shortOfTime = { flavor: 'cpu-basic', timeoutSeconds: 600, image: 'python:3.12' }
const create = { method: 'POST', path: '/api/repos/create' }

function cancel(): Promise<FactoryRun> {
  const controller = new AbortController()
  return build([...honest, { act: () => controller.abort(new NaturalCadError('CANCELED', 'enough')) }, { hang: true }], { signal: controller.signal })
}

const verdicts: Record<Verdict, Cause> = {
  canceled: cancel,
  timed_out: () => build(honest, { runtimes: () => [{ stage: 'BUILDING' }], task: { job: shortOfTime } }),
  agent_failed: () => build([{ claim: 'success' }]),
  unsafe_workspace: () => build([...honest, { write: 'more.py', content: 'eval("1")\n' }]),
  space_create_failed: () => make({}, { ...create, answer: { status: 503 } }),
  build_failed: () => make(stays('BUILD_ERROR')),
  runtime_failed: () => make(stays('RUNTIME_ERROR')),
  full_inference_success: () => build(honest),
  wrong_output: () => make(gives(() => complete('the same'))),
  quota_blocked: () => make(gives(() => fail('exceeded', 'ZeroGPU quota exceeded'))),
  generation_failed: () => make(gives(() => fail('RuntimeError'))),
  manual_hardware_required: () => make({ workspace: { hardware: 'l4x1' } }),
  technical_blocker: () => build([...empty, { write: 'TECHNICAL_BLOCKERS.json', content: blockers }]),
  full_inference_candidate_health_passed: () => make({ app: noEndpoints }),
  safe_scaffold: () => build(empty, { task: { mode: 'safe-scaffold' } }),
  health_only: () => make({ app: noEndpoints, rounds: [lying] }),
  health_failed: () => make({ app: noApp }),
}

const classes: Record<Exclude<FailureClass, 'internal'>, Cause> = {
  auth: () => make({}, { path: '/api/*', answer: { status: 401 } }),
  scope: () => make({}, { ...create, answer: { status: 401 } }),
  payment: () => make({ user: 'bob' }),
  plan: () => make({ workspace: { hardware: 'l4x1' } }),
  namespace: () => make({ task: { spaceId: 'bob/elsewhere' } }),
  conflict: async () => {
    await make({ task: { spaceId: 'alice/verdict-taken' } })
    return make({ task: { spaceId: 'alice/verdict-taken', runId: '20260801-120000-bbbbbbbb' } })
  },
  rate_limit: () => make({}, { ...create, answer: { status: 429, headers: { 'retry-after': '1' } } }),
  network: () => make({}, { ...create, answer: { status: 502 } }),
  agent: () => build([...honest, { fail: 'the model ended with an error' }]),
  guard: () => build([...honest, { remove: 'README.md' }]),
  build: () => make(stays('BUILD_ERROR')),
  config: () => make(stays('CONFIG_ERROR')),
  runtime: () => make(stays('RUNTIME_ERROR')),
  startup_timeout: () => make({ ...stays('APP_STARTING'), rounds: [{ ...workspaceFiles, 'README.md': (workspaceFiles['README.md'] ?? '').replace('app_file', 'startup_duration_timeout: 1m\napp_file') }] }),
  health: () => make({ app: noApp }),
  schema: () => make({ app: noEndpoints, rounds: [lying] }),
  output: () => make(gives(() => complete(''))),
  quota: () => make(gives(() => fail('illegal', 'ZeroGPU illegal duration'))),
  job_timeout: () => build(honest, { runtimes: () => [{ stage: 'BUILDING' }], task: { job: shortOfTime } }),
  canceled: cancel,
}

test.each(Object.entries(verdicts))('the verdict %s', async (verdict, cause) => {
  expect((await cause()).resultStatus).toBe(verdict)
})

test.each(Object.entries(classes))('a failure of class %s', async (failureClass, cause) => {
  expect((await cause()).failure?.class).toBe(failureClass)
})
