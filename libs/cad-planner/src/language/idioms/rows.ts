import type { Item, ItemOf } from '../item.ts'
import { isCount, spanning } from './items.ts'

type Axis = ItemOf<'rowWord'>['axis']

/** `2 rows of 3`, `in 2 rows`, `3 columns and 2 rows`: one item that says how holes are laid out. */
export function foldRows(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (item === undefined) break
    const first = axisAt(items, index)
    if (first === undefined) {
      result.push(item)
      continue
    }
    const second = otherAxis(items, index + 2, first.axis)
    const end = second?.end ?? index + 2
    result.push({
      kind: 'rows',
      ...spanning(items.slice(index, end)),
      [first.axis]: first.value,
      ...(second === undefined ? {} : { [first.axis === 'rows' ? 'columns' : 'rows']: second.value }),
    })
    index = end - 1
  }
  return result
}

function axisAt(items: readonly Item[], index: number): { axis: Axis; value: number } | undefined {
  const [number, word] = [items[index], items[index + 1]]
  return isCount(number) && word?.kind === 'rowWord' ? { axis: word.axis, value: number.quantity.value } : undefined
}

function otherAxis(items: readonly Item[], from: number, axis: Axis): { value: number; end: number } | undefined {
  const joint = items[from]
  const isJoint = joint?.kind === 'join' || (joint?.kind === 'filler' && /^(?:x|by)$/i.test(joint.text))
  const at = isJoint ? from + 1 : from
  const named = axisAt(items, at)
  if (named !== undefined && named.axis !== axis) return { value: named.value, end: at + 2 }
  const number = items[from]
  const isOf = items[from - 1]?.text.toLowerCase().endsWith(' of') === true
  return isOf && isCount(number) ? { value: number.quantity.value, end: from + 1 } : undefined
}
