import type { Item, Shape } from '../item.ts'
import { isCount, spanning } from './items.ts'

const shapes: ReadonlyMap<number, Shape> = new Map([
  [3, 'triangular'],
  [5, 'pentagonal'],
  [6, 'hexagonal'],
  [7, 'heptagonal'],
  [8, 'octagonal'],
  [10, 'decagonal'],
  [12, 'dodecagonal'],
])

/** `6-sided plate`, `polygon with 6 sides`: the adjective that says the same. */
export function foldSides(items: readonly Item[]): Item[] {
  const isPolygon = items.some((item) => item.kind === 'part' && item.family === 'polygon')
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const [item, hyphen] = [items[index], items[index + 1]]
    const end = hyphen?.text === '-' ? index + 2 : index + 1
    const word = items[end]?.text.toLowerCase()
    const shape = isCount(item) ? shapes.get(item.quantity.value) : undefined
    if (item === undefined) break
    if (shape !== undefined && (word === 'sided' || (word === 'sides' && isPolygon))) {
      result.push({ kind: 'choice', choice: shape, ...spanning(items.slice(index, end + 1)) })
      index = end
    } else result.push(item)
  }
  return result
}
