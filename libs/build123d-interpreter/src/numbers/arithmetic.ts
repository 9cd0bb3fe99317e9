import { unsupportedComplex } from './complex.ts'
import { floatDivide, floatFloorDivide, floatModulo, floatPower } from './float.ts'
import { floorDivide, floorModulo, multiply, power, shiftLeft, shiftRight, toDouble, trueDivide } from './integer.ts'
import { toInteger, type Numeric } from './numeric.ts'
import type { BinaryOperator } from '@naturalcad/python-ast'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

/** Arithmetic of int, float and bool. Undefined where Python has no such operation. */
export function arithmetic(context: Context, operator: BinaryOperator, left: Numeric, right: Numeric): Value | undefined {
  if (typeof left === 'number' || typeof right === 'number') {
    return floatArithmetic(context, operator, asDouble(left), asDouble(right))
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    if (operator === '&') return left && right
    if (operator === '|') return left || right
    if (operator === '^') return left !== right
  }
  return integerArithmetic(context, operator, toInteger(left), toInteger(right))
}

const asDouble = (value: Numeric) => (typeof value === 'number' ? value : toDouble(toInteger(value)))

function floatArithmetic(context: Context, operator: BinaryOperator, left: number, right: number): Value | undefined {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return floatDivide(left, right)
    case '//':
      return floatFloorDivide(left, right)
    case '%':
      return floatModulo(left, right)
    case '**':
      return floatPower(left, right) ?? unsupportedComplex(context.line)
    default:
      return undefined
  }
}

function integerArithmetic(context: Context, operator: BinaryOperator, left: bigint, right: bigint): Value | undefined {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return multiply(context, left, right)
    case '/':
      return trueDivide(left, right)
    case '//':
      return floorDivide(left, right)
    case '%':
      return floorModulo(left, right)
    case '**':
      return right < 0n ? floatArithmetic(context, '**', toDouble(left), toDouble(right)) : power(context, left, right)
    case '<<':
      return shiftLeft(context, left, right)
    case '>>':
      return shiftRight(left, right)
    case '|':
      return left | right
    case '^':
      return left ^ right
    case '&':
      return left & right
    default:
      return undefined
  }
}
