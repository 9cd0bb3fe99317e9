import type { Clock } from '@naturalcad/contracts'
import type { AgentFacts } from '../verdict/gate-facts.ts'

export interface AgentTask {
  /** What is to be done, in Markdown. */
  goal: string
  /** Absolute path of the folder that it works in, and the only one that it can change. */
  workspace: string
  /** As the inference router names it. */
  model: string
  /** The Space that it makes itself, in the quickstart only. */
  spaceId: string | null
  /** That the Space is made with, whatever the agent asks for. */
  spaceVariables?: Readonly<Record<string, string>>
  /** 0 for the first time, then the rounds of repair. */
  round: number
}

export interface AgentContext {
  signal: AbortSignal
  clock: Clock
  /** Of the inference router: `https://router.huggingface.co/v1`. The key never reaches the agent. */
  inference: { baseUrl: string; accessToken: string; billTo?: string }
  hub: { hubUrl: string; accessToken: string; fetch?: typeof globalThis.fetch }
  limits: { maxRequests: number; maxUsd: number; maxSeconds: number }
  /** Absolute path of the private folder that its raw sessions go to. */
  traces: string
  onEvent: (message: string, data: Record<string, unknown>) => void
}

export interface AgentUsage {
  requests: number
  inputTokens: number
  outputTokens: number
  usd: number
}

export interface AgentResult extends Pick<AgentFacts, 'outcome' | 'detail' | 'claim'> {
  usage: AgentUsage
  /** What it printed, without secrets. */
  output: string
  /** Level of the sandbox that it ran at; null where it never started. */
  sandboxLevel: number | null
}

/** Who writes the app. Its word never counts: the wrapper looks at the files and at the Space. Rejects only with the signal's reason. */
export interface Agent {
  readonly name: string
  work(task: AgentTask, context: AgentContext): Promise<AgentResult>
}
