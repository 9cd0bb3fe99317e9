import { EnumMember } from '../values/enum-member.ts'
import { binaryOperation, unaryOperation } from '../protocol/operators.ts'
import { richCompare, richEquals, type Ordering } from '../protocol/compare.ts'
import { formatValue } from '../protocol/format.ts'
import { getAttribute } from '../protocol/attributes.ts'
import { getItem } from '../protocol/subscript.ts'
import { lengthOf } from '../protocol/length.ts'
import { iterate } from '../protocol/iterate.ts'
import { contains } from '../protocol/contains.ts'
import { toText } from '../protocol/repr.ts'
import { truth } from '../protocol/truth.ts'
import { isInteger, toInteger } from '../numbers/numeric.ts'
import { iteratorClass, strClass } from '../values/builtin-classes.ts'
import { NativeFunction, type Invoke } from '../values/callables.ts'
import { PyIterator } from '../values/py-iterator.ts'
import type { PyClass } from '../values/py-class.ts'
import type { BinaryOperator } from '@naturalcad/python-ast'
import type { Value } from '../values/value.ts'

const plain = (value: Value | undefined): Value => (value instanceof EnumMember ? value.value : (value ?? null))

const define = (cls: PyClass, name: string, invoke: Invoke) => cls.attributes.set(name, new NativeFunction(name, invoke, { isMethod: true }))

const arithmetic: Readonly<Record<string, BinaryOperator>> = {
  add: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  pow: '**',
  lshift: '<<',
  rshift: '>>',
}
const orderings: Readonly<Record<string, Ordering>> = { __lt__: '<', __le__: '<=', __gt__: '>', __ge__: '>=' }

/** Members compare, hash and calculate as their values do. */
function addValueBehaviour(cls: PyClass, operators: readonly string[]): void {
  define(cls, '__eq__', (context, [self, other]) => richEquals(context, plain(self), plain(other)))
  define(cls, '__str__', (context, [self]) => toText(context, plain(self)))
  define(cls, '__format__', (context, [self, spec = '']) => formatValue(context, plain(self), typeof spec === 'string' ? spec : ''))
  define(cls, '__bool__', (context, [self]) => truth(context, plain(self)))
  for (const [name, operator] of Object.entries(orderings)) define(cls, name, (context, [self, other]) => richCompare(context, operator, plain(self), plain(other)))
  for (const name of operators) {
    const operator = arithmetic[name]
    if (operator === undefined) continue
    define(cls, `__${name}__`, (context, [self, other]) => binaryOperation(context, operator, plain(self), plain(other)))
    define(cls, `__r${name}__`, (context, [self, other]) => binaryOperation(context, operator, plain(other), plain(self)))
  }
}

export function addIntegerBehaviour(cls: PyClass): void {
  addValueBehaviour(cls, Object.keys(arithmetic))
  const integer = (self: Value | undefined) => {
    const value = plain(self)
    return isInteger(value) ? toInteger(value) : 0n
  }
  for (const name of ['__int__', '__index__']) define(cls, name, (_context, [self]) => integer(self))
  define(cls, '__float__', (_context, [self]) => Number(integer(self)))
  define(cls, '__neg__', (context, [self]) => unaryOperation(context, '-', plain(self)))
  define(cls, '__abs__', (_context, [self]) => (integer(self) < 0n ? -integer(self) : integer(self)))
}

export function addStringBehaviour(cls: PyClass): void {
  addValueBehaviour(cls, ['add', 'mul', 'mod'])
  define(cls, '__len__', (context, [self]) => lengthOf(context, plain(self)))
  define(cls, '__iter__', (context, [self]) => new PyIterator(iteratorClass, iterate(context, plain(self))))
  define(cls, '__contains__', (context, [self, part = null]) => contains(context, plain(self), part))
  define(cls, '__getitem__', (context, [self, key = null]) => getItem(context, plain(self), key))
  for (const name of strClass.attributes.keys()) {
    if (name.startsWith('_')) continue
    define(cls, name, (context, [self, ...args], keywords) => context.call(getAttribute(context, plain(self), name), args, keywords))
  }
}
