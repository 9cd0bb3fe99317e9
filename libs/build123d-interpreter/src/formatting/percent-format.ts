import { exponentText, fixedText, generalText } from '../numbers/float-text.ts'
import { truncate } from '../numbers/integer.ts'
import { isNumeric, toInteger } from '../numbers/numeric.ts'
import { repr, toText } from '../protocol/repr.ts'
import { classOf } from '../values/class-of.ts'
import { PyDict } from '../values/py-dict.ts'
import { keyError, typeError, valueError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import { asciiOnly } from './string-repr.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

const field = /%(?:\((?<key>[^)]*)\))?(?<flags>[-+ #0]*)(?<width>\*|\d*)(?:\.(?<precision>\*|\d*))?[hlL]?(?<type>[^]?)/gu

/** `template % values`: https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting */
export function percentFormat(context: Context, template: string, values: Value): string {
  const queue = values instanceof PyTuple ? [...values.items] : [values]
  let used = 0
  const take = (): Value => {
    const value = queue[used]
    if (value === undefined) throw typeError('not enough arguments for format string')
    used += 1
    return value
  }
  let usesKeys = false
  const text = template.replaceAll(field, (...match: unknown[]) => {
    const { key, flags = '', width = '', precision, type = '' } = match.at(-1) as Readonly<Record<string, string | undefined>>
    if (type === '') throw valueError('incomplete format')
    if (type === '%') return '%'
    const columns = width === '*' ? starred(take()) : Number(width)
    const places = precision === '*' ? starred(take()) : precision === undefined ? undefined : Number(precision)
    let value: Value
    if (key === undefined) value = take()
    else {
      if (!(values instanceof PyDict)) throw typeError('format requires a mapping')
      usesKeys = true
      const found = values.get(context, key)
      if (found === undefined) throw keyError(key)
      value = found
    }
    const isLeft = flags.includes('-') || columns < 0
    context.allocate(Math.abs(columns))
    return align(convert(context, value, type, flags, places, endOf(match)), Math.abs(columns), isLeft, flags.includes('0') && type !== 's' && type !== 'r')
  })
  if (used < queue.length && !usesKeys && !(values instanceof PyDict)) throw typeError('not all arguments converted during string formatting')
  return text
}

/** Where the last character of a match lies in the template: arguments of a replacer are groups, offset, whole text, named groups. */
const endOf = (match: readonly unknown[]) => Number(match.at(-3)) + String(match[0]).length - 1

function starred(value: Value): number {
  if (typeof value !== 'bigint' || value > 10_000n || value < -10_000n) throw typeError('* wants int')
  return Number(value)
}

function convert(context: Context, value: Value, type: string, flags: string, places: number | undefined, index: number): string {
  switch (type) {
    case 's':
      return toText(context, value).slice(0, places)
    case 'r':
      return repr(context, value).slice(0, places)
    case 'a':
      return asciiOnly(repr(context, value)).slice(0, places)
    case 'c':
      if (typeof value === 'string' && Array.from(value).length === 1) return value
      if (typeof value === 'bigint') return String.fromCodePoint(Number(value))
      throw typeError('%c requires int or char')
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o':
      return integerField(value, type, flags, places)
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return floatField(value, type, flags, places ?? 6)
    default:
      throw valueError(`unsupported format character '${type}' (0x${(type.codePointAt(0) ?? 0).toString(16)}) at index ${index}`)
  }
}

function integerField(value: Value, type: string, flags: string, places = 1): string {
  if (!isNumeric(value) || (typeof value === 'number' && 'xXo'.includes(type))) {
    throw typeError(`%${type} format: ${'xXo'.includes(type) ? 'an integer' : 'a real number'} is required, not ${classOf(value).name}`)
  }
  const number = typeof value === 'number' ? truncate(value) : toInteger(value)
  const size = number < 0n ? -number : number
  const base = type === 'o' ? 8 : type === 'x' || type === 'X' ? 16 : 10
  const digits = size.toString(base).padStart(places, '0')
  const prefix = flags.includes('#') && base !== 10 ? `0${type}` : ''
  return signOf(number < 0n, flags) + prefix + (type === 'X' ? digits.toUpperCase() : digits)
}

function floatField(value: Value, type: string, flags: string, places: number): string {
  if (!isNumeric(value)) throw typeError(`must be real number, not ${classOf(value).name}`)
  const number = Number(value)
  const size = Math.abs(number)
  const lower = type.toLowerCase()
  let text: string
  if (!Number.isFinite(number)) text = Number.isNaN(number) ? 'nan' : 'inf'
  else if (lower === 'f') text = fixedText(size, places)
  else if (lower === 'e') text = exponentText(size, places)
  else text = generalText(size, places, { keepZeros: flags.includes('#') })
  return signOf(number < 0 || Object.is(number, -0), flags) + (lower === type ? text : text.toUpperCase())
}

const signOf = (isNegative: boolean, flags: string) => (isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '')

function align(text: string, width: number, isLeft: boolean, hasZeros: boolean): string {
  const missing = width - Array.from(text).length
  if (missing <= 0) return text
  if (isLeft) return text + ' '.repeat(missing)
  if (!hasZeros) return ' '.repeat(missing) + text
  const head = /^[-+ ]?(?:0[xXo])?/.exec(text)?.[0] ?? ''
  return head + '0'.repeat(missing) + text.slice(head.length)
}
