import { features as featureTable } from '../features/all-features.ts'
import type { Family } from '../families/family.ts'
import type { DimensionName, Item, ItemOf } from '../language/item.ts'
import { contradiction, notUnderstood } from '../refusal.ts'
import { attachFact } from './attach-fact.ts'
import { accepts, attachLoose } from './attach-loose.ts'
import { refuseEdgesOfCuts } from './edges-of-cuts.ts'
import { joinRepeated } from './join-repeated.ts'
import { nameLetters } from './name-letters.ts'
import { pairDimensions } from './pair-dimensions.ts'
import { isAlone, readAlone, readLoneNumber } from './read-alone.ts'
import { readTerritory } from './read-territory.ts'
import { isThing, readPurpose, readStray } from './read-words.ts'
import type { ReaderState } from './reader-state.ts'
import type { FeatureReading, PartReading, Reading } from './reading.ts'
import { purposeStart, segmentsOf, type Segment } from './segments.ts'
import { splitLists } from './split-lists.ts'
import { territoriesOf } from './territories.ts'

/** Reads the items of a prompt that asks for one part of a family. */
export function readPart(items: readonly Item[], family: Family, noun: ItemOf<'part'>): Reading {
  const part: PartReading = { family: family.name, words: noun.text, facts: [], sizes: [], choices: new Map(), places: new Map() }
  if (noun.shape !== undefined) part.choices.set(noun.shape, noun.text)
  const state: ReaderState = { family, part, features: [], notes: [], leftover: [], refused: [], loose: [], denied: new Map() }
  if (noun.shape !== undefined && family.shapes?.[noun.shape] !== family.name) state.refused.push(noun.text)
  let previous: PartReading | FeatureReading | undefined
  for (const segment of segmentsOf(items)) previous = readSegment(state, segment, previous)
  attachLoose(family, part, state.features, state.loose, state.refused)
  state.features = joinRepeated(state.features, state.refused)
  for (const [feature, words] of state.denied) {
    if (family.absorbs?.features.includes(feature) === true)
      throw contradiction(`"${words}"`, `a ${family.noun}, which has one opening from end to end`, 'Ask for a solid part instead.')
    const present = state.features.find((reading) => reading.feature === feature)
    if (present !== undefined) throw contradiction(`"${words}"`, `"${present.words}"`, 'Say only one of them.')
  }
  if (state.refused.length > 0)
    throw notUnderstood(`this much of the ${family.noun} was not understood`, [...state.refused, ...state.leftover], family.example)
  return { part, features: state.features, notes: state.notes, leftover: state.leftover, denied: state.denied }
}

/** Returns its last noun, to which the next segment may belong. */
function readSegment(state: ReaderState, segment: Segment, previous: PartReading | FeatureReading | undefined): PartReading | FeatureReading | undefined {
  const items = nameLetters(splitLists(segment.items, state.family, state.part), state.family)
  const purpose = purposeStart({ ...segment, items })
  const { facts, unpaired, used } = pairDimensions(items, purpose)
  const territories = territoriesOf(items, purpose, facts)
  const byTerritory = territories.map((territory) => ({ territory, subject: openSubject(state, items[territory.subject]) }))

  for (const index of unpaired) {
    const item = items[index]
    if (item?.kind !== 'dimension') continue
    used.add(index)
    if (describesList(items[index - 1], item.dimension) && accepts(state.family, state.part, item.dimension)) continue
    if (item.dimension === 'diameter' && startsWithDiameter(state, items[index + 1])) continue
    ;(item.adjective === true ? state.leftover : state.refused).push(item.text)
  }
  readAlone(state, items, facts, used)
  for (const fact of facts) {
    const home = byTerritory.find(({ territory }) => fact.indices.every((index) => index >= territory.start && index < territory.end))
    attachFact(state, fact, fact.of, home?.subject, segment.isTight)
  }
  for (const { territory, subject } of byTerritory) readTerritory(state, items, territory, subject, used)
  const last = byTerritory.at(-1)?.subject ?? state.features.at(-1)
  for (const [index, item] of items.entries()) {
    if (used.has(index) || byTerritory.some(({ territory }) => index >= territory.start && index < territory.end)) continue
    if (index >= purpose) readPurpose(state, items, index, last)
    else if (item.kind === 'quantity' && isAlone(items) && readLoneNumber(state, item, state.features.at(-1))) continue
    else if (byTerritory.length === 0 && isThing(items, index)) state.leftover.push(item.text)
    else readStray(state, item, last)
  }
  const subjects = byTerritory.map(({ subject }) => subject)
  refuseEdgesOfCuts(state, segment, subjects, previous)
  return subjects.at(-1)
}

function openSubject(state: ReaderState, item: Item | undefined): PartReading | FeatureReading {
  if (item?.kind !== 'feature') return state.part
  const definition = featureTable[item.feature]
  const known = definition.once ? state.features.find(({ feature }) => feature === item.feature) : undefined
  if (known !== undefined) return known
  const reading: FeatureReading = {
    feature: item.feature,
    words: item.text,
    plural: item.plural,
    facts: [],
    sizes: [],
    choices: new Map(),
    places: new Map(),
  }
  if (item.place !== undefined) reading.places.set(item.place, item.text)
  if (!state.family.features.includes(item.feature)) state.refused.push(item.text)
  state.features.push(reading)
  return reading
}

/** `60x40 mm legs`, `80x50x5 mm thick`: the list has its meaning from the part. */
function describesList(list: Item | undefined, dimension: DimensionName): boolean {
  if (list?.kind !== 'size') return false
  return dimension === 'leg' || dimension === 'side' || (list.quantities.length === 3 && (dimension === 'thickness' || dimension === 'height'))
}

/** `Ø20x50`: the list of a round part, which starts with its diameter anyway. */
function startsWithDiameter({ family, part }: ReaderState, list: Item | undefined): boolean {
  return (
    list?.kind === 'size' &&
    family
      .sizes?.(
        list.quantities.map(({ size }) => size),
        part,
      )?.[0]
      ?.includes('diameter') === true
  )
}
