import { type FactoryTask, type RecipeName } from '@naturalcad/contracts/factory'
import { type Agent, chooseMode, findRecipe, recipeTable } from '@naturalcad/space-factory'
import { onTestFinished } from 'vitest'
import { type GradioScript, sendJson, startGradio, textInfo } from './gradio-server.ts'
import { createJumpingClock } from './jumping-clock.ts'
import { pushModel, type PushedModel, writeCard } from './push-model.ts'
import { runInProcess, type RunInProcess } from './run-in-process.ts'
import { type StartedHub, startHub } from './start-hub.ts'
import { running, standInSpace, type StandInScript } from './stand-in-space.ts'

export interface RecipeSceneOptions extends Pick<StandInScript, 'runtimes' | 'logs'> {
  recipe: RecipeName
  /** Files of the model; without them there is none. */
  model?: Readonly<Record<string, string | Uint8Array>>
  /** One that is there already, in place of that. */
  pushed?: PushedModel
  /** @default 'alice/tiny' */
  modelId?: string
  task?: Partial<FactoryTask>
  agent?: Agent
  /** What stands in for the app that was uploaded. */
  app?: GradioScript
  hub?: StartedHub
  prepare?: (hub: StartedHub) => void | Promise<void>
  signal?: AbortSignal
}

export const textModelFiles = {
  'README.md': writeCard({ license: 'mit', pipeline_tag: 'text-generation', library_name: 'transformers' }),
  'config.json': JSON.stringify({ architectures: ['GPT2LMHeadModel'], model_type: 'gpt2', torch_dtype: 'float32' }),
  'pytorch_model.bin': new Uint8Array(400_000),
}

/** An app as the templates write it: `/predict` takes a text, and says something else for each. */
export const templateApp: GradioScript = {
  health: sendJson({ status: 'ok', generationEndpoint: '/predict', ready: true }),
  info: textInfo('Textbox', '/predict'),
}

/** A run of a recipe as it is, on an emulated Hub; only the building and running of its Space, and the app, are stood in for. */
export async function runRecipeScene(options: RecipeSceneOptions): Promise<RunInProcess & { requests: string[]; hub: StartedHub }> {
  const { recipe: name, task, agent, app = templateApp, logs = { build: '', run: 'Running on local URL' }, runtimes = (head) => [running(head)] } = options
  const hub = options.hub ?? (await startHub({ profile: 'pro', python: '/no/such/python' }))
  const model = options.pushed ?? (options.model === undefined ? null : await pushModel(hub.as('alice'), options.modelId ?? 'alice/tiny', options.model))
  await options.prepare?.(hub)
  const server = await startGradio(app)
  onTestFinished(() => server.stop())
  const { fetch, requests } = standInSpace(task?.spaceId ?? 'alice/tiny-space', { runtimes, appUrl: server.url, logs })
  const { timeoutSeconds, repairRounds } = recipeTable[name].defaults
  const ran = await runInProcess({
    recipe: findRecipe({ recipe: name, model }),
    task: { model, mode: chooseMode(name, { hasModel: model !== null }), repairRounds, job: { flavor: 'cpu-basic', timeoutSeconds, image: 'python:3.12' }, ...task },
    hub: { ...hub.as('alice'), fetch },
    clock: createJumpingClock(),
    ...(agent === undefined ? {} : { agent }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  return { ...ran, requests, hub }
}
