import type { Item } from '../item.ts'
import { skipFillers } from './items.ts'

/** `holes counterbored to 11 mm, 5 mm deep`: with a size behind it the adjective names a counterbore. */
export function foldMouths(items: readonly Item[]): Item[] {
  return items.map((item, index) => {
    if (item.kind !== 'choice' || (item.choice !== 'counterbored' && item.choice !== 'countersunk')) return item
    const after = items.slice(index + 1)
    const end = after.findIndex(({ kind }) => kind === 'join')
    const hasNoun = (end === -1 ? after : after.slice(0, end)).some(({ kind }) => kind === 'feature' || kind === 'part')
    const next = items[index + 1]?.text.toLowerCase() === 'to' ? index + 2 : index + 1
    const size = items[skipFillers(items, next)]
    const isSized = (size?.kind === 'quantity' && size.quantity.unit !== undefined) || size?.kind === 'dimension'
    if (hasNoun || !isSized || !items.slice(0, index).some(({ kind }) => kind === 'feature')) return item
    const feature = item.choice === 'counterbored' ? 'counterbore' : 'countersink'
    return { kind: 'feature', feature, plural: false, text: item.text, start: item.start, end: item.end }
  })
}
