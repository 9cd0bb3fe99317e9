import { valueError } from '../values/python-error.ts'
import { isTooLongToParse, tooManyDigits } from './integer.ts'
import { stringRepr } from '../formatting/string-repr.ts'

const floatPattern = /^[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/
const specialPattern = /^([+-]?)(inf|infinity|nan)$/i
const prefixes: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 }

/** `float(text)`. */
export function parseFloatText(text: string): number {
  const trimmed = text.trim()
  const special = specialPattern.exec(trimmed)
  if (special !== null) {
    const size = special[2]?.toLowerCase() === 'nan' ? Number.NaN : Infinity
    return special[1] === '-' ? -size : size
  }
  if (!floatPattern.test(trimmed)) throw valueError(`could not convert string to float: ${stringRepr(text)}`)
  return Number(trimmed.replaceAll('_', ''))
}

/** `int(text, base)`. */
export function parseIntegerText(text: string, base = 10): bigint {
  if (base !== 0 && (base < 2 || base > 36)) throw valueError('int() base must be >= 2 and <= 36, or 0')
  const invalid = () => valueError(`invalid literal for int() with base ${base}: ${stringRepr(text)}`)
  const match = /^([+-]?)(0[xXoObB]_?)?(\w+)$/.exec(text.trim())
  if (match === null) throw invalid()
  let [, sign = '', prefix = '', digits = ''] = match
  const prefixBase = prefixes[prefix.slice(0, 2).toLowerCase()]
  let actual = base
  if (base === 0) actual = prefixBase ?? 10
  else if (prefixBase !== undefined && prefixBase !== base) digits = prefix + digits
  if (base === 0 && prefixBase === undefined && /^0+[1-9]/.test(digits)) throw invalid()
  if (!/^[0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*$/.test(digits)) throw invalid()
  const plain = digits.replaceAll('_', '').toLowerCase()
  if (![...plain].every((digit) => Number.parseInt(digit, 36) < actual)) throw invalid()
  if (isTooLongToParse(plain)) throw tooManyDigits()
  const value = actual === 10 ? BigInt(plain) : [...plain].reduce((sum, digit) => sum * BigInt(actual) + BigInt(Number.parseInt(digit, 36)), 0n)
  return sign === '-' ? -value : value
}
