import { EnumMember } from '../values/enum-member.ts'
import { addFlagMethods, autoFlagValue } from './enum-flags.ts'
import { addIntegerBehaviour, addStringBehaviour } from './enum-values.ts'
import { makeMembers, memberByValue, membersOf } from './enum-members.ts'
import { createAutoClass } from './enum-auto.ts'
import { defineFunction } from '../native/define-function.ts'
import { repr, toText } from '../protocol/repr.ts'
import { formatString } from '../formatting/format-spec.ts'
import { intClass, iteratorClass, strClass } from '../values/builtin-classes.ts'
import { NativeFunction, PyProperty } from '../values/callables.ts'
import { objectClass, PyClass, typeClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyIterator } from '../values/py-iterator.ts'
import { PyModule } from '../values/py-module.ts'
import { keyError, typeError, valueError } from '../values/python-error.ts'
import type { Invoke } from '../values/callables.ts'
import type { Value } from '../values/value.ts'

const method = (name: string, invoke: Invoke): [string, Value] => [name, new NativeFunction(name, invoke, { isMethod: true })]

const members = (cls: Value) => (cls instanceof PyClass ? membersOf(cls) : new Map<string, EnumMember>())

/** Members in order, aliases left out. */
const distinct = (cls: Value) => [...new Set(members(cls).values())]

/** The class of enumeration classes: they can be iterated, indexed by name and asked for their length. */
const enumType = new PyClass({
  name: 'EnumType',
  bases: [typeClass],
  isNative: true,
  module: 'enum',
  attributes: [
    method('__iter__', (_context, [cls = null]) => new PyIterator(iteratorClass, distinct(cls))),
    method('__len__', (_context, [cls = null]) => BigInt(distinct(cls).length)),
    method('__contains__', (context, [cls = null, value = null]) => {
      if (value instanceof EnumMember) return distinct(cls).includes(value)
      return distinct(cls).some((member) => context.equals(member.value, value))
    }),
    method('__getitem__', (_context, [cls = null, name = null]) => {
      const member = typeof name === 'string' ? members(cls).get(name) : undefined
      if (member === undefined) throw keyError(name)
      return member
    }),
    method('__repr__', (_context, [cls]) => (cls instanceof PyClass ? `<enum '${cls.qualifiedName}'>` : '')),
    ['__members__', new PyProperty((cls, context) => PyDict.from(context, members(cls)))],
  ],
})

const read = (name: string, get: (member: EnumMember) => Value): [string, Value] => [name, new PyProperty((self) => (self instanceof EnumMember ? get(self) : null))]

const label = (member: EnumMember) => `${member.cls.name}.${member.memberName ?? ''}`

const enumClass: PyClass = new PyClass({
  name: 'Enum',
  bases: [objectClass],
  isNative: true,
  module: 'enum',
  metaclass: enumType,
  onSubclass: (context, cls) => makeMembers(context, cls),
  construct: (context, cls, [value]) => {
    if (value === undefined) throw typeError(`EnumType.__call__() missing 1 required positional argument: 'value'`)
    const member = memberByValue(context, cls, value)
    if (member === undefined) throw valueError(`${repr(context, value)} is not a valid ${cls.qualifiedName}`)
    return member
  },
  attributes: [
    read('name', (member) => member.memberName),
    read('value', (member) => member.value),
    method('__repr__', (context, [self]) => (self instanceof EnumMember ? `<${label(self)}: ${repr(context, self.value)}>` : '')),
    method('__str__', (_context, [self]) => (self instanceof EnumMember ? label(self) : '')),
    method('__format__', (context, [self = null, spec = '']) => formatString(toText(context, self), typeof spec === 'string' ? spec : '')),
    method('__setattr__', (context, [self = null, name = '', value = null]) => {
      if (self instanceof EnumMember && typeof name === 'string' && name !== 'name' && name !== 'value') self.attributes.set(name, value)
      else throw typeError(`cannot set attribute ${repr(context, name)}`)
      return null
    }),
  ],
})

export function createEnumModule(): PyModule {
  const derive = (name: string, bases: readonly PyClass[]) => new PyClass({ name, bases, isNative: true, module: 'enum' })
  const integer = derive('IntEnum', [intClass, enumClass])
  const text = derive('StrEnum', [strClass, enumClass])
  const flag = new PyClass({ name: 'Flag', bases: [enumClass], isNative: true, module: 'enum', onSubclass: (context, cls) => makeMembers(context, cls, autoFlagValue) })
  addIntegerBehaviour(integer)
  addStringBehaviour(text)
  addFlagMethods(flag)
  const integerFlag = new PyClass({ name: 'IntFlag', bases: [intClass, flag], isNative: true, module: 'enum', ...(flag.onSubclass === undefined ? {} : { onSubclass: flag.onSubclass }) })
  addIntegerBehaviour(integerFlag)
  addFlagMethods(integerFlag)
  const unique = defineFunction('unique(enumeration, /)', (args, context) => {
    const cls = args.get('enumeration')
    const aliases = [...members(cls)].filter(([name, member]) => member.memberName !== name).map(([name, member]) => `${name} -> ${member.memberName ?? ''}`)
    if (aliases.length > 0) throw valueError(`duplicate values found in ${repr(context, cls)}: ${aliases.join(', ')}`)
    return cls
  })
  return new PyModule(
    'enum',
    new Map<string, Value>([...[enumClass, integer, text, flag, integerFlag, createAutoClass()].map((cls): [string, Value] => [cls.name, cls]), ['unique', unique]]),
  )
}
