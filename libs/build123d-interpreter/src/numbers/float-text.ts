import { decimalExponent, scaledDecimal } from './exact-decimal.ts'

const special = (value: number) => (Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf')

/** The shortest digits that read back as the same double: `repr`. An exponent from 1e16 and below 1e-4, as CPython. */
export function floatRepr(value: number): string {
  if (!Number.isFinite(value)) return special(value)
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const exponent = Number(power)
  if (exponent < -4 || exponent >= 16) return `${sign}${digits.length > 1 ? withPoint(digits, 1) : digits}${exponentSuffix(exponent)}`
  return `${sign}${placePoint(digits, exponent)}`
}

function placePoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const padded = digits.padEnd(exponent + 1, '0')
  const fraction = padded.slice(exponent + 1)
  return `${padded.slice(0, exponent + 1)}.${fraction === '' ? '0' : fraction}`
}

const withPoint = (digits: string, whole: number) => `${digits.slice(0, whole)}.${digits.slice(whole)}`

const exponentSuffix = (exponent: number) => `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`

/** `%.{places}f` without the sign. */
export function fixedText(value: number, places: number): string {
  const digits = scaledDecimal(value, places).toString().padStart(places + 1, '0')
  return places === 0 ? digits : withPoint(digits, digits.length - places)
}

/** `%.{places}e` without the sign. */
export function exponentText(value: number, places: number): string {
  const { digits, exponent } = significantDigits(value, places + 1)
  return `${places === 0 ? digits : withPoint(digits, 1)}${exponentSuffix(exponent)}`
}

/**
 * `%.{precision}g` without the sign. `keepZeros` is the `#` flag; `isPlain` a float without a presentation type, which takes an exponent one
 * digit earlier and keeps one digit after the point.
 */
export function generalText(value: number, precision: number, options: { keepZeros?: boolean; isPlain?: boolean } = {}): string {
  const { keepZeros = false, isPlain = false } = options
  const count = Math.max(precision, 1)
  const { digits, exponent } = significantDigits(value, count)
  const kept = keepZeros ? digits : digits.replace(/0+$/, '') || '0'
  if (exponent < -4 || exponent >= (isPlain ? count - 1 : count)) {
    return `${kept.length > 1 || keepZeros ? withPoint(kept, 1) : kept}${exponentSuffix(exponent)}`
  }
  const text = placePoint(kept, exponent)
  if (isPlain || kept.length > exponent + 1) return text
  return keepZeros ? `${text.slice(0, text.indexOf('.'))}.` : text.replace(/\.0$/, '')
}

/** `count` digits, rounded half to even on the exact value, and the exponent of the first. */
function significantDigits(value: number, count: number): { digits: string; exponent: number } {
  if (value === 0) return { digits: '0'.repeat(count), exponent: 0 }
  let exponent = decimalExponent(value)
  let digits = scaledDecimal(value, count - 1 - exponent).toString()
  if (digits.length > count) {
    exponent += 1
    digits = scaledDecimal(value, count - 1 - exponent).toString()
  } else if (digits.length < count) {
    // The shortest text rounded up to the next power of ten, the exact value lies below.
    exponent -= 1
    digits = scaledDecimal(value, count - 1 - exponent).toString()
  }
  return { digits: digits.slice(0, count), exponent }
}
