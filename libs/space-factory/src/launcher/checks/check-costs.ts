import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryTask, HardwareLimits } from '@naturalcad/contracts/factory'
import type { Costs } from '../../budget/cost-lines.ts'
import { estimateCosts } from '../../budget/estimate-costs.ts'
import { judgeBudget } from '../../budget/judge-budget.ts'
import { agentLimits } from '../../steps/agent/agent-limits.ts'
import { flavors, freeCpuFlavor } from '../../hardware/flavors.ts'

export interface CostQuestion {
  job: FactoryTask['job']
  hardware: HardwareLimits
  makesSpace: boolean
  needsAgent: boolean
  budgetUsd: number | null
}

/** The most that the run can cost. Throws `LIMIT_EXCEEDED` where the budget does not do, `INVALID_REQUEST` for a Job's flavor without a known price. */
export function checkCosts({ job, hardware, makesSpace, needsAgent, budgetUsd }: CostQuestion): Costs {
  const space = { flavor: dearestFlavor(hardware), activeSeconds: job.timeoutSeconds, sleepTimeSeconds: hardware.sleepTimeSeconds }
  const fixed = estimateCosts({ job, ...(makesSpace && space.flavor !== freeCpuFlavor ? { space } : {}) })
  // The agent gets what the rest leaves of the budget.
  const left = budgetUsd === null ? agentLimits.maxUsd : Math.max(0, Math.min(agentLimits.maxUsd, budgetUsd - fixed.totalUsd))
  const costs = estimateCosts({ job, ...(makesSpace && space.flavor !== freeCpuFlavor ? { space } : {}), ...(needsAgent ? { inferenceUsd: left } : {}) })
  const { decision, reason } = judgeBudget({ aheadUsd: costs.totalUsd, spentUsd: 0, budgetUsd })
  if (decision === 'go') return costs
  throw new NaturalCadError('LIMIT_EXCEEDED', `the run can cost ${costs.totalUsd} USD, over its budget: ${reason}`, {
    remedy: 'raise the budget, shorten the time limit, or choose cheaper hardware',
    details: { totalUsd: costs.totalUsd, budgetUsd },
  })
}

/** That the Space may come to stand on: without a cap no card is chosen by itself. */
function dearestFlavor({ flavor, allowFixedGpu, maxUsdPerHour }: HardwareLimits): string {
  if (flavor !== null) return flavor
  if (!allowFixedGpu) return freeCpuFlavor
  const allowed = flavors.filter(({ kind, forSpaces, usdPerHour }) => kind === 'gpu' && forSpaces && usdPerHour !== null && usdPerHour <= (maxUsdPerHour ?? 0))
  return allowed.toSorted((a, b) => (b.usdPerHour ?? 0) - (a.usdPerHour ?? 0))[0]?.name ?? freeCpuFlavor
}
