import type { DimensionName, Item, ItemOf } from '../item.ts'
import { isCount, skipFillers, spanning } from './items.ts'

/** Numbers that belong together, and words between them that say nothing of their own. */
export function foldLists(items: readonly Item[]): Item[] {
  return withPitches(withoutAnnounced(withLegs(withChamfers(items))))
}

const isDimension = (item: Item | undefined, dimension: DimensionName): boolean => item?.kind === 'dimension' && item.dimension === dimension

/** `2x45° chamfer`: the usual angle says nothing more. */
function withChamfers(items: readonly Item[]): Item[] {
  return items.map((item, index) => {
    if (item.kind !== 'size' || item.quantities.length !== 2) return item
    const [size, angle] = item.quantities
    const isRight = angle?.value === 45 && (angle.unit === 'deg' || (angle.unit === undefined && size?.unit === undefined))
    const neighbours = [items[skipFillers(items, index + 1)], items.slice(0, index).findLast(({ kind }) => kind !== 'filler' && kind !== 'article')]
    const isChamfer = neighbours.some((neighbour) => neighbour?.kind === 'feature' && neighbour.feature === 'chamfer')
    if (size === undefined || !isRight || !isChamfer) return item
    return { kind: 'quantity', quantity: { ...size, isPlainCount: false }, text: item.text, start: item.start, end: item.end }
  })
}

/** `60 mm and 40 mm legs`, `leg lengths 60 and 40`: a list, followed by what it is of. */
function withLegs(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (item === undefined) break
    const from = isDimension(item, 'leg') ? skipFillers(items, index + 1) : index
    const [first, joint, second] = items.slice(from, from + 3)
    const leg = from === index ? items[from + 3] : item
    if (first?.kind === 'quantity' && joint?.kind === 'join' && joint.tight && second?.kind === 'quantity' && leg !== undefined && isDimension(leg, 'leg')) {
      const list = [first, joint, second]
      const unit = first.quantity.unit === undefined ? second.quantity : undefined
      // The unit behind the second number is that of both.
      const scale = unit === undefined ? 1 : unit.size / unit.value
      const lent = unit === undefined ? first.quantity : { ...first.quantity, unit: unit.unit, size: first.quantity.value * scale }
      result.push({ kind: 'size', quantities: [lent, second.quantity], ...spanning(list) }, leg)
      index = from + (from === index ? 3 : 2)
    } else result.push(item)
  }
  return result
}

/** `dimensions: 100 x 50`, `offset 12 mm from the edges`: the first word only announces what follows. */
function withoutAnnounced(items: readonly Item[]): Item[] {
  return items.filter((item, index) => {
    const at = skipFillers(items, index + 1)
    const next = items[at]
    if (item.kind === 'feature' && item.feature === 'dimensions') return next?.kind !== 'quantity' && next?.kind !== 'size'
    if (item.kind === 'unsupported' && item.text.toLowerCase() === 'offset')
      return !(next?.kind === 'quantity' && isDimension(items[at + 1], 'edgeDistance') && /\bfrom\b/i.test(items[at + 1]?.text ?? ''))
    return true
  })
}

/** `four holes, 80x40 pattern`: the list is no number of holes. */
function isNotCount(items: readonly Item[], { quantities }: ItemOf<'size'>): boolean {
  const count = items.find((item, index) => isCount(item) && items.slice(index + 1, index + 4).some(({ kind }) => kind === 'feature'))
  return isCount(count) && count.quantity.value !== quantities.reduce((product, { value }) => product * value, 1)
}

/** `80x40 mm spacing`, `a hole pattern of 80x40 mm`: distances along both sides. */
function withPitches(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (item === undefined) break
    const isName = (named: Item | undefined): boolean => named?.kind === 'pattern' || isDimension(named, 'spacing')
    const [before, after] = [isName(item), isName(items[index + 1])]
    const at = before ? skipFillers(items, index + 1) : index
    const list = items[at]
    const name = before ? item : items[index + 1]
    const end = before ? at + 1 : index + 2
    const grid = list?.kind === 'size' && list.quantities.length === 2 && list.quantities.every(({ isPlainCount }) => isPlainCount) ? list : undefined
    const isDistance = list?.kind === 'size' && list.quantities.length === 2 && (grid === undefined || name?.kind === 'dimension' || isNotCount(items, grid))
    if (grid !== undefined && !isDistance && (before || after)) {
      const [columns, rows] = grid.quantities.map(({ value }) => value)
      result.push({ kind: 'rows', columns: columns ?? 1, rows: rows ?? 1, ...spanning(items.slice(index, end)) })
      index = end - 1
    } else if (isDistance && (before || after)) {
      result.push({ kind: 'pitch', quantities: list.quantities, ...spanning(items.slice(index, end)) })
      index = end - 1
    } else if (item.kind !== 'pattern') result.push(item)
  }
  return result
}
