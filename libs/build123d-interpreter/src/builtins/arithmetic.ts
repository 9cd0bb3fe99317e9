import { defineFunction } from '../native/define-function.ts'
import { floatDivmod, roundHalfEven, roundToPlaces } from '../numbers/float.ts'
import { floorDivide, floorModulo, powerModulo, toDouble, truncate } from '../numbers/integer.ts'
import { isInteger, isNumeric, toInteger } from '../numbers/numeric.ts'
import { divideHalfEven } from '../numbers/exact-decimal.ts'
import { binaryOperation } from '../protocol/operators.ts'
import { asIndex } from '../protocol/slices.ts'
import { callSpecial } from '../protocol/special.ts'
import { typeName } from '../native/converters.ts'
import { overflowError, typeError, valueError, zeroDivisionError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import { codePointLength } from '../formatting/code-points.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function arithmeticBuiltins(): Value[] {
  return [
    defineFunction('abs(x, /)', (args, context) => absolute(context, args.get('x'))),
    defineFunction('divmod(x, y, /)', (args, context) => divmod(context, args.get('x'), args.get('y'))),
    defineFunction('pow(base, exp, mod=None)', (args, context) => {
      const [base, exponent, modulus] = [args.get('base'), args.get('exp'), args.get('mod')]
      if (modulus === null) return binaryOperation(context, '**', base, exponent)
      if (!isInteger(base) || !isInteger(exponent) || !isInteger(modulus)) throw typeError('pow() 3rd argument not allowed unless all arguments are integers')
      return powerModulo(context, toInteger(base), toInteger(exponent), toInteger(modulus))
    }),
    defineFunction('round(number, ndigits=None)', (args, context) => round(context, args.get('number'), args.get('ndigits'))),
    radixFunction('bin', 2, '0b'),
    radixFunction('oct', 8, '0o'),
    radixFunction('hex', 16, '0x'),
    defineFunction('chr(i, /)', (args) => {
      const code = args.integer('i')
      if (code < 0 || code > 0x10ffff) throw valueError('chr() arg not in range(0x110000)')
      return String.fromCodePoint(code)
    }),
    defineFunction('ord(c, /)', (args) => {
      const text = args.string('c')
      if (codePointLength(text) !== 1) throw typeError(`ord() expected a character, but string of length ${codePointLength(text)} found`)
      return BigInt(text.codePointAt(0) ?? 0)
    }),
  ]
}

function absolute(context: Context, value: Value): Value {
  if (typeof value === 'number') return Math.abs(value)
  if (isInteger(value)) {
    const integer = toInteger(value)
    return integer < 0n ? -integer : integer
  }
  const answer = callSpecial(context, value, '__abs__')
  if (answer === undefined) throw typeError(`bad operand type for abs(): '${typeName(value)}'`)
  return answer
}

function divmod(context: Context, left: Value, right: Value): Value {
  if (isNumeric(left) && isNumeric(right)) {
    if (isInteger(left) && isInteger(right)) {
      if (toInteger(right) === 0n) throw zeroDivisionError('integer division or modulo by zero')
      return new PyTuple([floorDivide(toInteger(left), toInteger(right)), floorModulo(toInteger(left), toInteger(right))])
    }
    const [one, other] = [left, right].map((value) => (typeof value === 'number' ? value : toDouble(toInteger(value))))
    return new PyTuple(floatDivmod(one ?? 0, other ?? 0))
  }
  return new PyTuple([binaryOperation(context, '//', left, right), binaryOperation(context, '%', left, right)])
}

function round(context: Context, value: Value, digits: Value): Value {
  const places = digits === null ? undefined : asIndex(context, digits)
  if (digits !== null && places === undefined) throw typeError(`'${typeName(digits)}' object cannot be interpreted as an integer`)
  if (typeof value === 'number') {
    if (places !== undefined) return roundToPlaces(value, Number(places))
    if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer')
    if (!Number.isFinite(value)) throw overflowError('cannot convert float infinity to integer')
    return truncate(roundHalfEven(value))
  }
  if (isInteger(value)) {
    const integer = toInteger(value)
    if (places === undefined || places >= 0n) return integer
    if (places < -4300n) return 0n
    const unit = 10n ** -places
    const size = divideHalfEven(integer < 0n ? -integer : integer, unit) * unit
    return integer < 0n ? -size : size
  }
  const answer = callSpecial(context, value, '__round__', ...(digits === null ? [] : [digits]))
  if (answer === undefined) throw typeError(`type ${typeName(value)} doesn't define __round__ method`)
  return answer
}

function radixFunction(name: string, radix: number, prefix: string): Value {
  return defineFunction(`${name}(number, /)`, (args, context) => {
    const value = asIndex(context, args.get('number'))
    if (value === undefined) throw typeError(`'${typeName(args.get('number'))}' object cannot be interpreted as an integer`)
    return `${value < 0n ? '-' : ''}${prefix}${(value < 0n ? -value : value).toString(radix)}`
  })
}
