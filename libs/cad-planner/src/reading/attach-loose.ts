import { features as featureTable } from '../features/all-features.ts'
import type { Family } from '../families/family.ts'
import type { DimensionName, Quantity } from '../language/item.ts'
import { assignDimensions } from './assign-dimensions.ts'
import { bareOf } from './bare.ts'
import { diameterOf } from './radius.ts'
import type { Fact, FeatureReading, PartReading, SizeFact } from './reading.ts'

/** A number in a segment of its own: `…, 8 mm thick`. `feature` is the nearest one before it that could take it. */
type LooseNoun =
  { fact: Fact; feature: FeatureReading | undefined; isTight: boolean } | { size: SizeFact; feature: FeatureReading | undefined }

/** A number without a word: `four holes, 6 mm`. */
interface LooseNumber {
  bare: Quantity
  words: string
  feature: FeatureReading | undefined
}

export type LooseFact = LooseNoun | LooseNumber

/** Whether a noun knows the dimension at all. */
export function accepts(family: Family, subject: PartReading | FeatureReading, dimension: DimensionName): boolean {
  if ('feature' in subject) return featureTable[subject.feature].dimensions.includes(dimension)
  if (dimension === 'tolerance') return true
  const asked = diameterOf(dimension)
  return family.parameters.some(({ words }) => words[asked] !== undefined)
}

/**
 * Gives each loose number to the part or to the feature before it. One that both could take is refused: either answer would
 * be a guess.
 */
export function attachLoose(
  family: Family,
  part: PartReading,
  features: readonly FeatureReading[],
  loose: readonly LooseFact[],
  refused: string[],
): void {
  const undecided: LooseNoun[] = []
  for (const entry of loose) {
    if ('bare' in entry) continue
    const toPart = 'size' in entry ? family.sizes !== undefined : accepts(family, part, entry.fact.dimension)
    if (toPart && entry.feature !== undefined) undecided.push(entry)
    else if (toPart) give(part, entry)
    else if (entry.feature !== undefined) give(entry.feature, entry)
    else if ('fact' in entry) giveToLater(family, features, entry.fact, refused)
    else refused.push(entry.size.words)
  }
  for (const entry of undecided) {
    const feature = entry.feature
    if (feature === undefined) continue
    if (!hasRoom(family, part, entry)) give(feature, entry)
    else if ('fact' in entry && entry.isTight) give(feature, entry)
    else if ('size' in entry && featureHasSize(feature)) give(part, entry)
    else refused.push(`${'size' in entry ? entry.size.words : entry.fact.words} (of the ${part.words} or of the ${feature.words}?)`)
  }
  for (const entry of loose) if ('bare' in entry) attachNumber(family, part, entry, refused)
}

/**
 * A number without a word goes to the part or feature before it that lacks one, if there is no other: the last dimension of a part
 * that has all others, or the size of holes in a part that has them all.
 */
function attachNumber(family: Family, part: PartReading, { bare, words, feature }: LooseNumber, refused: string[]): void {
  const missing = unsaidParameters(family, part)
  const dimension = feature === undefined ? undefined : bareOf(feature)
  const lacks = feature !== undefined && dimension !== undefined && !feature.facts.some((fact) => fact.dimension === dimension)
  const [parameter] = missing
  if (lacks && missing.length === 0 && feature.metric === undefined)
    feature.facts.push({ dimension, quantity: bare, size: bare.size, words: `${feature.words} ${words}` })
  else if (feature === undefined && parameter !== undefined && missing.length === 1 && part.named === undefined)
    part.named = { parameter, value: bare.size, words }
  else refused.push(words)
}

/** What the prompt has not said of the part; of a tube, two of outside, inside and wall are all three. */
function unsaidParameters(family: Family, part: PartReading): string[] {
  const { dimensions } = assignDimensions(family, part)
  const isKnown = (name: string): boolean => dimensions.has(name)
  const hollow = ['outer_diameter', 'inner_diameter', 'wall_thickness']
  const isHollowKnown = family.computed !== undefined && hollow.filter(isKnown).length >= 2
  const isOtherSaid = (name: string): boolean => family.exclusive?.includes(name) === true && family.exclusive.some(isKnown)
  return family.parameters
    .filter(({ name, default: usual }) => !isKnown(name) && !isOtherSaid(name) && !(isHollowKnown && hollow.includes(name)) && usual !== 0)
    .map(({ name }) => name)
}

/** `bolt circle 75 mm, 6 holes`: said before the one feature that it can be for. */
function giveToLater(family: Family, features: readonly FeatureReading[], fact: Fact, refused: string[]): void {
  const takers = features.filter(
    (feature) => accepts(family, feature, fact.dimension) && !feature.facts.some(({ dimension }) => dimension === fact.dimension),
  )
  const [only] = takers
  if (only !== undefined && takers.length === 1) only.facts.push(fact)
  else refused.push(fact.words)
}

function give(subject: PartReading | FeatureReading, entry: LooseNoun): void {
  if ('size' in entry) subject.sizes.push(entry.size)
  else subject.facts.push(entry.fact)
}

function featureHasSize({ facts }: FeatureReading): boolean {
  return facts.some(({ dimension }) => dimension === 'diameter' || dimension === 'side')
}

/** The part can take the number beside all that it was told already. */
function hasRoom(family: Family, part: PartReading, entry: LooseNoun): boolean {
  if ('size' in entry) return part.sizes.length === 0
  const trial: PartReading = { ...part, facts: [...part.facts, entry.fact] }
  return assignDimensions(family, trial).conflict === undefined
}
