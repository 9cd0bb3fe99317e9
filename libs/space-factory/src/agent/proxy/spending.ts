import type { AgentModel } from '../agent-models.ts'
import type { AgentUsage } from '../agent.ts'

export interface SpendingLimits {
  maxRequests: number
  maxUsd: number
}

/** What the requests of one round have cost so far, and whether there may be another. */
export interface Spending {
  readonly usage: AgentUsage
  /** What is used up; undefined while there is something left. */
  exhausted(): string | undefined
  countRequest(): void
  countTokens(tokens: { input: number; output: number }): number
}

export function createSpending({ usdPerMillion }: AgentModel, { maxRequests, maxUsd }: SpendingLimits): Spending {
  const usage = { requests: 0, inputTokens: 0, outputTokens: 0, usd: 0 }
  return {
    usage,
    exhausted() {
      if (usage.requests >= maxRequests) return `${usage.requests} requests of ${maxRequests}`
      return usage.usd >= maxUsd ? `${usage.usd.toFixed(4)} USD of ${maxUsd}` : undefined
    },
    countRequest() {
      usage.requests += 1
    },
    countTokens({ input, output }) {
      const usd = (input * usdPerMillion.input + output * usdPerMillion.output) / 1e6
      usage.inputTokens += input
      usage.outputTokens += output
      usage.usd += usd
      return usd
    },
  }
}
