import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@naturalcad/contracts'
import { startModelEmulator, type ModelEmulator, type RuleInput } from '@naturalcad/model-emulator'
import type { AgentContext, AgentTask } from '@naturalcad/space-factory'

/** The key that must be seen nowhere but before the inference router. */
export const plantedToken = 'hf_PlantedTokenOfTheTests1234567890abc'

export const model = 'Qwen/Qwen3-Coder-Next'

export interface AgentScene {
  readonly folder: string
  readonly workspace: string
  readonly traces: string
  readonly emulator: ModelEmulator
  readonly events: { message: string; data: Record<string, unknown> }[]
  task(goal?: string, changes?: Partial<AgentTask>): AgentTask
  context(changes?: Partial<AgentContext>): AgentContext
  close(): Promise<void>
}

/** A workspace, a model that says what the script says, and the key for it. */
export async function createAgentScene(rules: RuleInput[]): Promise<AgentScene> {
  const folder = mkdtempSync(join(tmpdir(), 'nc-agent-test-'))
  const workspace = mkdtempSync(join(tmpdir(), 'nc-agent-workspace-'))
  const emulator = await startModelEmulator({ models: [model], rules, apiKey: plantedToken })
  const events: AgentScene['events'] = []
  const traces = join(folder, 'traces')
  return {
    folder,
    workspace,
    traces,
    emulator,
    events,
    task: (goal = 'Write app.py.', changes = {}) => ({ goal, workspace, model, spaceId: null, round: 0, ...changes }),
    context: (changes = {}) => ({
      signal: new AbortController().signal,
      clock: systemClock,
      inference: { baseUrl: emulator.url, accessToken: plantedToken },
      hub: { hubUrl: 'http://127.0.0.1:9', accessToken: plantedToken },
      limits: { maxRequests: 20, maxUsd: 1, maxSeconds: 60 },
      traces,
      onEvent: (message, data) => events.push({ message, data }),
      ...changes,
    }),
    async close() {
      await emulator.stop()
      rmSync(folder, { recursive: true, force: true })
      rmSync(workspace, { recursive: true, force: true })
    },
  }
}
