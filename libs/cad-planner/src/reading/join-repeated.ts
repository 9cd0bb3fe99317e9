import type { FeatureReading } from './reading.ts'

/**
 * `six-hole plate, 5 mm holes` names its holes twice. A later mention without a count joins an earlier one that lacks what it
 * says; one that could be either the same holes or more of them is refused.
 */
export function joinRepeated(features: readonly FeatureReading[], refused: string[]): FeatureReading[] {
  const result: FeatureReading[] = []
  for (const feature of features) {
    const earlier = result.find(({ feature: kind }) => kind === feature.feature)
    if (earlier !== undefined && isAdjective(earlier)) {
      result.splice(result.indexOf(earlier), 1, feature)
      continue
    }
    const isVague =
      feature.feature === 'hole' && feature.plural && feature.count === undefined && feature.sizes.length === 0 && !feature.places.has('corners')
    if (earlier === undefined || !isVague) {
      result.push(feature)
    } else if (isComplement(earlier, feature)) {
      earlier.facts.push(...feature.facts)
      if (feature.metric !== undefined) earlier.metric = feature.metric
      for (const [choice, words] of feature.choices) earlier.choices.set(choice, words)
      for (const [place, words] of feature.places) earlier.places.set(place, words)
    } else {
      refused.push(`${feature.facts[0]?.words ?? feature.words} (the same ${feature.words} as before, or more of them?)`)
    }
  }
  return result
}

/** `rounded plate with 5 mm corner radius`: the adjective asks for what is said later. */
function isAdjective({ feature, facts, places }: FeatureReading): boolean {
  return (feature === 'fillet' || feature === 'chamfer') && facts.length === 0 && places.size === 0
}

function isComplement(earlier: FeatureReading, later: FeatureReading): boolean {
  const sized = ({ facts, metric }: FeatureReading): boolean =>
    metric !== undefined || facts.some(({ dimension }) => dimension === 'diameter' || dimension === 'radius')
  return !(sized(earlier) && sized(later)) && !later.facts.some(({ dimension }) => earlier.facts.some((fact) => fact.dimension === dimension))
}
