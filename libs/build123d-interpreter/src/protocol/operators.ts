import { NaturalCadError } from '@naturalcad/contracts/errors'
import { arithmetic } from '../numbers/arithmetic.ts'
import { isNumeric } from '../numbers/numeric.ts'
import { percentFormat } from '../formatting/percent-format.ts'
import { classOf } from '../values/class-of.ts'
import { PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyDictView } from '../values/py-dict-view.ts'
import { PySet } from '../values/py-set.ts'
import { typeError } from '../values/python-error.ts'
import { PyBytes, PyList, PyTuple } from '../values/sequences.ts'
import { askBothSides } from './compare.ts'
import { collect } from './iterate.ts'
import { asIndex } from './slices.ts'
import { callSpecial } from './special.ts'
import { notImplemented } from '../values/singletons.ts'
import { combineSets } from './set-operators.ts'
import { unionOfTypes } from './type-union.ts'
import type { BinaryOperator, UnaryOperator } from '@naturalcad/python-ast'
import type { Context } from '../runtime/context.ts'
import { PyObject, type Value } from '../values/value.ts'

const methodNames: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '@': 'matmul',
  '/': 'truediv',
  '%': 'mod',
  '**': 'pow',
  '<<': 'lshift',
  '>>': 'rshift',
  '|': 'or',
  '^': 'xor',
  '&': 'and',
  '//': 'floordiv',
}

/** Longest text or list that one operation may make. */
const maxLength = 5_000_000

/** `left operator right`. */
export function binaryOperation(context: Context, operator: BinaryOperator, left: Value, right: Value): Value {
  const result = operate(context, operator, left, right)
  if (result !== undefined) return result
  throw unsupportedOperands(operator === '**' ? '** or pow()' : operator, left, right)
}

function operate(context: Context, operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (isNumeric(left) && isNumeric(right)) return arithmetic(context, operator, left, right)
  if (left instanceof PyObject || right instanceof PyObject) {
    const name = methodNames[operator]
    for (const answer of askBothSides(context, left, right, `__${name}__`, `__r${name}__`)) return answer
  }
  return builtInOperation(context, operator, left, right)
}

/** `target operator= value`: in place where the class of the target can, else as the plain operation. */
export function inPlaceOperation(context: Context, operator: BinaryOperator, target: Value, value: Value): Value {
  if (target instanceof PyObject) {
    const answer = callSpecial(context, target, `__i${methodNames[operator]}__`, value)
    if (answer !== undefined && answer !== notImplemented) return answer
    if (target instanceof PyList && operator === '+') {
      const items = collect(context, value)
      checkLength(context, target.items.length + items.length)
      for (const item of items) target.items.push(item)
      return target
    }
    if (target instanceof PyList && operator === '*') {
      const times = repeatCount(context, value)
      checkLength(context, target.items.length * times)
      target.items = Array.from({ length: times }, () => target.items).flat()
      return target
    }
    if (target instanceof PyDict && value instanceof PyDict && operator === '|') {
      for (const entry of value.entries()) target.set(context, entry.key, entry.value)
      return target
    }
    if (target instanceof PySet && !target.isFrozen) {
      const combined = value instanceof PySet || value instanceof PyDictView ? combineSets(context, operator, target, value) : undefined
      if (combined !== undefined) {
        const values = [...combined.values()]
        target.clear()
        for (const item of values) target.add(context, item)
        return target
      }
    }
  }
  const result = operate(context, operator, target, value)
  if (result !== undefined) return result
  throw unsupportedOperands(`${operator}=`, target, value)
}

export function unaryOperation(context: Context, operator: Exclude<UnaryOperator, 'not'>, value: Value): Value {
  if (isNumeric(value)) {
    const number = typeof value === 'boolean' ? BigInt(value) : value
    if (operator === '-') return -number
    if (operator === '+') return number
    if (typeof number === 'bigint') return ~number
  }
  const answer = callSpecial(context, value, { '-': '__neg__', '+': '__pos__', '~': '__invert__' }[operator])
  if (answer !== undefined && answer !== notImplemented) return answer
  throw typeError(`bad operand type for unary ${operator}: '${classOf(value).name}'`)
}

function builtInOperation(context: Context, operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (operator === '+') return concatenate(context, left, right)
  if (operator === '*') return repeat(context, left, right)
  if (operator === '%' && typeof left === 'string') return percentFormat(context, left, right)
  if (left instanceof PySet || right instanceof PySet || left instanceof PyDictView) return combineSets(context, operator, left, right)
  if (operator === '|') {
    if (left instanceof PyDict && right instanceof PyDict) {
      return PyDict.from(context, [...left.entries(), ...right.entries()].map(({ key, value }) => [key, value] as const))
    }
    if (left instanceof PyClass || right instanceof PyClass) return unionOfTypes(left, right)
  }
  return undefined
}

function concatenate(context: Context, left: Value, right: Value): Value | undefined {
  if (typeof left === 'string') {
    if (typeof right !== 'string') throw typeError(`can only concatenate str (not "${classOf(right).name}") to str`)
    checkLength(context, left.length + right.length)
    context.allocate(right.length)
    return left + right
  }
  if (left instanceof PyList) {
    if (!(right instanceof PyList)) throw typeError(`can only concatenate list (not "${classOf(right).name}") to list`)
    checkLength(context, left.items.length + right.items.length)
    return new PyList([...left.items, ...right.items])
  }
  if (left instanceof PyTuple) {
    if (!(right instanceof PyTuple)) throw typeError(`can only concatenate tuple (not "${classOf(right).name}") to tuple`)
    checkLength(context, left.items.length + right.items.length)
    return new PyTuple([...left.items, ...right.items])
  }
  if (left instanceof PyBytes && right instanceof PyBytes) return new PyBytes(Uint8Array.from([...left.bytes, ...right.bytes]))
  return undefined
}

function repeat(context: Context, left: Value, right: Value): Value | undefined {
  const [sequence, count] = isSequence(left) ? [left, right] : [right, left]
  if (!isSequence(sequence)) return undefined
  const items = typeof sequence === 'string' ? sequence : sequence.items
  const times = repeatCount(context, count)
  checkLength(context, items.length * times)
  if (typeof items === 'string') return items.repeat(times)
  const repeated = Array.from({ length: times }, () => items).flat()
  return sequence instanceof PyTuple ? new PyTuple(repeated) : new PyList(repeated)
}

const isSequence = (value: Value) => typeof value === 'string' || value instanceof PyList || value instanceof PyTuple

function repeatCount(context: Context, count: Value): number {
  const times = asIndex(context, count)
  if (times === undefined) throw typeError(`can't multiply sequence by non-int of type '${classOf(count).name}'`)
  return Math.max(0, Number(times))
}

function checkLength(context: Context, length: number): void {
  if (length > maxLength) {
    throw new NaturalCadError('LIMIT_EXCEEDED', `the script makes a text or list of ${length} items`, {
      details: { limit: 'sequence-length', max: maxLength },
      remedy: `Keep texts and lists below ${maxLength} items.`,
    })
  }
  context.spend(1 + length / 64)
  context.allocate(length * 8)
}

function unsupportedOperands(shown: string, left: Value, right: Value): Error {
  return typeError(`unsupported operand type(s) for ${shown}: '${classOf(left).name}' and '${classOf(right).name}'`)
}
