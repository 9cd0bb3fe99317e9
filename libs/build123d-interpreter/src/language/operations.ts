import { askBothSides, isSame, richCompare, richEquals } from '../protocol/compare.ts'
import { contains } from '../protocol/contains.ts'
import { binaryOperation, unaryOperation } from '../protocol/operators.ts'
import { truth } from '../protocol/truth.ts'
import type { BinOp, BoolOp, Compare, CompareOperator, UnaryOp } from '@naturalcad/python-ast'
import type { Compiler, Evaluate } from './compiler.ts'
import type { Scope } from './scope.ts'
import type { Context } from '../runtime/context.ts'
import { PyObject, type Value } from '../values/value.ts'

export function compileArithmetic(compiler: Compiler, node: BinOp, scope: Scope): Evaluate {
  const { runtime } = compiler
  const { operator } = node
  const left = compiler.expression(node.left, scope)
  const right = compiler.expression(node.right, scope)
  return (frame) => {
    const [one, other] = [left(frame), right(frame)]
    runtime.spend(1)
    return binaryOperation(runtime, operator, one, other)
  }
}

export function compileUnary(compiler: Compiler, node: UnaryOp, scope: Scope): Evaluate {
  const { runtime } = compiler
  const { operator } = node
  const operand = compiler.expression(node.operand, scope)
  if (operator === 'not') return (frame) => !truth(runtime, operand(frame))
  return (frame) => unaryOperation(runtime, operator, operand(frame))
}

/** The value of the first operand that decides, not its truth. */
export function compileBoolOp(compiler: Compiler, node: BoolOp, scope: Scope): Evaluate {
  const { runtime } = compiler
  const deciding = node.operator === 'or'
  const operands = node.values.map((value) => compiler.expression(value, scope))
  const last = operands.length - 1
  return (frame) => {
    for (const [index, operand] of operands.entries()) {
      const value = operand(frame)
      if (index === last || truth(runtime, value) === deciding) return value
    }
    return null
  }
}

/** `a < b <= c`: each operand once, and no further than the first answer that is false. */
export function compileCompare(compiler: Compiler, node: Compare, scope: Scope): Evaluate {
  const { runtime } = compiler
  const first = compiler.expression(node.left, scope)
  const rest = node.comparators.map((comparator, index) => ({ operator: node.operators[index] ?? '==', operand: compiler.expression(comparator, scope) }))
  const [only] = rest
  if (only !== undefined && rest.length === 1) {
    const { operator, operand } = only
    return (frame) => {
      const left = first(frame)
      runtime.spend(1)
      return compareValues(runtime, operator, left, operand(frame))
    }
  }
  return (frame) => {
    let left = first(frame)
    let answer: Value = true
    for (const { operator, operand } of rest) {
      const right = operand(frame)
      runtime.spend(1)
      answer = compareValues(runtime, operator, left, right)
      if (!truth(runtime, answer)) return answer
      left = right
    }
    return answer
  }
}

function compareValues(context: Context, operator: CompareOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '==':
      return richEquals(context, left, right)
    case '!=':
      return notEquals(context, left, right)
    case 'is':
      return isSame(left, right)
    case 'is not':
      return !isSame(left, right)
    case 'in':
      return contains(context, right, left)
    case 'not in':
      return !contains(context, right, left)
    default:
      return richCompare(context, operator, left, right)
  }
}

function notEquals(context: Context, left: Value, right: Value): Value {
  if (left instanceof PyObject || right instanceof PyObject) {
    for (const answer of askBothSides(context, left, right, '__ne__', '__ne__')) return answer
  }
  return !truth(context, richEquals(context, left, right))
}
