import { EnumMember } from '../values/enum-member.ts'
import { memberByValue, membersOf, type AutoNext } from './enum-members.ts'
import { isInteger, toInteger } from '../numbers/numeric.ts'
import { iteratorClass } from '../values/builtin-classes.ts'
import { NativeFunction, PyProperty, type Invoke } from '../values/callables.ts'
import { PyIterator } from '../values/py-iterator.ts'
import { valueError } from '../values/python-error.ts'
import { notImplemented } from '../values/singletons.ts'
import type { PyClass } from '../values/py-class.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

/** The next power of two. */
export const autoFlagValue: AutoNext = (values) => {
  const highest = values.filter((value) => isInteger(value)).map(toInteger).reduce((most, value) => (value > most ? value : most), 0n)
  return highest === 0n ? 1n : 1n << BigInt(highest.toString(2).length)
}

const bitsOf = (value: Value | undefined) => {
  const plain = value instanceof EnumMember ? value.value : value
  return plain !== undefined && isInteger(plain) ? toInteger(plain) : undefined
}

/** Single bits, in order of definition. */
const singles = (cls: PyClass) =>
  [...new Set(membersOf(cls).values())].filter((member) => {
    const bits = bitsOf(member) ?? 0n
    return bits > 0n && (bits & (bits - 1n)) === 0n
  })

const combinations = Symbol('members of flags that stand for several bits')

/** The member of a combination: the same one each time, so that `is` holds. */
function combine(context: Context, cls: PyClass, bits: bigint): Value {
  const known = memberByValue(context, cls, bits)
  if (known !== undefined) return known
  const all = singles(cls).reduce((mask, member) => mask | (bitsOf(member) ?? 0n), 0n)
  if ((bits & ~all) !== 0n) throw valueError(`${bits} is not a valid ${cls.qualifiedName}`)
  let made = context.state.get(combinations) as Map<PyClass, Map<bigint, EnumMember>> | undefined
  if (made === undefined) context.state.set(combinations, (made = new Map<PyClass, Map<bigint, EnumMember>>()))
  let ofClass = made.get(cls)
  if (ofClass === undefined) made.set(cls, (ofClass = new Map<bigint, EnumMember>()))
  let member = ofClass.get(bits)
  if (member === undefined) ofClass.set(bits, (member = new EnumMember(cls, nameOf(cls, bits), bits)))
  return member
}

const parts = (cls: PyClass, bits: bigint) => singles(cls).filter((member) => ((bitsOf(member) ?? 0n) & bits) !== 0n)

const nameOf = (cls: PyClass, bits: bigint) => (bits === 0n ? null : parts(cls, bits).map((member) => member.memberName).join('|'))

export function addFlagMethods(flag: PyClass): void {
  const define = (name: string, invoke: Invoke) => flag.attributes.set(name, new NativeFunction(name, invoke, { isMethod: true }))
  const operators: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
    or: (left, right) => left | right,
    and: (left, right) => left & right,
    xor: (left, right) => left ^ right,
  }
  for (const [name, compute] of Object.entries(operators)) {
    for (const method of [`__${name}__`, `__r${name}__`]) {
      define(method, (context, [self, other]) => {
        const [left, right] = [bitsOf(self), bitsOf(other)]
        if (!(self instanceof EnumMember) || left === undefined || right === undefined) return notImplemented
        return combine(context, self.cls, compute(left, right))
      })
    }
  }
  define('__invert__', (context, [self]) => {
    if (!(self instanceof EnumMember)) return notImplemented
    const all = singles(self.cls).reduce((mask, member) => mask | (bitsOf(member) ?? 0n), 0n)
    return combine(context, self.cls, all & ~(bitsOf(self) ?? 0n))
  })
  define('__contains__', (_context, [self, other]) => ((bitsOf(self) ?? 0n) & (bitsOf(other) ?? 0n)) === bitsOf(other))
  define('__iter__', (_context, [self]) => new PyIterator(iteratorClass, self instanceof EnumMember ? parts(self.cls, bitsOf(self) ?? 0n) : []))
  define('__len__', (_context, [self]) => BigInt(self instanceof EnumMember ? parts(self.cls, bitsOf(self) ?? 0n).length : 0))
  define('__bool__', (_context, [self]) => bitsOf(self) !== 0n)
  flag.attributes.set('name', new PyProperty((self) => (self instanceof EnumMember ? self.memberName : null)))
}
