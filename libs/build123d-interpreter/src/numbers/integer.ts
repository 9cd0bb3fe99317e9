import { NaturalCadError } from '@naturalcad/contracts/errors'
import { overflowError, valueError, zeroDivisionError } from '../values/python-error.ts'
import { decompose } from './exact-decimal.ts'
import type { Context } from '../runtime/context.ts'

/** Far above what geometry needs; keeps one operation short. */
const maxBits = 100_000

/** CPython's own limit for int to text and back. */
const maxDigits = 4300

export function floorDivide(left: bigint, right: bigint): bigint {
  if (right === 0n) throw zeroDivisionError('integer division or modulo by zero')
  const quotient = left / right
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient
}

export function floorModulo(left: bigint, right: bigint): bigint {
  if (right === 0n) throw zeroDivisionError('integer division or modulo by zero')
  const rest = left % right
  return rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest
}

/** `left / right` as the nearest double, also where the operands themselves are not doubles. */
export function trueDivide(left: bigint, right: bigint): number {
  if (right === 0n) throw zeroDivisionError('division by zero')
  const quick = Number(left) / Number(right)
  if (isSafe(left) && isSafe(right)) return quick
  const isNegative = left < 0n !== right < 0n
  const [numerator, denominator] = [left < 0n ? -left : left, right < 0n ? -right : right]
  // 66 bits of quotient and one that says whether anything is left over: enough for one correct rounding.
  const shift = BigInt(66 - (bitLength(numerator) - bitLength(denominator)))
  const scaled = shift >= 0n ? numerator << shift : numerator
  const divisor = shift >= 0n ? denominator : denominator << -shift
  const quotient = ((scaled / divisor) << 1n) | (scaled % divisor === 0n ? 0n : 1n)
  const exponent = Number(-shift - 1n)
  // In two steps, since the power itself may lie outside the doubles where the result does not.
  const result = Number(quotient) * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2))
  if (!Number.isFinite(result)) throw overflowError('integer division result too large for a float')
  return isNegative ? -result : result
}

export function multiply(context: Context, left: bigint, right: bigint): bigint {
  if (!isSafe(left) || !isSafe(right)) checkSize(context, bitLength(left) + bitLength(right))
  return left * right
}

/** `exponent` is not negative. */
export function power(context: Context, base: bigint, exponent: bigint): bigint {
  if (base !== 0n && base !== 1n && base !== -1n) {
    if (exponent > BigInt(maxBits)) throw tooLarge()
    checkSize(context, (bitLength(base) - 1) * Number(exponent))
  }
  if (exponent > 1_000_000n) return base === -1n && exponent % 2n === 1n ? -1n : base * base
  return base ** exponent
}

/** `pow(base, exponent, modulus)`. */
export function powerModulo(context: Context, base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) throw valueError('pow() 3rd argument cannot be 0')
  let square = floorModulo(exponent < 0n ? inverse(base, modulus) : base, modulus)
  let rest = exponent < 0n ? -exponent : exponent
  let result = floorModulo(1n, modulus)
  while (rest > 0n) {
    context.spend(1 + bitLength(modulus) / 64)
    if (rest & 1n) result = floorModulo(result * square, modulus)
    square = floorModulo(square * square, modulus)
    rest >>= 1n
  }
  return result
}

function inverse(value: bigint, modulus: bigint): bigint {
  const size = modulus < 0n ? -modulus : modulus
  let [previous, current] = [size, floorModulo(value, size)]
  let [previousFactor, factor] = [0n, 1n]
  while (current !== 0n) {
    const quotient = previous / current
    ;[previous, current] = [current, previous - quotient * current]
    ;[previousFactor, factor] = [factor, previousFactor - quotient * factor]
  }
  if (previous !== 1n) throw valueError('base is not invertible for the given modulus')
  return floorModulo(previousFactor, size)
}

export function shiftLeft(context: Context, value: bigint, count: bigint): bigint {
  if (count < 0n) throw valueError('negative shift count')
  if (value === 0n) return 0n
  if (count > BigInt(maxBits)) throw tooLarge()
  checkSize(context, bitLength(value) + Number(count))
  return value << count
}

export function shiftRight(value: bigint, count: bigint): bigint {
  if (count < 0n) throw valueError('negative shift count')
  return count > BigInt(maxBits) ? (value < 0n ? -1n : 0n) : value >> count
}

export function bitLength(value: bigint): number {
  const size = value < 0n ? -value : value
  return size === 0n ? 0 : size <= 0xffff_ffffn ? 32 - Math.clz32(Number(size)) : (size.toString(16).length - 1) * 4 + leadingBits(size)
}

const leadingBits = (size: bigint) => 32 - Math.clz32(Number.parseInt(size.toString(16).charAt(0), 16))

/** A double without a fraction as an int. */
export function truncate(value: number): bigint {
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer')
  if (!Number.isFinite(value)) throw overflowError('cannot convert float infinity to integer')
  return BigInt(Math.trunc(value))
}

export function toDouble(value: bigint): number {
  const double = Number(value)
  if (!Number.isFinite(double)) throw overflowError('int too large to convert to float')
  return double
}

export function integerText(value: bigint): string {
  if (!isSafe(value) && bitLength(value) > maxDigits * 3.33) {
    const text = value.toString()
    if (text.length - (value < 0n ? 1 : 0) > maxDigits) throw tooManyDigits()
    return text
  }
  return value.toString()
}

export const tooManyDigits = () =>
  valueError(`Exceeds the limit (${maxDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`)

export const isTooLongToParse = (digits: string) => digits.length > maxDigits

/** The double as a fraction of two ints, in lowest terms. */
export function integerRatio(value: number): readonly [bigint, bigint] {
  if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio')
  if (!Number.isFinite(value)) throw overflowError('cannot convert Infinity to integer ratio')
  let { mantissa, exponent } = decompose(value)
  if (mantissa === 0n) return [0n, 1n]
  while (mantissa % 2n === 0n) {
    mantissa /= 2n
    exponent += 1
  }
  const signed = value < 0 ? -mantissa : mantissa
  return exponent >= 0 ? [signed << BigInt(exponent), 1n] : [signed, 1n << BigInt(-exponent)]
}

const isSafe = (value: bigint) => value >= -9_007_199_254_740_991n && value <= 9_007_199_254_740_991n

function checkSize(context: Context, bits: number): void {
  if (bits > maxBits) throw tooLarge()
  context.spend(1 + bits / 512)
  context.allocate(bits / 8)
}

const tooLarge = () =>
  new NaturalCadError('LIMIT_EXCEEDED', `the script makes an integer of more than ${maxBits} bits`, {
    details: { limit: 'integer-bits', max: maxBits },
    remedy: 'Use smaller numbers, or floats.',
  })
