import type { Blocker, FactoryTask, RuntimeRecommendation, TemplateName } from '@naturalcad/contracts/factory'
import type { CardAnalysis } from '../card/card-analysis.ts'
import { findFlavor, freeCpuFlavor } from '../hardware/flavors.ts'
import { recommend } from './recommend.ts'

export interface AppPlan {
  /** Null where an agent has to write the app. */
  template: TemplateName | null
  /** Slug of the hardware that the app is written for, which may be more than this account or run may use. */
  hardware: string
  size: 'large' | 'xlarge'
  quantization: 'none' | '4-bit'
  durationSeconds: number
  /** What stands in the way on any hardware and with every leave; empty where nothing does. */
  blockers: Blocker[]
}

export interface PlanAppFacts {
  analysis: CardAnalysis
  baseModel: CardAnalysis | null
  recommendation: RuntimeRecommendation
}

/**
 * What the app of a model is written for. Hardware that is only not allowed is no blocker: the app is written for it, and a person can assign
 * it. A flavor that was asked for by name is taken, however much memory it has.
 */
export function planApp({ analysis, baseModel, recommendation }: PlanAppFacts, { hardware: { flavor } }: Pick<FactoryTask, 'hardware'>): AppPlan {
  const isBlocked = recommendation.blockers.length > 0
  const open = isBlocked ? recommend(analysis, { ...(baseModel === null ? {} : { baseModel }), zeroGpuAllowed: true, fixedGpuAllowed: true }) : recommendation
  const blockers = open.blockers.filter(({ id }) => flavor === null || id !== 'memory')
  const isForCpu = open.template === 'sklearn' || open.template === 'spacy'
  const asked = flavor ?? open.hardware.preferred ?? freeCpuFlavor
  const isCpu = findFlavor(asked)?.kind === 'cpu'
  return {
    // An adapter without its base model cannot be loaded.
    template: open.template === 'peft' && baseModel?.sha === undefined ? null : open.template,
    hardware: isForCpu && !isCpu ? freeCpuFlavor : asked,
    size: open.hardware.size ?? 'large',
    quantization: open.quantization === '4-bit' && !isCpu ? '4-bit' : 'none',
    durationSeconds: open.zeroGpu.initialDurationS ?? 60,
    blockers,
  }
}
