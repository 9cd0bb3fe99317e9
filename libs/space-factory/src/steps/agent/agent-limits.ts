/** What the agent may use, where the run's budget and its time allow it. */
export const agentLimits = {
  /** Of one round. */
  maxRequests: 150,
  /** US dollars, of all rounds of a run together. */
  maxUsd: 2,
  /** Of one round. */
  maxSeconds: 25 * 60,
} as const

/** Of the time that a run has left, the agent may use this share: the Space has to be built and called in the rest. */
const shareOfTime = 0.5

/** Each of the rounds that a run may have gets the same share of the money. */
export function limitAgent({ remainingUsd, remainingMs, rounds }: { remainingUsd: number | null; remainingMs: number; rounds: number }): { maxRequests: number; maxUsd: number; maxSeconds: number } {
  return {
    maxRequests: agentLimits.maxRequests,
    maxUsd: Math.min(agentLimits.maxUsd / rounds, remainingUsd ?? Infinity),
    maxSeconds: Math.max(1, Math.min(agentLimits.maxSeconds, Math.floor((remainingMs / 1000) * shareOfTime))),
  }
}
