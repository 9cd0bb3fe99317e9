import type { FactoryTask } from '@naturalcad/contracts/factory'
import type { HubEmulatorOptions } from '@naturalcad/hub-emulator'
import { type Recipe, recipe, type RunFacts, steps } from '@naturalcad/space-factory'
import { onTestFinished } from 'vitest'
import { type GradioScript, startGradio } from './gradio-server.ts'
import { createJumpingClock } from './jumping-clock.ts'
import { runInProcess, type RunInProcess } from './run-in-process.ts'
import { type StartedHub, startHub } from './start-hub.ts'
import { running, type StandInScript, standInSpace } from './stand-in-space.ts'
import { writeWorkspace } from './write-workspace.ts'

export interface SceneOptions extends StandInScript {
  task?: Partial<FactoryTask>
  workspace?: Partial<RunFacts['workspace']>
  /** The files that are written, of each round. */
  rounds?: Readonly<Record<string, string | Uint8Array>>[]
  app?: GradioScript
  emulator?: HubEmulatorOptions
  hub?: StartedHub
  /** Before the run begins. */
  prepare?: (hub: StartedHub) => void | Promise<void>
  signal?: AbortSignal
  user?: string
}

export interface Scene extends RunInProcess {
  hub: StartedHub
  requests: string[]
}

/** The way of a Space without analysis: an app is written, guarded, made a Space, built, started and called. */
function buildRecipe(options: Pick<SceneOptions, 'workspace' | 'rounds'> = {}): Recipe {
  return recipe('template-space')
    .step(writeWorkspace(options.workspace, ...(options.rounds ?? [])))
    .repairsFromHere()
    .step(steps.guardWorkspace)
    .step(steps.createSpace)
    .step(steps.uploadWorkspace)
    .step(steps.waitForBuild)
    .step(steps.waitForStart)
    .step(steps.checkHealth)
    .step(steps.callEndpoint)
    .step(steps.readRunLog)
    .decidedByGate()
}

/** One run of that recipe on an emulated Hub, where a stand-in builds and runs the app. */
export async function runScene(options: SceneOptions = {}): Promise<Scene> {
  const { task, app = {}, emulator = { profile: 'pro', python: '/no/such/python' }, prepare, signal, user = 'alice', runtimes = (head) => [running(head)], logs = { build: '', run: 'Running on local URL' } } = options
  const hub = options.hub ?? (await startHub(emulator))
  await prepare?.(hub)
  const server = await startGradio({ health: undefined, ...app } as GradioScript)
  onTestFinished(() => server.stop())
  const { fetch, requests } = standInSpace(task?.spaceId ?? 'alice/tiny-space', { runtimes, appUrl: server.url, logs })
  const ran = await runInProcess({
    recipe: buildRecipe(options),
    task: { repairRounds: 0, user, ...task },
    hub: { ...hub.as(user), fetch },
    clock: createJumpingClock(),
    ...(signal === undefined ? {} : { signal }),
  })
  return { ...ran, hub, requests }
}
