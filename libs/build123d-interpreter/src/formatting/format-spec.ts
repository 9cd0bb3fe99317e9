import { codePointLength, codePointSlice } from './code-points.ts'
import { toDouble } from '../numbers/integer.ts'
import { exponentText, fixedText, floatRepr, generalText } from '../numbers/float-text.ts'
import { overflowError, valueError } from '../values/python-error.ts'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** A parsed format specification: https://docs.python.org/3/library/string.html#format-specification-mini-language */
interface FormatSpec {
  fill: string
  align: '<' | '>' | '=' | '^' | ''
  sign: '+' | '-' | ' ' | ''
  isAlternate: boolean
  width: number
  grouping: ',' | '_' | ''
  precision: number | undefined
  type: string
}

const pattern = /^(?:([^]?)([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([^])?$/u

const maxWidth = 10_000

function parseFormatSpec(text: string, typeName: string): FormatSpec {
  const match = pattern.exec(text)
  if (match === null) {
    if (/\.(?!\d)/.test(text)) throw valueError('Format specifier missing precision')
    throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`)
  }
  if (match[10] === '.') throw valueError('Format specifier missing precision')
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = match
  return {
    fill: fill === undefined || fill === '' ? (zero === undefined ? ' ' : '0') : fill,
    align: (align as FormatSpec['align'] | undefined) ?? (zero === undefined || typeName === 'str' ? '' : '='),
    sign: (sign as FormatSpec['sign'] | undefined) ?? '',
    isAlternate: alternate !== undefined,
    width: checkWidth(Number(width ?? 0)),
    grouping: (grouping as FormatSpec['grouping'] | undefined) ?? '',
    precision: precision === undefined ? undefined : checkWidth(Number(precision)),
    type: type ?? '',
  }
}

export function formatString(text: string, specText: string): string {
  const spec = parseFormatSpec(specText, 'str')
  if (spec.type !== '' && spec.type !== 's') throw unknownType(spec.type, 'str')
  if (spec.sign !== '') throw valueError('Sign not allowed in string format specifier')
  if (spec.isAlternate) throw valueError('Alternate form (#) not allowed in string format specifier')
  if (spec.align === '=') throw valueError("'=' alignment not allowed in string format specifier")
  if (spec.grouping !== '') throw valueError(`Cannot specify '${spec.grouping}' with 's'.`)
  return pad(spec.precision === undefined ? text : codePointSlice(text, 0, spec.precision), spec, '<')
}

export function formatInteger(value: bigint, specText: string, typeName = 'int'): string {
  const spec = parseFormatSpec(specText, typeName)
  const base = { b: 2, o: 8, x: 16, X: 16, d: 10, n: 10, '': 10 }[spec.type]
  if (base === undefined) {
    if (spec.type === 'c') return formatCharacter(value, spec)
    if ('eEfFgG%'.includes(spec.type)) return formatNumber(toDouble(value), spec)
    throw unknownType(spec.type, typeName)
  }
  if (spec.precision !== undefined) throw valueError('Precision not allowed in integer format specifier')
  if (spec.grouping === ',' && base !== 10) throw valueError(`Cannot specify ',' with '${spec.type}'.`)
  const size = value < 0n ? -value : value
  const digits = spec.type === 'X' ? size.toString(16).toUpperCase() : size.toString(base)
  const prefix = spec.isAlternate && base !== 10 ? `0${spec.type}` : ''
  return padNumber(signOf(value < 0n, spec), prefix, digits, '', spec, base === 10 ? 3 : 4)
}

export function formatFloat(value: number, specText: string): string {
  const spec = parseFormatSpec(specText, 'float')
  if (spec.type !== '' && !'eEfFgGn%'.includes(spec.type)) throw unknownType(spec.type, 'float')
  return formatNumber(value, spec)
}

function formatNumber(value: number, spec: FormatSpec): string {
  const isNegative = value < 0 || Object.is(value, -0)
  const sign = signOf(isNegative, spec)
  if (!Number.isFinite(value)) {
    const text = Number.isNaN(value) ? 'nan' : 'inf'
    const shown = spec.type === 'E' || spec.type === 'F' || spec.type === 'G' ? text.toUpperCase() : text
    const plain = spec.fill === '0' && spec.align === '=' ? spec : { ...spec, grouping: '' as const }
    return padNumber(sign, '', shown + (spec.type === '%' ? '%' : ''), '', { ...plain, grouping: '' }, 3)
  }
  const text = numberText(Math.abs(value), spec)
  const end = /[.eE%]/.exec(text)?.index ?? text.length
  return padNumber(sign, '', text.slice(0, end), text.slice(end), spec, 3)
}

function numberText(size: number, spec: FormatSpec): string {
  const precision = spec.precision ?? 6
  const point = spec.isAlternate && precision === 0 ? '.' : ''
  switch (spec.type) {
    case 'f':
    case 'F':
      return fixedText(size, precision) + point
    case '%':
      return `${fixedText(size * 100, precision)}${point}%`
    case 'e':
      return exponentText(size, precision)
    case 'E':
      return exponentText(size, precision).toUpperCase()
    case 'g':
    case 'n':
      return generalText(size, precision, { keepZeros: spec.isAlternate })
    case 'G':
      return generalText(size, precision, { keepZeros: spec.isAlternate }).toUpperCase()
    default:
      return spec.precision === undefined ? floatRepr(size) : generalText(size, spec.precision, { isPlain: true, keepZeros: spec.isAlternate })
  }
}

function formatCharacter(value: bigint, spec: FormatSpec): string {
  if (spec.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'")
  if (value < 0n || value > 0x10ffffn) throw overflowError('%c arg not in range(0x110000)')
  return pad(String.fromCodePoint(Number(value)), spec, '<')
}

const signOf = (isNegative: boolean, spec: FormatSpec) => (isNegative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '')

/** Digits grouped, and zeros put between sign and digits where the width asks for them. */
function padNumber(sign: string, prefix: string, whole: string, rest: string, spec: FormatSpec, groupSize: number): string {
  const room = spec.width - sign.length - prefix.length - rest.length
  const isZeroPadded = spec.fill === '0' && spec.align === '='
  const digits = spec.grouping === '' ? whole : groupDigits(whole, spec.grouping, groupSize, isZeroPadded ? room : 0)
  if (spec.align === '=') return sign + prefix + spec.fill.repeat(Math.max(0, room - digits.length)) + digits + rest
  return pad(sign + prefix + digits + rest, spec, '>')
}

function groupDigits(digits: string, separator: string, size: number, minimum: number): string {
  const groups: string[] = []
  let rest = digits
  while (rest.length > size) {
    groups.unshift(rest.slice(-size))
    rest = rest.slice(0, -size)
  }
  groups.unshift(rest)
  while (groups.join(separator).length < minimum) {
    const [first = ''] = groups
    if (first.length < size) groups[0] = `0${first}`
    else groups.unshift('0')
  }
  return groups.join(separator)
}

function pad(text: string, spec: FormatSpec, byDefault: '<' | '>'): string {
  const missing = spec.width - codePointLength(text)
  if (missing <= 0) return text
  const align = spec.align === '' ? byDefault : spec.align
  const before = align === '<' ? 0 : align === '^' ? Math.floor(missing / 2) : missing
  return spec.fill.repeat(before) + text + spec.fill.repeat(missing - before)
}

function checkWidth(width: number): number {
  if (width <= maxWidth) return width
  throw new NaturalCadError('LIMIT_EXCEEDED', `the script formats a text ${width} characters wide`, {
    details: { limit: 'format-width', max: maxWidth },
    remedy: `Use a width of at most ${maxWidth}.`,
  })
}

function unknownType(type: string, typeName: string): Error {
  return valueError(`Unknown format code '${type}' for object of type '${typeName}'`)
}
