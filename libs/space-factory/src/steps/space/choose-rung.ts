import type { FactoryTask, HardwareAttempt } from '@naturalcad/contracts/factory'
import { findFlavor, freeCpuFlavor } from '../../hardware/flavors.ts'
import { type HardwareChoice, planHardware } from '../../hardware/plan-hardware.ts'

export interface ChosenRung {
  /** Null: the Space is made as a shell, without the GPU that its app needs. */
  rung: HardwareChoice | null
  needsGpu: boolean
  /** What was not even asked for. */
  refused: HardwareAttempt[]
}

/**
 * What to ask for when the Space is made: the flavor that its app is written for, where the user allows it. Paid hardware is never asked
 * for without the user's leave, nor above the price that the user has set.
 */
export function chooseRung(hardware: string, { hardware: limits, isZeroGpuEligible }: Pick<FactoryTask, 'hardware' | 'isZeroGpuEligible'>): ChosenRung {
  const needsGpu = findFlavor(hardware)?.kind !== 'cpu'
  const { ladder, refused } = planHardware({
    // Whether it fits was the recommender's question; here it is what may be asked for.
    vramGb: needsGpu ? 1 : 0,
    isZeroGpuEligible,
    allowFixedGpu: limits.allowFixedGpu,
    maxUsdPerHour: limits.maxUsdPerHour ?? Infinity,
    sleepTimeSeconds: limits.sleepTimeSeconds,
  })
  if (!needsGpu) return { rung: ladder.find(({ flavor }) => flavor === freeCpuFlavor) ?? null, needsGpu, refused: [] }
  const exact = ladder.find(({ flavor }) => flavor === hardware)
  if (exact !== undefined) return { rung: exact, needsGpu, refused: [] }
  const reason = refused.find(({ flavor }) => flavor === hardware)?.reason ?? `${hardware} is no hardware of Spaces`
  const attempt: HardwareAttempt = { flavor: hardware, via: 'create', httpStatus: null, outcome: 'refused_plan', reason: `not asked for: ${reason}` }
  return { rung: null, needsGpu, refused: [attempt] }
}
