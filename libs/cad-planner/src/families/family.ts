import type { OutputType } from '@naturalcad/contracts/part'
import type { Choice, DimensionName, FeatureName, Shape } from '../language/item.ts'
import type { PartReading } from '../reading/reading.ts'
import type { BuildContext, BuiltPart } from './build-context.ts'

type Values = Readonly<Record<string, number>>

interface Default {
  value: number
  reason: string
}

/** One dimension of a family: the words it answers to, and what it is where the user does not say. */
export interface Parameter {
  /** The script's name of it. */
  name: string
  /** The words, each with a cost: of all ways to give the words to the parameters, the cheapest is taken. */
  words: Readonly<Partial<Record<DimensionName, number>>>
  /** Absent: the family computes it from others. `known`: what was said, and the defaults before this one. */
  default?: number | ((known: Values) => Default | undefined)
  minimum?: number
  /** A default that a word decides: a shallow rise. */
  inWords?: (known: Values, choices: ReadonlyMap<string, string>) => Default & { words?: string }
}

/** A kind of part, as data, and the function that makes it. */
export interface Family {
  name: string
  /** Noun for messages. */
  noun: string
  /** Phrases that ask for one of it. */
  singular: string
  plural: string
  /** Phrases that name a shape as well: `square tube`. */
  shaped?: Readonly<Partial<Record<Shape, string>>>
  outputs: readonly OutputType[]
  /** The name in the record, where it is not that of the family. */
  recordedAs?: Readonly<Partial<Record<OutputType, string>>>
  parameters: readonly Parameter[]
  /** What a list of numbers means; undefined where it could mean more than one thing. */
  sizes?: (values: readonly number[], part: PartReading) => readonly string[] | undefined
  /** Two dimensions that a square one has alike; a number beside its noun means both. */
  square?: readonly [string, string]
  /** What one number beside the noun means. */
  bare?: string
  /** The bare number has this meaning only beside this dimension: `20 mm rod, 50 mm long`. */
  bareBeside?: string
  features: readonly FeatureName[]
  /** What it has several of where nobody says a word about openings. */
  usualFeature?: { feature: FeatureName; reason: string }
  /** A feature that is really one of the dimensions: the bore of a tube. */
  absorbs?: { features: readonly FeatureName[]; parameter: string }
  /** Dimensions that say the same thing: at most one may be said. */
  exclusive?: readonly string[]
  /** A dimension that only serves to compute others and is left out of the script. */
  computed?: string
  choices?: readonly Choice[]
  /** The family that an adjective makes of it. */
  shapes?: Readonly<Partial<Record<Shape, string>>>
  /** The family that a word anywhere in the prompt makes of it: a box with walls is an enclosure. */
  variants?: Readonly<Partial<Record<Choice | DimensionName | FeatureName, string>>>
  /** Sizes by a metric thread: an M8 washer. */
  metric?: (size: number) => Readonly<Record<string, Default>> | undefined
  /** A prompt that works. */
  example: string
  build: (context: BuildContext) => BuiltPart
}
