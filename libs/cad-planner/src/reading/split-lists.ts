import { features as featureTable } from '../features/all-features.ts'
import type { Family } from '../families/family.ts'
import type { DimensionName, Item, ItemOf, Quantity } from '../language/item.ts'
import type { PartReading } from './reading.ts'

/**
 * `50 x 40 x 5 thick`, `ID 6.5 x 20 long`, `12 x 4 mm deep hole`: the word behind a list is that of its last number, unless the whole
 * list has its meaning from the noun and the word says the same.
 */
export function splitLists(items: readonly Item[], family: Family, part: PartReading): Item[] {
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const [item, word] = [items[index], items[index + 1]]
    if (item === undefined) break
    // `100x50 thickness 5`: the word has a number of its own.
    const isOfList = word?.kind === 'dimension' && word.dimension !== 'leg' && word.dimension !== 'side' && items[index + 2]?.kind !== 'quantity'
    const led = items[index - 1]
    if (item.kind === 'size' && item.quantities.length === 2 && led?.kind === 'dimension' && led.dimension === 'innerDiameter' && !isOfList) {
      // `OD 80 x ID 60 x 10`
      result.push(...split(item))
    } else if (item.kind !== 'size' || !isOfList) {
      result.push(item)
    } else if (isConfirmed(items, index, item, word.dimension, family, part)) {
      result.push(item)
      index += 1
    } else result.push(...split(item))
  }
  return result
}

/** Whether the noun of the list gives its last number the meaning of the word behind it. */
function isConfirmed(items: readonly Item[], index: number, list: ItemOf<'size'>, dimension: DimensionName, family: Family, part: PartReading): boolean {
  const isFeature = (item: Item): item is ItemOf<'feature'> => item.kind === 'feature'
  const later = part.sizes.length > 0 ? items.slice(index + 2).find(isFeature) : undefined
  const owner = items.slice(0, index).findLast(isFeature) ?? later
  if (owner === undefined) return confirms(family, part, list.quantities, dimension)
  const length = list.quantities.length
  return (length === 2 || length === 3) && featureTable[owner.feature].sizes?.[length]?.at(-1) === dimension
}

function confirms(family: Family, part: PartReading, quantities: readonly Quantity[], dimension: DimensionName): boolean {
  const names = family.sizes?.(
    quantities.map(({ size }) => size),
    part,
  )
  const last = family.parameters.find(({ name }) => name === names?.at(-1))
  return quantities.length > 2 && last?.words[dimension] === 0
}

/** The list without its last number, and that number. */
function split({ quantities, text, start, end }: ItemOf<'size'>): Item[] {
  const [last, rest] = [quantities.at(-1), quantities.slice(0, -1)]
  const [first] = rest
  if (last === undefined || first === undefined) return []
  const listText = text.slice(0, Math.max(0, text.length - last.text.length)).replace(/\s*(?:[x×*]|by)\s*$/i, '')
  const middle = start + listText.length
  return [
    rest.length === 1
      ? { kind: 'quantity', quantity: first, text: first.text, start, end: middle }
      : { kind: 'size', quantities: rest, text: listText, start, end: middle },
    { kind: 'quantity', quantity: last, text: last.text, start: end - last.text.length, end },
  ]
}
