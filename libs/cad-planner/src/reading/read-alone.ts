import { features as featureTable } from '../features/all-features.ts'
import type { Item, ItemOf } from '../language/item.ts'
import type { PairedFact } from './pair-dimensions.ts'
import type { ReaderState } from './reader-state.ts'
import type { FeatureReading } from './reading.ts'

/** Reads what a segment without a noun says in a way that needs none. */
export function readAlone(state: ReaderState, items: readonly Item[], facts: PairedFact[], used: Set<number>): void {
  readCornerRadius(state, items, facts, used)
  readCountedDiameter(state, items, facts, used)
  readSquare(state, items, used)
}

function feature(name: FeatureReading['feature'], words: string, more: Partial<FeatureReading>): FeatureReading {
  return { feature: name, words, plural: true, facts: [], sizes: [], choices: new Map(), places: new Map(), ...more }
}

/** `R5 corners` names no feature, and means rounded corners all the same. */
function readCornerRadius(state: ReaderState, items: readonly Item[], facts: PairedFact[], used: Set<number>): void {
  const at = facts.findIndex(({ dimension }) => dimension === 'radius')
  const corner = items.findIndex((item) => item.kind === 'place' && (item.place === 'corners' || item.place === 'verticalEdges'))
  const fact = facts[at]
  if (fact === undefined || corner === -1 || items.some(({ kind }) => kind === 'feature') || !state.family.features.includes('fillet')) return
  facts.splice(at, 1)
  used.add(corner)
  const words = items[corner]?.text ?? ''
  state.features.push(feature('fillet', `${fact.words} ${words}`, { facts: [fact], places: new Map([['verticalEdges', words]]) }))
}

/** `4xØ6`: what is counted and has a diameter is a hole. */
function readCountedDiameter(state: ReaderState, items: readonly Item[], facts: PairedFact[], used: Set<number>): void {
  const at = facts.findIndex(({ dimension }) => dimension === 'diameter')
  const count = items.findIndex((item) => item.kind === 'quantity' && item.counts === true)
  const [fact, number] = [facts[at], items[count]]
  const hasNoun = items.some(({ kind }) => kind === 'feature' || kind === 'part')
  if (fact === undefined || number?.kind !== 'quantity' || hasNoun || !state.family.features.includes('hole')) return
  facts.splice(at, 1)
  used.add(count)
  const value = number.quantity.value
  state.features.push(feature('hole', `${number.text} ${fact.words}`, { facts: [fact], count: { value, words: `${number.text} ${fact.words}` } }))
}

/** `30 mm square`: both sides of the section. */
function readSquare(state: ReaderState, items: readonly Item[], used: Set<number>): void {
  const number = items.findIndex(({ kind }) => kind === 'quantity')
  const [quantity, square] = [items[number], items[number + 1]]
  const hasNoNoun = items.every(({ kind }) => kind !== 'feature' && kind !== 'part')
  if (!hasNoNoun || state.family.square === undefined || state.part.sizes.length > 0 || used.has(number)) return
  if (quantity?.kind !== 'quantity' || square?.kind !== 'choice' || square.choice !== 'square') return
  used.add(number).add(number + 1)
  state.part.sizes.push({ quantities: [quantity.quantity, quantity.quantity], words: `${quantity.text} ${square.text}` })
}

/** Whether a segment holds one number and nothing else. */
export function isAlone(items: readonly Item[]): boolean {
  const said = items.filter(({ kind }) => kind !== 'article')
  return said.length === 1 && said[0]?.kind === 'quantity'
}

/** A number in a segment of its own: a count, or one that the noun before it still lacks. */
export function readLoneNumber(state: ReaderState, item: ItemOf<'quantity'>, before: FeatureReading | undefined): boolean {
  if (item.counts === true) {
    if (before === undefined || before.count !== undefined || !featureTable[before.feature].countable) return false
    before.count = { value: item.quantity.value, words: `${item.text} ${before.words}` }
    return true
  }
  if (item.quantity.unit === 'deg' || (item.quantity.isPlainCount && before === undefined)) return false
  state.loose.push({ bare: item.quantity, words: item.text, feature: before })
  return true
}
