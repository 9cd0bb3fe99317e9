/** What the agent may use in one round, where the run's budget allows it. */
export const agentLimits = {
  maxRequests: 150,
  /** US dollars. */
  maxUsd: 2,
  maxSeconds: 25 * 60,
} as const

/** Of the time that a run has left, the agent may use this share: the Space has to be built and called in the rest. */
const shareOfTime = 0.5

export function limitAgent({ remainingUsd, remainingMs }: { remainingUsd: number | null; remainingMs: number }): { maxRequests: number; maxUsd: number; maxSeconds: number } {
  return {
    maxRequests: agentLimits.maxRequests,
    maxUsd: Math.min(agentLimits.maxUsd, remainingUsd ?? Infinity),
    maxSeconds: Math.max(1, Math.min(agentLimits.maxSeconds, Math.floor((remainingMs / 1000) * shareOfTime))),
  }
}
