import type { DimensionName, FeatureName, Item, ItemOf } from '../language/item.ts'
import type { Fact } from './reading.ts'

/** A dimension word with its number, and the positions of both in the segment. */
export interface PairedFact extends Fact {
  indices: readonly number[]
  of: FeatureName | undefined
}

/** A second word for a dimension that has its number already: `bolt circle 60 mm diameter`, `wall 2 mm thick`. */
const refinements: Readonly<Partial<Record<DimensionName, readonly DimensionName[]>>> = {
  boltCircle: ['diameter'],
  wall: ['thickness'],
  member: ['thickness', 'width'],
  base: ['diameter', 'length', 'width'],
  section: ['diameter', 'thickness'],
  outerDiameter: ['diameter'],
  innerDiameter: ['diameter'],
  topDiameter: ['diameter', 'width'],
  bottomDiameter: ['diameter', 'width'],
  edgeDistance: ['spacing'],
  span: ['length'],
}

interface Pairing {
  facts: PairedFact[]
  /** Positions of dimension words that have no number. */
  unpaired: number[]
  /** Positions of numbers and words that are spoken for. */
  used: Set<number>
}

/** Gives each dimension word of a segment its number: the one before it (`90 mm wide`), else the one behind (`width of 90 mm`). */
export function pairDimensions(items: readonly Item[], until: number): Pairing {
  const facts: PairedFact[] = []
  const unpaired: number[] = []
  const used = new Set<number>()
  const numberAt = (index: number): ItemOf<'quantity'> | undefined => {
    const item = items[index]
    return item?.kind === 'quantity' && !used.has(index) ? item : undefined
  }
  const besides = (index: number, step: 1 | -1): number => {
    let next = index + step
    while (items[next]?.kind === 'article') next += step
    return next
  }
  for (let index = 0; index < until; index += 1) {
    const item = items[index]
    if (item?.kind !== 'dimension') continue
    const leftIndex = besides(index, -1)
    const rightIndex = besides(index, 1)
    // A sign stands before its number, a word on either side.
    const left = item.text.toLowerCase() === 'ø' ? undefined : numberAt(leftIndex)
    const right = rightIndex < until ? numberAt(rightIndex) : undefined
    const before = facts.find(({ indices }) => indices.includes(leftIndex))
    // In `Ø50 outside, Ø44 inside 120 mm long` the number behind has a word of its own.
    const isRefined = before !== undefined && refinements[item.dimension]?.includes(before.dimension) === true && items[rightIndex + 1]?.kind === 'dimension'
    const takesRight = !isRefined && right !== undefined && (left === undefined || belongsToCount(items, index, left, right))
    const number = takesRight ? right : isRefined ? undefined : left
    if (number !== undefined) {
      const at = takesRight ? rightIndex : leftIndex
      used.add(at).add(index)
      facts.push({
        dimension: item.dimension,
        quantity: number.quantity,
        size: number.quantity.size,
        words: wordsOf(item, number),
        indices: [at, index],
        of: item.of,
      })
      continue
    }
    const earlier = facts.find(({ indices }) => indices.includes(leftIndex))
    if (earlier !== undefined && (earlier.dimension === item.dimension || refinements[earlier.dimension]?.includes(item.dimension) === true)) {
      used.add(index)
      earlier.indices = [...earlier.indices, index]
      continue
    }
    // `Ø70 PCD`, `40 mm in diameter at the base`: the word behind says which diameter it is.
    if (earlier !== undefined && refinements[item.dimension]?.includes(earlier.dimension) === true) {
      used.add(index)
      earlier.dimension = item.dimension
      earlier.words = `${earlier.words} ${item.text}`
      earlier.indices = [...earlier.indices, index]
      continue
    }
    unpaired.push(index)
  }
  return { facts, unpaired, used }
}

/** In `four Ø6 holes` and `4 diameter 6 mm holes` the number before the word counts the holes. */
function belongsToCount(items: readonly Item[], index: number, left: ItemOf<'quantity'>, right: ItemOf<'quantity'>): boolean {
  if (!left.quantity.isPlainCount) return false
  if (!right.quantity.isPlainCount) return items.slice(index).some(({ kind }) => kind === 'feature')
  return false
}

function wordsOf(first: Item, second: Item): string {
  return first.start < second.start ? `${first.text} ${second.text}` : `${second.text} ${first.text}`
}
