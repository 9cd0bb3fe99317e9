import type { Item, ItemOf } from '../item.ts'

/** What stands for several items: their words and their place, with a meaning of its own. */
export function spanning(items: readonly Item[]): { text: string; start: number; end: number } {
  return { text: items.map(({ text }) => text).join(' '), start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 }
}

/** Position of the first item from `index` on that says something. */
export function skipFillers(items: readonly Item[], index: number): number {
  let next = index
  while (items[next]?.kind === 'filler' || items[next]?.kind === 'article') next += 1
  return next
}

/** A whole number without a unit, which may count things. */
export function isCount(item: Item | undefined): item is ItemOf<'quantity'> {
  return item?.kind === 'quantity' && item.quantity.isPlainCount
}
