import type { Flavor } from '../hardware/flavors.ts'
import { type Costs, sumCosts, type TimedUse } from './cost-lines.ts'

export interface CostPlan {
  job: { flavor: string; timeoutSeconds: number }
  /** Without it no Space is made. */
  space?: { flavor: string; /** Longest time that the run may use it. */ activeSeconds: number; /** Time that it stays up after the last call. */ sleepTimeSeconds: number | null }
  /** Upper bound of what the agent's model may cost. */
  inferenceUsd?: number
  /** @default `flavors` of this package */
  flavors?: readonly Flavor[]
}

/** The most that a run can cost, told before it starts. */
export function estimateCosts({ job, space, inferenceUsd, flavors }: CostPlan): Costs {
  const timed: TimedUse[] = [{ what: 'job', flavor: job.flavor, seconds: job.timeoutSeconds }]
  if (space !== undefined) timed.push({ what: 'space', flavor: space.flavor, seconds: space.activeSeconds + (space.sleepTimeSeconds ?? 0) })
  const counted = inferenceUsd === undefined ? [] : [{ what: 'inference' as const, usd: inferenceUsd, basis: 'upper bound' }]
  return sumCosts([...timed, ...counted], flavors)
}
