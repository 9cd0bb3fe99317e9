import { features as featureTable } from '../features/all-features.ts'
import type { Family } from '../families/family.ts'
import type { DimensionName, FeatureName, Item, ItemOf, Quantity } from '../language/item.ts'
import { contradiction, notUnderstood } from '../refusal.ts'
import { accepts, attachLoose, type LooseFact } from './attach-loose.ts'
import { pairDimensions, type PairedFact } from './pair-dimensions.ts'
import type { Fact, FeatureReading, NoteReading, PartReading, Reading, SubjectReading } from './reading.ts'
import { joinRepeated } from './join-repeated.ts'
import { purposeStart, segmentsOf, type Segment } from './segments.ts'
import { territoriesOf, type Territory } from './territories.ts'

interface State {
  family: Family
  part: PartReading
  features: FeatureReading[]
  notes: NoteReading[]
  leftover: string[]
  /** Words that can't be left over: numbers and names of geometry. */
  refused: string[]
  loose: LooseFact[]
  /** Features that the prompt says the part does not have. */
  denied: Map<FeatureName, string>
}

/** Reads the items of a prompt that asks for one part of a family. */
export function readPart(items: readonly Item[], family: Family, noun: ItemOf<'part'>): Reading {
  const part: PartReading = { family: family.name, words: noun.text, facts: [], sizes: [], choices: new Map(), places: new Map() }
  if (noun.shape !== undefined) part.choices.set(noun.shape, noun.text)
  const state: State = { family, part, features: [], notes: [], leftover: [], refused: [], loose: [], denied: new Map() }
  for (const segment of segmentsOf(items)) readSegment(state, segment)
  attachLoose(family, part, state.features, state.loose, state.refused)
  state.features = joinRepeated(state.features, state.refused)
  for (const [feature, words] of state.denied) {
    const present = state.features.find((reading) => reading.feature === feature)
    if (present !== undefined) throw contradiction(`"${words}"`, `"${present.words}"`, 'Say only one of them.')
  }
  if (state.refused.length > 0) throw notUnderstood(`this much of the ${family.noun} was not understood`, [...state.refused, ...state.leftover], family.example)
  return { part, features: state.features, notes: state.notes, leftover: state.leftover, denied: new Set(state.denied.keys()) }
}

function readSegment(state: State, segment: Segment): void {
  const denied = readDenial(state, segment.items)
  const items = segment.items.slice(denied)
  const purpose = purposeStart({ ...segment, items })
  const { facts, unpaired, used } = pairDimensions(items, purpose)
  const territories = territoriesOf(items, purpose, facts)
  const byTerritory = territories.map((territory) => ({ territory, subject: openSubject(state, items[territory.subject]) }))

  for (const index of unpaired) {
    const item = items[index]
    if (item?.kind !== 'dimension') continue
    used.add(index)
    if (item.dimension === 'diameter' && startsWithDiameter(state, items[index + 1])) continue
    ;(item.adjective === true ? state.leftover : state.refused).push(item.text)
  }
  readCornerRadius(state, items, facts, used)
  for (const fact of facts) {
    const home = byTerritory.find(({ territory }) => fact.indices.every((index) => index >= territory.start && index < territory.end))
    attachFact(state, fact, fact.of, home?.subject, segment.isTight)
  }
  for (const { territory, subject } of byTerritory) readTerritory(state, items, territory, subject, used)
  const last = byTerritory.at(-1)?.subject ?? state.features.at(-1)
  for (const [index, item] of items.entries()) {
    if (used.has(index) || byTerritory.some(({ territory }) => index >= territory.start && index < territory.end)) continue
    if (index >= purpose) readPurpose(state, items, index, last)
    else readStray(state, item, last)
  }
}

