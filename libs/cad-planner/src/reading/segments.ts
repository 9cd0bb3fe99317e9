import type { Item } from '../language/item.ts'

/** The items between two joins, without the words that only hold the sentence together. */
export interface Segment {
  items: Item[]
  /** Joined to what is before it by `with` or `and`, and not by a comma. */
  isTight: boolean
  /** Joined by `with` or its like, and by nothing else. */
  isOwned: boolean
}

/** Cuts a sentence at commas, `with` and `and`, and around what is denied. */
export function segmentsOf(items: readonly Item[]): Segment[] {
  const segments: Segment[] = []
  let current: Segment = { items: [], isTight: false, isOwned: false }
  let isAfterComma = false
  for (const item of items) {
    if (item.kind === 'join') {
      if (!item.tight && isAwaitingNoun(current.items)) continue
      if (current.items.length > 0) segments.push(current)
      // `, and` is as loose as a comma.
      const isFirst = current.items.length > 0
      isAfterComma = isFirst ? !item.tight : isAfterComma || !item.tight
      current = { items: [], isTight: !isAfterComma, isOwned: item.owns === true && (isFirst || current.isOwned) }
    } else if (item.kind === 'denial') {
      if (current.items.length > 0) segments.push(current)
      segments.push({ items: [item], isTight: true, isOwned: false })
      current = { items: [], isTight: true, isOwned: false }
    } else if (item.kind !== 'filler') {
      current.items.push(item)
    }
  }
  if (current.items.length > 0) segments.push(current)
  return segments
}

/** `a 10 mm wide, 40 mm long slot`: an article promises a noun, and the comma stands between what is said of it. */
function isAwaitingNoun(items: readonly Item[]): boolean {
  const isDescription = items.every(({ kind }) => kind === 'article' || kind === 'quantity' || kind === 'dimension')
  return items[0]?.kind === 'article' && items.length > 1 && isDescription
}

/** From a word of purpose on (`for M8 bolts`, `for a shelf`), nothing but fasteners describes the part. */
export function purposeStart({ items }: Segment): number {
  const start = items.findIndex((item) => item.kind === 'barrier' && item.purpose)
  return start === -1 ? items.length : start
}
