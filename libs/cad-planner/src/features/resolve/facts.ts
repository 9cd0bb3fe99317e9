import type { DimensionName } from '../../language/item.ts'
import type { Fact, FeatureReading } from '../../reading/reading.ts'
import { contradiction } from '../../refusal.ts'

export interface Said {
  value: number
  words: string
}

/** The number that a feature was given for a dimension. Two different ones contradict each other. */
export function said(reading: FeatureReading, dimension: DimensionName): Said | undefined {
  const facts = reading.facts.filter((fact: Fact) => fact.dimension === dimension)
  const [first] = facts
  const other = facts.find(({ size }) => size !== first?.size)
  if (first !== undefined && other !== undefined) throw contradiction(`"${first.words}"`, `"${other.words}"`, 'Say only one of them.')
  return first === undefined ? undefined : { value: first.size, words: first.words }
}

/** The one number of a feature that may be called by several words. */
export function saidAs(reading: FeatureReading, dimensions: readonly DimensionName[]): Said | undefined {
  const [first, other] = dimensions.flatMap((dimension) => said(reading, dimension) ?? [])
  if (first !== undefined && other !== undefined) throw contradiction(`"${first.words}"`, `"${other.words}"`, 'Say only one of them.')
  return first
}

/** A diameter, said as such or as a radius. */
export function saidDiameter(reading: FeatureReading): Said | undefined {
  const radius = said(reading, 'radius')
  const diameter = said(reading, 'diameter')
  if (radius !== undefined && diameter !== undefined && radius.value * 2 !== diameter.value)
    throw contradiction(`"${radius.words}"`, `"${diameter.words}"`, 'Say only one of them.')
  return diameter ?? (radius === undefined ? undefined : { value: radius.value * 2, words: radius.words })
}