/** `without holes`, `no labels`: how many items at the start of a segment say what the part does not have. */
function readDenial(state: State, items: readonly Item[]): number {
  const negation = items.findIndex(({ kind }) => kind === 'negation')
  const follows = items.slice(negation + 1).findIndex(({ kind }) => kind !== 'article' && kind !== 'feature' && kind !== 'choice' && kind !== 'place')
  const end = follows === -1 ? items.length : negation + 1 + follows
  const features = items.slice(negation + 1, end).filter((item): item is ItemOf<'feature'> => item.kind === 'feature')
  if (negation !== 0 || features.length === 0) return 0
  for (const item of features) state.denied.set(item.feature, `${items[negation]?.text ?? 'no'} ${item.text}`)
  return end
}

function openSubject(state: State, item: Item | undefined): PartReading | FeatureReading {
  if (item?.kind !== 'feature') return state.part
  const definition = featureTable[item.feature]
  const known = definition.once ? state.features.find(({ feature }) => feature === item.feature) : undefined
  if (known !== undefined) return known
  const reading: FeatureReading = { feature: item.feature, words: item.text, plural: item.plural, facts: [], sizes: [], choices: new Map(), places: new Map() }
  if (item.place !== undefined) reading.places.set(item.place, item.text)
  if (!state.family.features.includes(item.feature)) state.refused.push(item.text)
  state.features.push(reading)
  return reading
}

/** `Ø20x50`: the list of a round part, which starts with its diameter anyway. */
function startsWithDiameter({ family, part }: State, list: Item | undefined): boolean {
  return list?.kind === 'size' && family.sizes?.(list.quantities.map(({ size }) => size), part)?.[0]?.includes('diameter') === true
}

/** `R5 corners` names no feature, and means rounded corners all the same. */
function readCornerRadius(state: State, items: readonly Item[], facts: PairedFact[], used: Set<number>): void {
  const at = facts.findIndex(({ dimension }) => dimension === 'radius')
  const corner = items.findIndex((item) => item.kind === 'place' && item.place === 'corners')
  const fact = facts[at]
  if (fact === undefined || corner === -1 || items.some(({ kind }) => kind === 'feature') || !state.family.features.includes('fillet')) return
  facts.splice(at, 1)
  used.add(corner)
  state.features.push({ feature: 'fillet', words: `${fact.words} ${items[corner]?.text ?? ''}`, plural: true, facts: [fact], sizes: [], choices: new Map(), places: new Map([['verticalEdges', items[corner]?.text ?? '']]) })
}

function isFeature(subject: SubjectReading): subject is FeatureReading {
  return 'feature' in subject
}

/** Beside a feature that knows no such dimension, these still mean the part: `4 holes 8 mm thick`. Others could mean either. */
const wholePartDimensions: ReadonlySet<DimensionName> = new Set<DimensionName>(['thickness', 'wall', 'span', 'rise', 'member', 'boltCircle', 'edgeDistance', 'spacing', 'clearance', 'tolerance', 'outerDiameter', 'innerDiameter'])

