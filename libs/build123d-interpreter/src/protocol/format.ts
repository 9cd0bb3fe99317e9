import { callSpecial } from './special.ts'
import { toText } from './repr.ts'
import { classOf } from '../values/class-of.ts'
import { typeError } from '../values/python-error.ts'
import { formatFloat, formatInteger, formatString } from '../formatting/format-spec.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

/** `format(value, spec)`, which f-strings and `str.format` use. */
export function formatValue(context: Context, value: Value, spec: string): string {
  switch (typeof value) {
    case 'string':
      return spec === '' ? value : formatString(value, spec)
    case 'number':
      return spec === '' ? toText(context, value) : formatFloat(value, spec)
    case 'bigint':
      return spec === '' ? toText(context, value) : formatInteger(value, spec)
    case 'boolean':
      return spec === '' ? toText(context, value) : formatInteger(value ? 1n : 0n, spec, 'bool')
    default:
  }
  const custom = callSpecial(context, value, '__format__', spec)
  if (typeof custom === 'string') return custom
  if (custom !== undefined) throw typeError(`__format__ must return a str, not ${classOf(custom).name}`)
  if (spec !== '') throw typeError(`unsupported format string passed to ${classOf(value).name}.__format__`)
  return toText(context, value)
}
