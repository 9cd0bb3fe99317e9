import type { Item } from '../item.ts'
import { isCount, skipFillers } from './items.ts'

/** `4 no. holes`, `number of holes: 4`, `hole count 4`, `(4) holes`, `at all 4 corners`, `two 50 mm legs`. */
export function foldCounts(items: readonly Item[]): Item[] {
  return withoutLegCount(withoutCornerCount(withCountsFirst(withoutNumero(withoutParentheses(items)))))
}

/** Around a single number or name of a dimension they change nothing: `100 mm (W)`. */
function withoutParentheses(items: readonly Item[]): Item[] {
  const isTransparent = (open: number): boolean => {
    const inside = items[open + 1]
    return (
      items[open]?.text === '(' &&
      items[open + 2]?.text === ')' &&
      (inside?.kind === 'dimension' || inside?.kind === 'quantity' || inside?.kind === 'metric')
    )
  }
  return items.filter((_, index) => !isTransparent(index) && !isTransparent(index - 2))
}

function withoutNumero(items: readonly Item[]): Item[] {
  const isNumero = (index: number): boolean =>
    items[index]?.kind === 'negation' && items[index].text.toLowerCase() === 'no' && isCount(items[index - 1]) && items[index + 1]?.text === '.'
  return items.filter((_, index) => !isNumero(index) && !isNumero(index - 1))
}

/** The number of something goes before it. */
function withCountsFirst(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (item === undefined) break
    const noun = item.kind === 'countWord' ? skipFillers(items, index + 1) : index
    const word = item.kind === 'countWord' ? index : index + 1
    const feature = items[noun]
    const at = skipFillers(items, Math.max(noun, word) + 1)
    const number = items[at]
    if (feature?.kind === 'feature' && items[word]?.kind === 'countWord' && isCount(number)) {
      result.push({ ...number, counts: true }, feature)
      index = at
    } else result.push(item)
  }
  return result
}

/** A part has four corners anyway. */
function withoutCornerCount(items: readonly Item[]): Item[] {
  return items.filter((item, index) => {
    const next = items[index + 1]
    if (!isCount(item) || item.quantity.value !== 4 || next?.kind !== 'place' || next.place !== 'corners') return true
    const before = items.slice(0, index).findLast(({ kind }) => kind !== 'filler' && kind !== 'article')
    return before?.kind !== 'barrier'
  })
}

/** An L has two legs anyway. */
function withoutLegCount(items: readonly Item[]): Item[] {
  return items.filter((item, index) => {
    const [size, leg] = [items[index + 1], items[index + 2]]
    return !(
      isCount(item) &&
      item.quantity.value === 2 &&
      size?.kind === 'quantity' &&
      !size.quantity.isPlainCount &&
      leg?.kind === 'dimension' &&
      leg.dimension === 'leg'
    )
  })
}
