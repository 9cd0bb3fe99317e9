import type { OutputKind } from '@naturalcad/contracts/factory'
import type { HubEmulator } from '@naturalcad/hub-emulator'
import { findRecipe, type RunStory } from '@naturalcad/space-factory'
import { createScriptedAgent } from '@naturalcad/space-factory/testing'
import { pushModel, writeCard } from './push-model.ts'
import { textModelFiles } from './recipe-scene.ts'
import { runInProcess, type RunInProcess } from './run-in-process.ts'

/** No template writes an app for it, so that the agent does. */
export const modelWithoutTemplate = { ...textModelFiles, 'README.md': writeCard({ license: 'mit', pipeline_tag: 'automatic-speech-recognition', library_name: 'transformers' }) }

export interface LyingRunOptions {
  emulator: HubEmulator
  files: readonly { path: string; bytes: Uint8Array }[]
  expected: OutputKind
  /** Of the Space. */
  name: string
}

/** A run of the recipe for any model, whose agent writes these files and says that it is done; the Space is built and run by the emulated Hub. */
export async function runLie({ emulator, files, expected, name }: LyingRunOptions): Promise<RunInProcess & { story: RunStory }> {
  const hub = { hubUrl: emulator.url, accessToken: emulator.users.find((user) => user.name === 'alice')?.token ?? '' }
  const model = await pushModel(hub, `alice/tiny-${name}`, modelWithoutTemplate)
  // The app says that it runs this model.
  const renamed = files.map(({ path, bytes }) => ({ write: path, content: new TextDecoder().decode(bytes).replaceAll('alice/tiny', model.id) }))
  return runInProcess({
    recipe: findRecipe({ recipe: 'universal', model }),
    task: { model, repairRounds: 0, spaceId: `alice/${name}`, live: { endpoint: null, inputs: null, expected } },
    hub,
    agent: createScriptedAgent({ rounds: [[...renamed, { claim: 'success' }]] }),
  })
}
