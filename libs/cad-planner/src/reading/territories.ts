import type { Item, ItemOf } from '../language/item.ts'
import type { PairedFact } from './pair-dimensions.ts'

/** The stretch of a segment that belongs to one noun. */
export interface Territory {
  subject: number
  start: number
  end: number
}

type SubjectItem = ItemOf<'part'> | ItemOf<'feature'>

function isSubject(item: Item | undefined): item is SubjectItem {
  return item?.kind === 'part' || item?.kind === 'feature'
}

/**
 * Divides a segment among its nouns: `plate 120x70 four 6 mm corner holes`. What stands right before a later noun and can
 * modify it is its own: adjectives, then one size, then one count; a preposition is a border.
 */
export function territoriesOf(items: readonly Item[], until: number, paired: readonly PairedFact[]): Territory[] {
  const subjects = items.flatMap((item, index) => (index < until && isSubject(item) ? [index] : []))
  const starts = subjects.map((subject, position) => (position === 0 ? 0 : startOf(items, subject, (subjects[position - 1] ?? -1) + 1, paired)))
  return subjects.map((subject, position) => ({ subject, start: starts[position] ?? 0, end: starts[position + 1] ?? until }))
}

function startOf(items: readonly Item[], subject: number, floor: number, paired: readonly PairedFact[]): number {
  let start = subject
  let hasSize = false
  let hasCount = false
  for (let index = subject - 1; index >= floor; index -= 1) {
    const item = items[index]
    if (item === undefined) break
    if (item.kind === 'barrier') return start
    const pair = paired.find(({ indices }) => indices.includes(index))
    if (pair !== undefined) {
      const first = Math.min(...pair.indices)
      if (hasSize || !['diameter', 'radius', 'depth', 'clearance'].includes(pair.dimension) || first < floor) break
      hasSize = true
      index = first
      start = first
      continue
    }
    if (item.kind === 'quantity' || item.kind === 'size' || item.kind === 'metric') {
      const counts = item.kind === 'quantity' && item.quantity.isPlainCount
      if (hasCount || (hasSize && !counts)) break
      if (counts) hasCount = true
      else hasSize = true
    } else if (!['place', 'choice', 'rows', 'article', 'note', 'unknown', 'unsupported', 'negation'].includes(item.kind)) {
      break
    }
    start = index
  }
  return start
}
