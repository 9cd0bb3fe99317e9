import { isLess } from '../../protocol/index.ts'
import type { Context } from '../../runtime/context.ts'
import type { Value } from '../../values/index.ts'
import { EnumMember } from '../enums/enum-type.ts'

export interface SortKey {
  of: (item: Value) => Value
  /** Items without the key are left out. */
  has?: (item: Value) => boolean
}

/** Python's stable sort; in reverse, equal items keep their order as well. */
export function sortValues(context: Context, items: readonly Value[], key: SortKey, reverse: boolean): Value[] {
  const keyed = items.filter((item) => key.has?.(item) ?? true).map((item) => ({ item, key: orderable(key.of(item)) }))
  context.spend(keyed.length)
  const isBefore = (a: Value, b: Value) => (typeof a === 'number' && typeof b === 'number' ? a < b : isLess(context, a, b))
  return keyed.toSorted((a, b) => (isBefore(a.key, b.key) ? -1 : isBefore(b.key, a.key) ? 1 : 0) * (reverse ? -1 : 1)).map(({ item }) => item)
}

/** Members of an enumeration sort by their values. */
export function orderable(key: Value): Value {
  return key instanceof EnumMember ? key.value : key
}
