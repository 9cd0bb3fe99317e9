import { features as featureTable } from '../features/all-features.ts'
import type { Item, ItemOf } from '../language/item.ts'
import { assignDimensions } from './assign-dimensions.ts'
import { bareOf } from './bare.ts'
import { readMetric, readStray } from './read-words.ts'
import { isFeature, type ReaderState } from './reader-state.ts'
import type { FeatureReading, PartReading } from './reading.ts'
import type { Territory } from './territories.ts'

/** Reads the numbers and words beside a noun that no dimension word has taken. */
export function readTerritory(
  state: ReaderState,
  items: readonly Item[],
  { subject: at, start, end }: Territory,
  subject: PartReading | FeatureReading,
  used: Set<number>,
): void {
  const isNumber = ({ kind }: Item): boolean => kind === 'quantity' || kind === 'size'
  const own = [...items.entries()].filter(([index]) => index >= start && index < end && index !== at && !used.has(index))
  // Words first: a number beside a square pocket is its side.
  for (const [index, item] of own.toSorted(([, a], [, b]) => Number(isNumber(a)) - Number(isNumber(b)))) {
    if (item.kind === 'quantity') readBare(state, subject, item, index < at, items, [items[index - 1], items[index + 1]])
    else if (item.kind === 'size') readSize(state, subject, item)
    else if (item.kind === 'metric') readMetric(state, subject, item)
    else if (item.kind === 'quoted' && isFeature(subject) && subject.feature === 'label') subject.quoted = item.text
    else readStray(state, item, subject)
  }
  if (isFeature(subject) && items[at - 1]?.kind === 'article' && !subject.plural)
    subject.count ??= { value: 1, words: `${items[at - 1]?.text ?? 'a'} ${subject.words}` }
}

function readBare(
  state: ReaderState,
  subject: PartReading | FeatureReading,
  { quantity, counts }: ItemOf<'quantity'>,
  isBefore: boolean,
  items: readonly Item[],
  [before, next]: readonly [Item | undefined, Item | undefined],
): void {
  if (isFeature(subject)) {
    const { countable } = featureTable[subject.feature]
    const bare = bareOf(subject)
    if ((isBefore || counts === true) && countable && quantity.isPlainCount && subject.count === undefined) {
      subject.count = { value: quantity.value, words: `${quantity.text} ${subject.words}` }
      return
    }
    const isAmbiguous =
      (isBefore && quantity.isPlainCount && subject.count !== undefined) ||
      counts === true ||
      (isBefore && countable && subject.plural && quantity.unit === undefined && !quantity.isPlainCount && subject.count === undefined) ||
      (quantity.isMixed && subject.plural && subject.count === undefined) ||
      (countable && quantity.isPlainCount && !isBefore && subject.count === undefined && subject.plural)
    const isTaken = subject.facts.some(({ dimension }) => dimension === bare)
    if (bare !== undefined && !isAmbiguous && !isTaken && (quantity.unit !== 'deg' || bare === 'angle')) {
      subject.facts.push({
        dimension: bare,
        quantity,
        size: quantity.size,
        words: isBefore ? `${quantity.text} ${subject.words}` : `${subject.words} ${quantity.text}`,
      })
      return
    }
    if (quantity.unit === 'deg' && featureTable[subject.feature].dimensions.includes('angle')) {
      subject.facts.push({ dimension: 'angle', quantity, size: quantity.size, words: quantity.text })
      return
    }
  } else if (
    takesBare(state) &&
    subject.bare === undefined &&
    !isBareKnown(state) &&
    quantity.unit !== 'deg' &&
    // `100 g`: a number of something that is no length.
    !(quantity.unit === undefined && !isBefore && next?.kind === 'unknown') &&
    !(quantity.isPlainCount && isBefore && items.some(({ kind }) => kind === 'feature'))
  ) {
    subject.bare = { quantity, words: `${quantity.text} ${subject.words}` }
    return
  } else if (!isBefore && before?.kind !== 'barrier' && quantity.unit !== 'deg' && (quantity.unit !== undefined || next === undefined)) {
    state.loose.push({ bare: quantity, words: quantity.text, feature: undefined })
    return
  }
  state.refused.push(quantity.text)
}

/** `cylinder 20 mm dia x 50 mm`: the number without a word is another one. */
function isBareKnown({ family, part }: ReaderState): boolean {
  const parameter = part.choices.has('square') ? (family.square?.[0] ?? family.bare) : family.bare
  return parameter !== undefined && assignDimensions(family, part).dimensions.has(parameter)
}

function takesBare({ family, part }: ReaderState): boolean {
  return family.bare !== undefined || (family.square !== undefined && part.choices.has('square'))
}

function readSize(state: ReaderState, subject: PartReading | FeatureReading, item: ItemOf<'size'>): void {
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
  } else if (
    length === 2 &&
    countable &&
    sizes?.[2] === undefined &&
    bare !== undefined &&
    first !== undefined &&
    second !== undefined &&
    Number.isInteger(first.value) &&
    /^\d+$/.test(first.text) &&
    second.unit !== undefined
  ) {
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