function attachFact(state: State, fact: Fact, of: FeatureName | undefined, home: PartReading | FeatureReading | undefined, isTight: boolean): void {
  if (of !== undefined) {
    const owner = state.features.findLast(({ feature }) => feature === of)
    if (owner === undefined) state.features.push({ feature: of, words: fact.words, plural: true, facts: [fact], sizes: [], choices: new Map(), places: new Map() })
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
  state.loose.push({ fact, feature: earlier.findLast((feature) => !feature.facts.some(({ dimension }) => dimension === fact.dimension)), isTight: isTight && home === undefined })
}

/** Reads the numbers and words beside a noun that no dimension word has taken. */
function readTerritory(state: State, items: readonly Item[], { subject: at, start, end }: Territory, subject: PartReading | FeatureReading, used: Set<number>): void {
  for (let index = start; index < end; index += 1) {
    const item = items[index]
    if (item === undefined || index === at || used.has(index)) continue
    if (item.kind === 'quantity') readBare(state, subject, item.quantity, index < at, items)
    else if (item.kind === 'size') readSize(state, subject, item)
    else if (item.kind === 'metric') readMetric(state, subject, item)
    else if (item.kind === 'quoted' && isFeature(subject) && subject.feature === 'label') subject.quoted = item.text
    else readStray(state, item, subject)
  }
  if (isFeature(subject) && items[at - 1]?.kind === 'article' && !subject.plural) subject.count ??= { value: 1, words: `${items[at - 1]?.text ?? 'a'} ${subject.words}` }
}

function readBare(state: State, subject: PartReading | FeatureReading, quantity: Quantity, isBefore: boolean, items: readonly Item[]): void {
  if (isFeature(subject)) {
    const { bare, countable } = featureTable[subject.feature]
    if (isBefore && countable && quantity.isPlainCount && subject.count === undefined) {
      subject.count = { value: quantity.value, words: `${quantity.text} ${subject.words}` }
      return
    }
    const isAmbiguous = (isBefore && quantity.isPlainCount && subject.count !== undefined) || (quantity.isMixed && subject.plural && subject.count === undefined) || (countable && quantity.isPlainCount && !isBefore && subject.count === undefined && subject.plural)
    const isTaken = subject.facts.some(({ dimension }) => dimension === bare)
    if (bare !== undefined && !isAmbiguous && !isTaken && (quantity.unit !== 'deg' || bare === 'angle')) {
      subject.facts.push({ dimension: bare, quantity, size: quantity.size, words: isBefore ? `${quantity.text} ${subject.words}` : `${subject.words} ${quantity.text}` })
      return
    }
    if (quantity.unit === 'deg' && featureTable[subject.feature].dimensions.includes('angle')) {
      subject.facts.push({ dimension: 'angle', quantity, size: quantity.size, words: quantity.text })
      return
    }
  } else if (takesBare(state) && subject.bare === undefined && quantity.unit !== 'deg' && !(quantity.isPlainCount && isBefore && items.some(({ kind }) => kind === 'feature'))) {
    subject.bare = { quantity, words: `${quantity.text} ${subject.words}` }
    return
  }
  state.refused.push(quantity.text)
}

function takesBare({ family, part }: State): boolean {
  return family.bare !== undefined || (family.square !== undefined && part.choices.has('square'))
}

function readSize(state: State, subject: PartReading | FeatureReading, item: ItemOf<'size'>): void {
  const [first, second] = item.quantities
  if (!isFeature(subject)) {
    subject.sizes.push({ quantities: item.quantities, words: item.text })
    return
  }
  const { sizes, bare, countable } = featureTable[subject.feature]
  const length = item.quantities.length
  if ((length === 2 || length === 3) && sizes?.[length] !== undefined && subject.sizes.length === 0) {
    subject.sizes.push({ quantities: item.quantities, words: item.text })
  } else if (subject.feature === 'hole' && length === 2 && subject.places.has('grid') && item.quantities.every(({ isPlainCount }) => isPlainCount)) {
    subject.sizes.push({ quantities: item.quantities, words: item.text })
  } else if (length === 2 && countable && bare !== undefined && first !== undefined && second !== undefined && Number.isInteger(first.value) && /^\d+$/.test(first.text) && second.unit !== undefined) {
    // `4 x 6 mm holes`: a count and a size.
    subject.count = { value: first.value, words: `${first.text} ${subject.words}` }
    subject.facts.push({ dimension: bare, quantity: second, size: second.size, words: `${second.text} ${subject.words}` })
  } else if (subject.feature === 'hole' && length === 2 && item.quantities.every(({ isPlainCount }) => isPlainCount)) {
    subject.sizes.push({ quantities: item.quantities, words: item.text })
  } else if (state.part.sizes.length === 0 && /[x×*]/i.test(item.text)) {
    state.part.sizes.push({ quantities: item.quantities, words: item.text })
  } else {
    state.refused.push(item.text)
  }
}

function readMetric(state: State, subject: PartReading | FeatureReading | undefined, item: ItemOf<'metric'>): void {
  const isWelcome = subject !== undefined && subject.metric === undefined && (isFeature(subject) ? featureTable[subject.feature].metric : state.family.metric !== undefined)
  if (isWelcome) subject.metric = { size: item.size, words: item.text }
  else state.refused.push(item.text)
}

/** After `for`: `M8 bolts` and `6 mm screws` size the holes; other words say what the part is for and are left over. */
function readPurpose(state: State, items: readonly Item[], index: number, subject: SubjectReading | undefined): void {
  const item = items[index]
  if (item === undefined || item.kind === 'barrier' || item.kind === 'article' || item.kind === 'filler') return
  const isFastener = items.slice(index + 1).some((later) => later.kind === 'note' && later.note === 'fastener')
  if (item.kind === 'metric') readMetric(state, subject === undefined ? undefined : (subject as PartReading | FeatureReading), item)
  else if (item.kind === 'quantity' && isFastener && subject !== undefined && isFeature(subject) && item.quantity.unit === 'mm') {
    readMetric(state, subject, { kind: 'metric', size: item.quantity.size, text: item.text, start: item.start, end: item.end })
  } else if (item.kind === 'quantity' || item.kind === 'size') state.refused.push(item.text)
  else if (item.kind === 'note') readNote(state, item)
  else state.leftover.push(item.text)
}

function readNote(state: State, item: ItemOf<'note'>): void {
  if (item.note === 'material' || item.note === 'style' || item.note === 'process') state.notes.push({ note: item.note, words: item.text })
}

/** A word that stands for itself: where the noun near it can use it, it does. */
function readStray(state: State, item: Item, subject: PartReading | FeatureReading | undefined): void {
  switch (item.kind) {
    case 'note':
      return readNote(state, item)
    case 'article':
    case 'barrier':
    case 'filler':
    case 'join':
      return undefined
    case 'place': {
      const owner = subject !== undefined && isFeature(subject) ? subject : state.features.at(-1)
      if (owner !== undefined && featureTable[owner.feature].places.includes(item.place)) owner.places.set(item.place, item.text)
      else state.refused.push(item.text)
      return undefined
    }
    case 'choice': {
      const owner = subject !== undefined && isFeature(subject) && featureTable[subject.feature].choices.includes(item.choice) ? subject : undefined
      // A shape beside a feature is that of the feature: `hexagonal holes` make no hexagonal plate.
      const isShapeOfPart = Object.hasOwn(state.family.shapes ?? {}, item.choice) && (subject === undefined || !isFeature(subject))
      if (owner !== undefined) owner.choices.set(item.choice, item.text)
      else if (isShapeOfPart || state.family.choices?.includes(item.choice) === true) state.part.choices.set(item.choice, item.text)
      else state.refused.push(item.text)
      return undefined
    }
    case 'metric':
      return readMetric(state, subject, item)
    case 'size':
      return state.loose.push({ size: { quantities: item.quantities, words: item.text }, feature: looseSizeOwner(state, item) }), undefined
    case 'quantity': {
      const owner = subject !== undefined && isFeature(subject) ? subject : undefined
      if (item.quantity.unit === 'deg' && owner !== undefined && featureTable[owner.feature].dimensions.includes('angle')) {
        owner.facts.push({ dimension: 'angle', quantity: item.quantity, size: item.quantity.size, words: item.text })
      } else state.refused.push(item.text)
      return undefined
    }
    case 'quoted': {
      const label = state.features.findLast(({ feature }) => feature === 'label')
      if (label !== undefined && label.quoted === undefined) label.quoted = item.text
      else state.leftover.push(item.text)
      return undefined
    }
    case 'unknown':
      state.leftover.push(item.text)
      return undefined
    case 'dimension':
    case 'feature':
    case 'part':
    case 'negation':
    case 'unsupported':
      state.refused.push(item.text)
      return undefined
    default:
      return item satisfies never
  }
}

function looseSizeOwner(state: State, item: ItemOf<'size'>): FeatureReading | undefined {
  const length = item.quantities.length
  if (length !== 2 && length !== 3) return undefined
  return state.features.findLast(({ feature, sizes, facts }) => featureTable[feature].sizes?.[length] !== undefined && sizes.length === 0 && facts.every(({ dimension }) => dimension !== 'length'))
}
