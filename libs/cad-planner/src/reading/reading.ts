import type { Choice, DimensionName, FeatureName, Place, Quantity } from '../language/item.ts'

/** A number that was given to a dimension. */
export interface Fact {
  dimension: DimensionName
  quantity: Quantity
  /** Millimetres, or degrees. */
  size: number
  words: string
}

/** Two or more numbers in one: `120x70`. */
export interface SizeFact {
  quantities: readonly Quantity[]
  words: string
}

export interface SubjectReading {
  facts: Fact[]
  sizes: SizeFact[]
  metric?: { size: number; words: string }
  choices: Map<Choice, string>
  places: Map<Place, string>
}

export interface PartReading extends SubjectReading {
  family: string
  words: string
  /** A number beside the noun: the 30 of `30 mm cube`. */
  bare?: { quantity: Quantity; words: string }
  /** A number without a word, for the one dimension that was left. */
  named?: { parameter: string; value: number; words: string }
}

export interface FeatureReading extends SubjectReading {
  feature: FeatureName
  words: string
  plural: boolean
  count?: { value: number; words: string }
  /** Rows and columns; one that was not said follows from the count. */
  grid?: { rows?: number; columns?: number; words: string }
  /** Distances between centres along both sides. */
  pitch?: { size: readonly [number, number]; words: string }
  /** Of a label: what it says. */
  quoted?: string
}

export interface NoteReading {
  note: 'material' | 'style' | 'process'
  words: string
}

/** All that was understood of a prompt, and what was not. */
export interface Reading {
  part: PartReading
  features: FeatureReading[]
  notes: NoteReading[]
  /** Words without a known meaning. */
  leftover: string[]
  /** Features that the prompt says the part does not have. */
  denied: ReadonlyMap<FeatureName, string>
}
