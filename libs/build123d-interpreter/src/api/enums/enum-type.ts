import { defineClass, typeName } from '../../native/index.ts'
import { keyError, listClass, objectClass, PyInstance, PyIterator, typeClass, typeError, valueError, type PyClass, type Value } from '../../values/index.ts'

type EnumValue = null | bigint | string

/** One value of an enumeration; there is one object for each, so identity is equality. */
export class EnumMember extends PyInstance {
  readonly name: string
  readonly value: EnumValue

  constructor(cls: PyClass, name: string, value: EnumValue) {
    super(cls)
    this.name = name
    this.value = value
  }
}

/** An enumeration of build123d with the names that TypeScript code compares. */
export interface EnumType<Name extends string> {
  readonly cls: PyClass
  readonly members: Readonly<Record<Name, EnumMember>>
  /** The name of a member, or undefined for any other value. */
  nameOf(value: Value): Name | undefined
  /** The name of a member, or a TypeError that says how to write one. */
  read(value: Value, what: string): Name
}

const enumMetaclass = defineClass({
  name: 'EnumType',
  bases: [typeClass],
  operators: {
    __iter__: (self) => new PyIterator(listClass, membersOf(self as unknown as PyClass)),
    __len__: (self) => BigInt(membersOf(self as unknown as PyClass).length),
    __getitem__: (self, _context, key) => {
      const cls = self as unknown as PyClass
      const found = membersOf(cls).find((member) => member.name === key)
      if (found === undefined) throw keyError(key ?? null)
      return found
    },
  },
})

function membersOf(cls: PyClass): EnumMember[] {
  return [...cls.attributes.values()].filter((value) => value instanceof EnumMember)
}

const order = (compare: (left: number, right: number) => boolean) => (self: PyInstance, _context: unknown, other?: Value) => {
  const left = self instanceof EnumMember ? Number(self.value) : Number.NaN
  const right = other instanceof EnumMember ? Number(other.value) : Number(other)
  return compare(left, right)
}

export interface EnumOptions {
  /** `str(member)` gives the value alone, as `StrEnum` does. */
  kind?: 'plain' | 'int' | 'str'
}

/** `values` gives each member's `value`; Python's `auto()` counts from 1. */
export function defineEnum<Name extends string>(name: string, values: Readonly<Record<Name, EnumValue>>, { kind = 'plain' }: EnumOptions = {}): EnumType<Name> {
  const cls = defineClass<EnumMember>({
    name,
    module: 'build123d',
    metaclass: enumMetaclass,
    bases: [objectClass],
    construct: (_context, self, positional) => {
      const wanted = positional[0] ?? null
      const found = membersOf(self).find((member) => member === wanted || member.value === wanted)
      if (found === undefined) throw valueError(`${typeof wanted === 'object' && wanted !== null ? typeName(wanted) : `${wanted}`} is not a valid ${name}`)
      return found
    },
    properties: { name: (self) => self.name, value: (self) => self.value },
    operators: {
      __repr__: (self) => (kind === 'int' ? `<${name}.${self.name}: ${String(self.value)}>` : `<${name}.${self.name}>`),
      __str__: (self) => (kind === 'plain' ? `${name}.${self.name}` : String(self.value)),
      ...(kind === 'int' ? { __lt__: order((a, b) => a < b), __le__: order((a, b) => a <= b), __gt__: order((a, b) => a > b), __ge__: order((a, b) => a >= b) } : {}),
    },
  })
  const members = Object.fromEntries(Object.entries<EnumValue>(values).map(([member, value]) => [member, new EnumMember(cls, member, value)])) as Record<Name, EnumMember>
  for (const [member, value] of Object.entries<EnumMember>(members)) cls.attributes.set(member, value)
  const nameOf = (value: Value): Name | undefined => (value instanceof EnumMember && value.cls === cls ? (value.name as Name) : undefined)
  return {
    cls,
    members,
    nameOf,
    read: (value, what) => {
      const found = nameOf(value)
      if (found !== undefined) return found
      const first = Object.keys(members)[0] ?? ''
      throw typeError(`${what} must be a ${name}, such as ${name}.${first}, not ${typeName(value)}`)
    },
  }
}

/** `auto()` values: 1, 2, 3 in the order of the names. */
export function counted<const Names extends readonly string[]>(...names: Names): Record<Names[number], EnumValue> {
  return Object.fromEntries(names.map((name, index) => [name, BigInt(index + 1)])) as Record<Names[number], EnumValue>
}
