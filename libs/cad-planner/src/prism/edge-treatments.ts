import { saidAs } from '../features/resolve/facts.ts'
import { roundNoise } from '../language/quantity.ts'
import type { Place } from '../language/item.ts'
import type { FeatureReading } from '../reading/reading.ts'
import { contradiction, notUnderstood } from '../refusal.ts'
import type { AssumptionList } from '../assumption-list.ts'

export interface EdgeTreatment {
  kind: 'fillet' | 'chamfer'
  size: number
  words: string
}

/** What is done to the edges of a prism. At most one treatment each. */
export interface EdgeTreatments {
  corners?: EdgeTreatment
  top?: EdgeTreatment
  bottom?: EdgeTreatment
}

/** Finds which edges each fillet and chamfer is for; where nobody says, the corners of a plate and the top of a round part. */
export function edgeTreatments(readings: readonly FeatureReading[], isRound: boolean, shortest: number, assumptions: AssumptionList): EdgeTreatments {
  const result: EdgeTreatments = {}
  for (const reading of readings) {
    if (reading.feature !== 'fillet' && reading.feature !== 'chamfer') continue
    const name = reading.feature === 'fillet' ? 'fillet_radius' : 'chamfer_size'
    const stated = saidAs(reading, ['radius', 'side', 'length'])
    const value = stated?.value ?? roundNoise(Math.min(5, shortest / 10))
    if (stated === undefined) assumptions.assume(name, value, 'mm', 'a tenth of the shortest side, at most 5 mm')
    else assumptions.read(name, value, 'mm', stated.words)
    const treatment: EdgeTreatment = { kind: reading.feature, size: value, words: stated?.words ?? reading.words }
    for (const edge of edgesOf(reading, isRound, assumptions)) {
      const other = result[edge]
      if (other !== undefined) throw contradiction(`"${other.words}"`, `"${treatment.words}" on the same edges`, 'Name the edges of each.')
      result[edge] = treatment
    }
  }
  return result
}

function edgesOf(reading: FeatureReading, isRound: boolean, assumptions: AssumptionList): (keyof EdgeTreatments)[] {
  const places = [...reading.places.keys()]
  const all: (keyof EdgeTreatments)[] = isRound ? ['top', 'bottom'] : ['corners', 'top', 'bottom']
  const byPlace: Partial<Record<Place, (keyof EdgeTreatments)[]>> = {
    verticalEdges: ['corners'],
    corners: ['corners'],
    topEdges: ['top'],
    bottomEdges: ['bottom'],
    endEdges: ['top', 'bottom'],
    allEdges: all,
  }
  if (places.length === 0) {
    const edges: (keyof EdgeTreatments)[] = isRound ? ['top'] : reading.feature === 'fillet' ? ['corners'] : ['top']
    assumptions.assume(
      `${reading.feature}_edges`,
      edges[0] === 'corners' ? 'the vertical edges' : 'the edges of the top face',
      'text',
      'no edges were named',
    )
    return edges
  }
  const edges = [...new Set(places.flatMap((place) => byPlace[place] ?? []))]
  if (isRound && edges.includes('corners')) throw notUnderstood('a round part has no vertical edges', [reading.words])
  return edges
}
