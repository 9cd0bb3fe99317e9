import { features as featureTable } from '../features/all-features.ts'
import type { DimensionName } from '../language/item.ts'
import type { FeatureReading } from './reading.ts'

/** What a number beside the noun of a feature means: the side of a square pocket, the diameter of a round one. */
export function bareOf({ feature, choices }: FeatureReading): DimensionName | undefined {
  const { bare, choices: known } = featureTable[feature]
  if (known.includes('rectangular') && choices.has('round')) return 'diameter'
  return bare ?? (choices.has('square') ? 'side' : undefined)
}
