import type { Item, Meaning, Shape } from '../item.ts'
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
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const [item, hyphen] = [items[index], items[index + 1]]
    const end = hyphen?.text === '-' ? index + 2 : index + 1
    const word = items[end]?.text.toLowerCase()
    const shape = isCount(item) ? shapes.get(item.quantity.value) : undefined
    if (item === undefined) break
    if (isCount(item) && (word === 'sided' || word === 'sides')) {
      // A number of sides is no length of them, whatever the part.
      const meaning: Meaning = shape === undefined ? { kind: 'unsupported' } : { kind: 'choice', choice: shape }
      result.push({ ...meaning, ...spanning(items.slice(index, end + 1)) })
      index = end
    } else result.push(item)
  }
  return result
}
