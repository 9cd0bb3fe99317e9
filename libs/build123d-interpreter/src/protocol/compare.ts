import { callSpecial } from './special.ts'
import { classOf } from '../values/class-of.ts'
import { isNumeric, type Numeric } from '../numbers/numeric.ts'
import { notImplemented } from '../values/singletons.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyDictView } from '../values/py-dict-view.ts'
import { typeError } from '../values/python-error.ts'
import { PyBytes, PyList, PyRange, PySlice, PyTuple } from '../values/sequences.ts'
import { compareSets, isSetLike, setEquals } from './set-comparison.ts'
import { truth } from './truth.ts'
import { PyObject, type Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export type Ordering = '<' | '<=' | '>' | '>='

/** `is`. Numbers and strings are the same when they are equal and of one class, as CPython caches the everyday ones. */
export function isSame(left: Value, right: Value): boolean {
  return Object.is(left, right)
}

export function equals(context: Context, left: Value, right: Value): boolean {
  if (left === right && typeof left !== 'number') return !(left instanceof PyObject) || !left.cls.isSubclassOf(classOf(right)) || selfEquals(context, left)
  return truth(context, richEquals(context, left, right))
}

/** `==` of an object with itself: true unless its class says otherwise. */
function selfEquals(context: Context, value: PyObject): boolean {
  const answer = callSpecial(context, value, '__eq__', value)
  return answer === undefined || answer === notImplemented || truth(context, answer)
}

/** `left == right` as a value: a class may answer with anything. */
export function richEquals(context: Context, left: Value, right: Value): Value {
  if (isNumeric(left) && isNumeric(right)) return numericEquals(left, right)
  if (typeof left === 'string' && typeof right === 'string') return left === right
  if (left instanceof PyObject || right instanceof PyObject) {
    for (const answer of askBothSides(context, left, right, '__eq__', '__eq__')) return answer
    const builtIn = context.nested(11, () => containerEquals(context, left, right))
    if (builtIn !== undefined) return builtIn
  }
  return left === right
}

const numericEquals = (left: Numeric, right: Numeric) => {
  const [one, other] = [typeof left === 'boolean' ? BigInt(left) : left, typeof right === 'boolean' ? BigInt(right) : right]
  // Loose equality compares a bigint and a number by their exact values, as Python does.
  // oxlint-disable-next-line eqeqeq
  return one == other
}

/** Identity first, as containers compare their items: `nan in [nan]` is true. */
export function itemEquals(context: Context, left: Value, right: Value): boolean {
  return Object.is(left, right) || equals(context, left, right)
}

function containerEquals(context: Context, left: Value, right: Value): boolean | undefined {
  context.spend(1)
  if (left instanceof PyList && right instanceof PyList) return sequenceEquals(context, left.items, right.items)
  if (left instanceof PyTuple && right instanceof PyTuple) return sequenceEquals(context, left.items, right.items)
  if (left instanceof PyDict && right instanceof PyDict) return dictEquals(context, left, right)
  if (isSetLike(left) && isSetLike(right)) return setEquals(context, left, right)
  if (left instanceof PyRange && right instanceof PyRange) {
    const { length } = left
    return length === right.length && (length === 0n || (left.start === right.start && (length === 1n || left.step === right.step)))
  }
  if (left instanceof PyBytes && right instanceof PyBytes) {
    return left.bytes.length === right.bytes.length && left.bytes.every((byte, index) => byte === right.bytes[index])
  }
  if (left instanceof PySlice && right instanceof PySlice) {
    return sequenceEquals(context, [left.start, left.stop, left.step], [right.start, right.stop, right.step])
  }
  return undefined
}

function sequenceEquals(context: Context, left: readonly Value[], right: readonly Value[]): boolean {
  context.spend(Math.min(left.length, right.length))
  return left.length === right.length && left.every((item, index) => itemEquals(context, item, right[index] ?? null))
}

function dictEquals(context: Context, left: PyDict, right: PyDict): boolean {
  if (left.size !== right.size) return false
  for (const { key, value } of left.entries()) {
    const other = right.get(context, key)
    if (other === undefined || !itemEquals(context, value, other)) return false
  }
  return true
}

const reflected = { '<': '__gt__', '<=': '__ge__', '>': '__lt__', '>=': '__le__' } as const
const direct = { '<': '__lt__', '<=': '__le__', '>': '__gt__', '>=': '__ge__' } as const

/** `left < right` and its kin, as a value. */
export function richCompare(context: Context, operator: Ordering, left: Value, right: Value): Value {
  if (isNumeric(left) && isNumeric(right)) return ordered(operator, left, right)
  if (typeof left === 'string' && typeof right === 'string') return orderedText(operator, left, right)
  for (const answer of askBothSides(context, left, right, direct[operator], reflected[operator])) return answer
  const builtIn = context.nested(11, () => compareContainers(context, operator, left, right))
  if (builtIn !== undefined) return builtIn
  throw typeError(`'${operator}' not supported between instances of '${classOf(left).name}' and '${classOf(right).name}'`)
}

export function isLess(context: Context, left: Value, right: Value): boolean {
  return truth(context, richCompare(context, '<', left, right))
}

function ordered<Operand extends Numeric | string>(operator: Ordering, left: Operand, right: Operand): boolean {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    default:
      return left >= right
  }
}

/** By code points: JavaScript compares UTF-16 units, which differs above U+FFFF. */
function orderedText(operator: Ordering, left: string, right: string): boolean {
  let index = 0
  while (index < left.length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1
  const [one, other] = [left.codePointAt(index) ?? -1, right.codePointAt(index) ?? -1]
  return ordered<Numeric>(operator, one, other)
}

function compareContainers(context: Context, operator: Ordering, left: Value, right: Value): Value | undefined {
  context.spend(1)
  if (left instanceof PyList && right instanceof PyList) return compareSequences(context, operator, left.items, right.items)
  if (left instanceof PyTuple && right instanceof PyTuple) return compareSequences(context, operator, left.items, right.items)
  if (isSetLike(left) && isSetLike(right) && !(left instanceof PyDictView && left.kind === 'values')) return compareSets(context, operator, left, right)
  return undefined
}

function compareSequences(context: Context, operator: Ordering, left: readonly Value[], right: readonly Value[]): Value {
  for (const [index, item] of left.entries()) {
    const other = right[index]
    if (other === undefined) break
    context.spend(1)
    if (!itemEquals(context, item, other)) return richCompare(context, operator, item, other)
  }
  return ordered<Numeric>(operator, left.length, right.length)
}

/** Asks the left side's method, then the right side's reflected one; the right side first when its class derives from the left's. */
export function* askBothSides(context: Context, left: Value, right: Value, method: string, reflectedMethod: string): Generator<Value> {
  const [leftClass, rightClass] = [classOf(left), classOf(right)]
  const isRightFirst = rightClass !== leftClass && rightClass.isSubclassOf(leftClass) && rightClass.find(reflectedMethod) !== undefined
  const askLeft = () => callSpecial(context, left, method, right)
  const askRight = () => (leftClass === rightClass && method !== '__eq__' && method === reflectedMethod ? undefined : callSpecial(context, right, reflectedMethod, left))
  for (const ask of isRightFirst ? [askRight, askLeft] : [askLeft, askRight]) {
    const answer = ask()
    if (answer !== undefined && answer !== notImplemented) yield answer
  }
}
