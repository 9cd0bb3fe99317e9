import type { DimensionName, FeatureName } from '../language/item.ts'
import { accepts } from './attach-loose.ts'
import { isFeature, type ReaderState } from './reader-state.ts'
import type { Fact, FeatureReading, PartReading } from './reading.ts'

/** Beside a feature that knows no such dimension, these still mean the part: `4 holes 8 mm thick`. Others could mean either. */
const wholePartDimensions: ReadonlySet<DimensionName> = new Set<DimensionName>([
  'thickness',
  'wall',
  'span',
  'rise',
  'member',
  'boltCircle',
  'edgeDistance',
  'spacing',
  'clearance',
  'tolerance',
  'outerDiameter',
  'innerDiameter',
])

/** Gives a dimension to the noun beside it, or keeps it for later. */
export function attachFact(
  state: ReaderState,
  fact: Fact,
  of: FeatureName | undefined,
  home: PartReading | FeatureReading | undefined,
  isTight: boolean,
): void {
  if (of !== undefined) {
    const owner = state.features.findLast(({ feature }) => feature === of)
    if (owner === undefined)
      state.features.push({ feature: of, words: fact.words, plural: true, facts: [fact], sizes: [], choices: new Map(), places: new Map() })
    else owner.facts.push(fact)
    return
  }
  if (home !== undefined && accepts(state.family, home, fact.dimension)) {
    home.facts.push(fact)
    return
  }
  if (home !== undefined && isFeature(home) && !wholePartDimensions.has(fact.dimension)) {
    state.refused.push(`${fact.words} (of the ${home.words})`)
    return
  }
  const earlier = state.features.filter((feature) => feature !== home && accepts(state.family, feature, fact.dimension))
  state.loose.push({
    fact,
    feature: earlier.findLast((feature) => !feature.facts.some(({ dimension }) => dimension === fact.dimension)),
    isTight: isTight && home === undefined,
  })
}
