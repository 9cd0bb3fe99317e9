import type { FeatureName } from '../language/item.ts'
import { isFeature, type ReaderState } from './reader-state.ts'
import type { FeatureReading, PartReading } from './reading.ts'
import type { Segment } from './segments.ts'

type Subject = PartReading | FeatureReading

const edges: ReadonlySet<FeatureName> = new Set<FeatureName>(['fillet', 'chamfer'])
const round: ReadonlySet<FeatureName> = new Set<FeatureName>(['hole', 'bore'])
const angular: ReadonlySet<FeatureName> = new Set<FeatureName>(['slot', 'pocket', 'cutout'])

/**
 * Only the edges of the part are rounded and chamfered, not those of what is cut from it: refuses `chamfered holes`, `1 mm
 * chamfers at the holes` and `a pocket with rounded corners`. What can only mean the part passes: `holes with 5 mm rounded corners`.
 */
export function refuseEdgesOfCuts(state: ReaderState, segment: Segment, subjects: readonly Subject[], previous: Subject | undefined): void {
  const inside = subjects.find((subject) => isCut(subject))
  for (const subject of subjects) {
    if (!isFeature(subject) || !edges.has(subject.feature)) continue
    const cut = inside ?? (segment.isOwned ? previous : undefined)
    if (cut === undefined || !isCut(cut)) continue
    if (inside === undefined && round.has(cut.feature) && subject.places.size > 0) continue
    state.refused.push(`${subject.words} (of the ${cut.words}?)`)
  }
}

function isCut(subject: Subject): subject is FeatureReading {
  return isFeature(subject) && (round.has(subject.feature) || angular.has(subject.feature))
}
