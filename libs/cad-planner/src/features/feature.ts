import type { Choice, DimensionName, FeatureName, Place } from '../language/item.ts'

/** What a feature may say about itself: the reader asks this before it attaches a number or a word. */
export interface Feature {
  name: FeatureName
  singular: string
  plural: string
  /** Phrases that name a place as well: `rounded corners`. */
  placed?: Readonly<Partial<Record<Place, string>>>
  dimensions: readonly DimensionName[]
  /** What a number beside the noun means: the 6 of `6 mm holes`. */
  bare?: DimensionName
  /** What two or three numbers mean: the 32x10 of `32x10 mm slots`. */
  sizes?: Readonly<Partial<Record<2 | 3, readonly DimensionName[]>>>
  countable: boolean
  choices: readonly Choice[]
  places: readonly Place[]
  /** Takes a metric thread size. */
  metric: boolean
  /** A repeated mention is the same feature. */
  once: boolean
}
