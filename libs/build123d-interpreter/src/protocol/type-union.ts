import { PyClass } from '../values/py-class.ts'
import { PyUnion } from '../values/py-union.ts'
import type { Value } from '../values/value.ts'

/** `left | right` of types; undefined when one side is no type. */
export function unionOfTypes(left: Value, right: Value): PyUnion | undefined {
  const [one, other] = [membersOf(left), membersOf(right)]
  return one === undefined || other === undefined ? undefined : new PyUnion([...new Set([...one, ...other])])
}

function membersOf(value: Value): readonly Value[] | undefined {
  if (value instanceof PyUnion) return value.members
  return value === null || value instanceof PyClass ? [value] : undefined
}
