import { features as featureTable } from '../features/all-features.ts'
import type { Item, ItemOf } from '../language/item.ts'
import { isFeature, type ReaderState } from './reader-state.ts'
import type { FeatureReading, PartReading } from './reading.ts'

/** After `for`: `M8 bolts` and `6 mm screws` size the holes; other words say what the part is for and are left over. */
export function readPurpose(state: ReaderState, items: readonly Item[], index: number, subject: PartReading | FeatureReading | undefined): void {
  const item = items[index]
  if (item === undefined || item.kind === 'barrier' || item.kind === 'article' || item.kind === 'filler') return
  const isFastener = items.slice(index + 1).some((later) => later.kind === 'note' && later.note === 'fastener')
  const isCountable = subject !== undefined && isFeature(subject) && featureTable[subject.feature].countable && subject.count === undefined
  if (isFastener && isCountable && item.kind === 'quantity' && item.quantity.isPlainCount)
    subject.count = { value: item.quantity.value, words: `${item.text} ${subject.words}` }
  else if (item.kind === 'metric') readMetric(state, subject, item)
  else if (item.kind === 'quantity' && isFastener && subject !== undefined && isFeature(subject) && item.quantity.unit === 'mm') {
    readMetric(state, subject, { kind: 'metric', size: item.quantity.size, text: item.text, start: item.start, end: item.end })
  } else if (item.kind === 'quantity' || item.kind === 'size' || item.kind === 'rows' || item.kind === 'pitch') state.refused.push(item.text)
  else if (item.kind === 'note') readNote(state, item)
  // `holes for M5 bolts in the corners`
  else if (item.kind === 'place' && items.slice(0, index).some((earlier) => earlier.kind === 'note' && earlier.note === 'fastener'))
    readStray(state, item, subject)
  else state.leftover.push(item.text)
}

function readNote(state: ReaderState, item: ItemOf<'note'>): void {
  if (item.note === 'material' || item.note === 'style' || item.note === 'process') state.notes.push({ note: item.note, words: item.text })
}

/**
 * In a stretch without a noun, `a flat` and `a rubber` are things of their own and no adjectives; so are `bolts` that size no
 * hole. `a drawing` is only another way to ask.
 */
export function isThing(items: readonly Item[], index: number): boolean {
  const item = items[index]
  if (item?.kind !== 'note') return false
  if (item.note === 'fastener') return !items.some(({ kind }) => kind === 'metric' || kind === 'quantity')
  const next = items[index + 1]
  return (item.note === 'style' || item.note === 'material') && items[index - 1]?.kind === 'article' && (next === undefined || next.kind === 'barrier')
}

/** A word that stands for itself: where the noun near it can use it, it does. */
export function readStray(state: ReaderState, item: Item, subject: PartReading | FeatureReading | undefined): void {
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
      const shaped = Object.entries(state.family.shapes ?? {}).find(([shape]) => shape === item.choice)?.[1]
      const isShapeOfPart = shaped === state.family.name && (subject === undefined || !isFeature(subject))
      if (owner !== undefined) owner.choices.set(item.choice, item.text)
      else if (isShapeOfPart || state.family.choices?.includes(item.choice) === true) state.part.choices.set(item.choice, item.text)
      else state.refused.push(item.text)
      return undefined
    }
    case 'metric':
      return readMetric(state, subject, item)
    case 'size':
      return (state.loose.push({ size: { quantities: item.quantities, words: item.text }, feature: looseSizeOwner(state, item) }), undefined)
    case 'quantity': {
      const owner = subject !== undefined && isFeature(subject) ? subject : undefined
      if (item.quantity.unit === 'deg' && owner !== undefined && featureTable[owner.feature].dimensions.includes('angle')) {
        owner.facts.push({ dimension: 'angle', quantity: item.quantity, size: item.quantity.size, words: item.text })
      } else state.refused.push(item.text)
      return undefined
    }
    case 'rows':
    case 'pitch':
      return readGrid(state, item, subject)
    case 'denial':
      for (const feature of item.features) state.denied.set(feature, item.text)
      return undefined
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
    case 'or':
    case 'countWord':
    case 'rowWord':
    case 'pattern':
    case 'unsupported':
      state.refused.push(item.text)
      return undefined
    default:
      return item satisfies never
  }
}

/** Rows, columns and distances are of the holes near them. */
function readGrid(state: ReaderState, item: ItemOf<'rows'> | ItemOf<'pitch'>, subject: PartReading | FeatureReading | undefined): void {
  const owner = subject !== undefined && isFeature(subject) ? subject : state.features.at(-1)
  const [x, y] = item.kind === 'pitch' ? item.quantities : []
  if (owner?.feature !== 'hole') state.refused.push(item.text)
  else if (item.kind === 'rows' && owner.grid === undefined) {
    const { rows, columns, text } = item
    owner.grid = { words: text, ...(rows === undefined ? {} : { rows }), ...(columns === undefined ? {} : { columns }) }
  } else if (item.kind === 'rows' && owner.grid?.columns === undefined && owner.grid !== undefined && item.rows === undefined && item.columns !== undefined) {
    owner.grid = { ...owner.grid, columns: item.columns, words: `${owner.grid.words}, ${item.text}` }
  } else if (x !== undefined && y !== undefined && owner.pitch === undefined) owner.pitch = { size: [x.size, y.size], words: item.text }
  else state.refused.push(item.text)
}

function looseSizeOwner(state: ReaderState, item: ItemOf<'size'>): FeatureReading | undefined {
  const length = item.quantities.length
  if (length !== 2 && length !== 3) return undefined
  return state.features.findLast(
    ({ feature, sizes, facts }) =>
      featureTable[feature].sizes?.[length] !== undefined && sizes.length === 0 && facts.every(({ dimension }) => dimension !== 'length'),
  )
}

/** A thread size belongs to the noun near it, if that can take one. */
export function readMetric(state: ReaderState, subject: PartReading | FeatureReading | undefined, item: ItemOf<'metric'>): void {
  const isWelcome =
    subject !== undefined &&
    subject.metric === undefined &&
    (isFeature(subject) ? featureTable[subject.feature].metric : state.family.metric !== undefined)
  if (isWelcome) subject.metric = { size: item.size, words: item.text }
  else state.refused.push(item.text)
}
