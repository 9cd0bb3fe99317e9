/** What has to be known of a model to run it: limits in tokens, prices in US dollars for a million tokens. */
export interface AgentModel {
  id: string
  contextWindow: number
  /** Of one answer. */
  maxTokens: number
  usdPerMillion: { input: number; output: number }
}

/** The day that limits and prices were read. */
export const agentModelsAsOf = '2026-08-01'

const known: readonly AgentModel[] = [
  { id: 'Qwen/Qwen3-Coder-Next', contextWindow: 262_144, maxTokens: 32_768, usdPerMillion: { input: 0.2, output: 1.5 } },
  { id: 'Qwen/Qwen3-Coder-480B-A35B-Instruct', contextWindow: 262_144, maxTokens: 32_768, usdPerMillion: { input: 2, output: 2 } },
]

/** Of a model that is not in the table: little room, and dear, so that a budget is not passed by a wrong guess. */
const unknown = { contextWindow: 65_536, maxTokens: 16_384, usdPerMillion: { input: 3, output: 15 } } as const

/** A provider behind a colon (`:novita`, `:fastest`) does not change what the model is. */
export function findAgentModel(id: string, models: readonly AgentModel[] = known): AgentModel {
  const name = id.replace(/:[\w-]+$/, '')
  return { ...(models.find((model) => model.id === name) ?? unknown), id }
}
