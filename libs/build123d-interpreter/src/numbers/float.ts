import { overflowError, pythonError, zeroDivisionError } from '../values/python-error.ts'
import { overflowErrorClass } from '../values/exceptions.ts'
import { decimalExponent, scaledDecimal } from './exact-decimal.ts'

/** CPython's float_divmod: the remainder has the sign of the divisor. */
export function floatDivmod(left: number, right: number): readonly [number, number] {
  if (right === 0) throw zeroDivisionError('float divmod()')
  let remainder = left % right
  let quotient = (left - remainder) / right
  if (remainder === 0) remainder = right < 0 ? -0 : 0
  else if (right < 0 !== remainder < 0) {
    remainder += right
    quotient -= 1
  }
  if (quotient === 0) return [Math.sign(left / right) < 0 || Object.is(left / right, -0) ? -0 : 0, remainder]
  const floored = Math.floor(quotient)
  return [quotient - floored > 0.5 ? floored + 1 : floored, remainder]
}

export function floatFloorDivide(left: number, right: number): number {
  if (right === 0) throw zeroDivisionError('float floor division by zero')
  return floatDivmod(left, right)[0]
}

export function floatModulo(left: number, right: number): number {
  if (right === 0) throw zeroDivisionError('float modulo')
  return floatDivmod(left, right)[1]
}

export function floatDivide(left: number, right: number): number {
  if (right === 0) throw zeroDivisionError('float division by zero')
  return left / right
}

/** Undefined where the result would be complex. */
export function floatPower(base: number, exponent: number): number | undefined {
  if (exponent === 0 || base === 1) return 1
  if (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent)) return 1
  if (base === 0 && exponent < 0) throw zeroDivisionError('0.0 cannot be raised to a negative power')
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) return undefined
  const result = base ** exponent
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw pythonError(overflowErrorClass, 34n, 'Numerical result out of range')
  }
  return result
}

/** `round(value)`: half to even. */
export function roundHalfEven(value: number): number {
  const rounded = Math.round(value)
  return Math.abs(value - Math.trunc(value)) === 0.5 ? 2 * Math.round(value / 2) : rounded
}

/** `round(value, places)`: the nearest double of the exact value rounded half to even in decimal. */
export function roundToPlaces(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0) return value
  // Beyond these a double has no digits to lose, or none to keep.
  if (places > 323 || places + decimalExponent(value) > 17) return value
  if (places < -309) return value < 0 ? -0 : 0
  const rounded = Number(`${scaledDecimal(value, places)}e${-places}`)
  if (!Number.isFinite(rounded)) throw overflowError('rounded value too large to represent')
  return value < 0 ? -rounded : rounded
}
