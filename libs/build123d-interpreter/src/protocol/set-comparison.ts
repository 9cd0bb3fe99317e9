import { PyDictView } from '../values/py-dict-view.ts'
import { PySet } from '../values/py-set.ts'
import type { Ordering } from './compare.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export type SetLike = PySet | PyDictView

export const isSetLike = (value: Value): value is SetLike => value instanceof PySet || (value instanceof PyDictView && value.kind !== 'values')

const sizeOf = (set: SetLike) => (set instanceof PySet ? set.size : set.dict.size)

const asSet = (context: Context, set: SetLike) => (set instanceof PySet ? set : PySet.from(context, set.values()))

function isSubset(context: Context, left: SetLike, right: SetLike): boolean {
  const members = asSet(context, right)
  for (const value of left.values()) {
    context.spend(1)
    if (!members.has(context, value)) return false
  }
  return true
}

export function setEquals(context: Context, left: SetLike, right: SetLike): boolean {
  return sizeOf(left) === sizeOf(right) && isSubset(context, left, right)
}

/** `<=` means subset. */
export function compareSets(context: Context, operator: Ordering, left: SetLike, right: SetLike): boolean {
  const [small, large] = operator === '<' || operator === '<=' ? [left, right] : [right, left]
  const isStrict = operator === '<' || operator === '>'
  return (isStrict ? sizeOf(small) < sizeOf(large) : sizeOf(small) <= sizeOf(large)) && isSubset(context, small, large)
}
