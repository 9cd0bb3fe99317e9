import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryTask, HardwareLimits } from '@naturalcad/contracts/factory'
import type { Costs } from '../../budget/cost-lines.ts'
import { estimateCosts } from '../../budget/estimate-costs.ts'
import { judgeBudget } from '../../budget/judge-budget.ts'
import { agentLimits } from '../../steps/agent/agent-limits.ts'
import { findFlavor, freeCpuFlavor } from '../../hardware/flavors.ts'
import { hardwareLadder } from '../../recommend/hardware-ladder.ts'

export interface CostQuestion {
  job: FactoryTask['job']
  hardware: HardwareLimits
  /** For a Space that is made, or for one that is there. */
  asksForHardware: boolean
  needsAgent: boolean
  budgetUsd: number | null
}

/** The most that the run can cost. Throws `LIMIT_EXCEEDED` where the budget does not do, `INVALID_REQUEST` for a Job's flavor without a known price. */
export function checkCosts({ job, hardware, asksForHardware, needsAgent, budgetUsd }: CostQuestion): Costs {
  const flavor = dearestFlavor(hardware)
  const space = asksForHardware && flavor !== freeCpuFlavor ? { space: { flavor, activeSeconds: job.timeoutSeconds, sleepTimeSeconds: hardware.sleepTimeSeconds } } : {}
  const fixed = estimateCosts({ job, ...space })
  // The agent gets what the rest leaves of the budget.
  const left = budgetUsd === null ? agentLimits.maxUsd : Math.max(0, Math.min(agentLimits.maxUsd, budgetUsd - fixed.totalUsd))
  const costs = estimateCosts({ job, ...space, ...(needsAgent ? { inferenceUsd: left } : {}) })
  const { decision, reason } = judgeBudget({ aheadUsd: costs.totalUsd, spentUsd: 0, budgetUsd })
  if (decision === 'go') return costs
  throw new NaturalCadError('LIMIT_EXCEEDED', `the run can cost ${costs.totalUsd} USD, over its budget: ${reason}`, {
    remedy: 'raise the budget, shorten the time limit, or choose cheaper hardware',
    details: { totalUsd: costs.totalUsd, budgetUsd },
  })
}

/** The dearest that the Space may come to stand on: the one that was named, or any that is chosen by itself under the cap. */
function dearestFlavor({ flavor, allowFixedGpu, maxUsdPerHour }: HardwareLimits): string {
  if (flavor !== null) return flavor
  if (!allowFixedGpu) return freeCpuFlavor
  const priced = hardwareLadder.fixed.map((rung) => ({ name: rung.flavor, usdPerHour: findFlavor(rung.flavor)?.usdPerHour ?? 0 }))
  const allowed = priced.filter(({ usdPerHour }) => usdPerHour <= (maxUsdPerHour ?? Infinity))
  return allowed.toSorted((one, other) => other.usdPerHour - one.usdPerHour)[0]?.name ?? freeCpuFlavor
}
