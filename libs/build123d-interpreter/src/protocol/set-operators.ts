import { isSetLike, type SetLike } from './set-comparison.ts'
import { setClass } from '../values/builtin-classes.ts'
import { PySet } from '../values/py-set.ts'
import type { BinaryOperator } from '@naturalcad/python-ast'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

/** `|`, `&`, `-`, `^` of sets and of the keys of dicts. The result has the class of the left side. */
export function combineSets(context: Context, operator: BinaryOperator, left: Value, right: Value): PySet | undefined {
  if (!isSetLike(left) || !isSetLike(right)) return undefined
  const cls = left instanceof PySet ? left.cls : setClass
  switch (operator) {
    case '|':
      return PySet.from(context, [...left.values(), ...right.values()], cls)
    case '&':
      return PySet.from(context, keep(context, left, right, true), cls)
    case '-':
      return PySet.from(context, keep(context, left, right, false), cls)
    case '^':
      return PySet.from(context, [...keep(context, left, right, false), ...keep(context, right, left, false)], cls)
    default:
      return undefined
  }
}

function keep(context: Context, from: SetLike, other: SetLike, isShared: boolean): Value[] {
  const members = other instanceof PySet ? other : PySet.from(context, other.values())
  return [...from.values()].filter((value) => {
    context.spend(1)
    return members.has(context, value) === isShared
  })
}
