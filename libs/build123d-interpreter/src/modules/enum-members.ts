import { AutoValue } from './enum-auto.ts'
import { EnumMember } from '../values/enum-member.ts'
import { isInteger, toInteger } from '../numbers/numeric.ts'
import { itemEquals } from '../protocol/compare.ts'
import { callSpecial } from '../protocol/special.ts'
import { strClass } from '../values/builtin-classes.ts'
import { BoundMethod, NativeFunction, PyClassMethod, PyFunction, PyProperty, PyStaticMethod } from '../values/callables.ts'
import { PyClass } from '../values/py-class.ts'
import { typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import { PyObject, type Value } from '../values/value.ts'

const membersByClass = new WeakMap<PyClass, Map<string, EnumMember>>()

/** By name, aliases included. */
export function membersOf(cls: PyClass): ReadonlyMap<string, EnumMember> {
  return membersByClass.get(cls) ?? new Map<string, EnumMember>()
}

export function memberByValue(context: Context, cls: PyClass, value: Value): EnumMember | undefined {
  if (value instanceof EnumMember && value.cls === cls) return value
  for (const member of membersOf(cls).values()) if (itemEquals(context, member.value, value)) return member
  return undefined
}

export type AutoNext = (values: readonly Value[]) => Value

/** One more than the highest number so far. */
const nextNumber: AutoNext = (values) => {
  const numbers = values.filter((value) => isInteger(value)).map(toInteger)
  return numbers.reduce((highest, value) => (value > highest ? value : highest), 0n) + 1n
}

/** Turns the plain attributes of a class body into members. */
export function makeMembers(context: Context, cls: PyClass, next: AutoNext = nextNumber): void {
  for (const base of cls.mro.slice(1)) {
    if (membersOf(base).size > 0) throw typeError(`<enum '${cls.name}'> cannot extend <enum '${base.name}'>`)
  }
  const members = new Map<string, EnumMember>()
  membersByClass.set(cls, members)
  const values: Value[] = []
  for (const [name, written] of cls.attributes) {
    if (!isMemberValue(name, written)) continue
    const value = resolveAuto(written, name, values, cls, next)
    values.push(value)
    const known = memberByValue(context, cls, value)
    const member = known ?? new EnumMember(cls, name, value)
    members.set(name, member)
    cls.attributes.set(name, member)
    if (known === undefined && cls.find('__init__') !== undefined) callSpecial(context, member, '__init__', ...(value instanceof PyTuple ? value.items : [value]))
  }
}

function resolveAuto(written: Value, name: string, values: readonly Value[], cls: PyClass, next: AutoNext): Value {
  const chosen = () => (cls.isSubclassOf(strClass) ? name.toLowerCase() : next(values))
  if (written instanceof AutoValue) return chosen()
  if (!(written instanceof PyTuple)) return written
  return written.items.some((item) => item instanceof AutoValue) ? new PyTuple(written.items.map((item) => (item instanceof AutoValue ? chosen() : item))) : written
}

function isMemberValue(name: string, value: Value): boolean {
  if (name.startsWith('_')) return false
  if (!(value instanceof PyObject)) return true
  return ![PyFunction, NativeFunction, BoundMethod, PyProperty, PyStaticMethod, PyClassMethod, PyClass].some((type) => value instanceof type)
}
