import type { HubEmulatorOptions, InferenceOptions } from '@naturalcad/hub-emulator'
import { startModelEmulator, type ModelEmulator, type ModelEmulatorOptions } from '@naturalcad/model-emulator'
import { onTestFinished } from 'vitest'
import { startForTest, type StartedEmulator } from './emulator.ts'

export interface InferenceTestOptions {
  model?: ModelEmulatorOptions
  inference?: Partial<InferenceOptions>
  hub?: HubEmulatorOptions
}

/** A scripted model server with the Hub's router before it. */
export async function startWithModel({ model = {}, inference = {}, hub = {} }: InferenceTestOptions = {}): Promise<{ hub: StartedEmulator; model: ModelEmulator }> {
  const server = await startModelEmulator({ models: ['org/small'], rules: [{ times: 'always', reply: { text: 'Hi' } }], ...model })
  onTestFinished(() => server.stop())
  return { model: server, hub: await startForTest({ inference: { url: server.url, ...inference }, ...hub }) }
}

export const hello = { model: 'org/small', messages: [{ role: 'user' as const, content: 'hello' }] }
