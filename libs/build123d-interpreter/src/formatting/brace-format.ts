import { formatValue } from '../protocol/format.ts'
import { getAttribute } from '../protocol/attributes.ts'
import { repr, toText } from '../protocol/repr.ts'
import { getItem } from '../protocol/subscript.ts'
import { indexError, keyError, valueError } from '../values/python-error.ts'
import { asciiOnly } from './string-repr.ts'
import type { Context } from '../runtime/context.ts'
import type { Keywords, Value } from '../values/value.ts'

/** `template.format(*positional, **keywords)`: https://docs.python.org/3/library/string.html#format-string-syntax */
export function braceFormat(context: Context, template: string, positional: readonly Value[], keywords: Keywords): string {
  let automatic = 0
  let numbering: 'automatic' | 'manual' | undefined
  const number = (name: string): Value => {
    const kind = name === '' ? 'automatic' : 'manual'
    if (numbering !== undefined && numbering !== kind) {
      const [from, to] = kind === 'manual' ? ['automatic field numbering', 'manual field specification'] : ['manual field specification', 'automatic field numbering']
      throw valueError(`cannot switch from ${from} to ${to}`)
    }
    numbering = kind
    const index = kind === 'automatic' ? automatic++ : Number(name)
    const value = positional[index]
    if (value === undefined) throw indexError(`Replacement index ${index} out of range for positional args tuple`)
    return value
  }
  const lookUp = (path: string): Value => {
    const [, name = '', rest = ''] = /^([^.[]*)(.*)$/su.exec(path) ?? []
    let value: Value
    if (/^\d*$/.test(name)) value = number(name)
    else {
      const found = keywords.get(name)
      if (found === undefined) throw keyError(name)
      value = found
    }
    for (const [, attribute, item = ''] of rest.matchAll(/\.([^.[]+)|\[([^\]]+)\]/gu)) {
      value = attribute === undefined ? getItem(context, value, /^\d+$/.test(item) ? BigInt(item) : item) : getAttribute(context, value, attribute)
    }
    return value
  }
  const expand = (text: string, depth: number): string => {
    if (depth > 2 && text !== '') throw valueError('Max string recursion exceeded')
    let result = ''
    let index = 0
    while (index < text.length) {
      const character = text.charAt(index)
      if (character === '{' || character === '}') {
        if (text.charAt(index + 1) === character && depth === 1) {
          result += character
          index += 2
          continue
        }
        if (character === '}') throw valueError("Single '}' encountered in format string")
        const end = fieldEnd(text, index)
        result += field(text.slice(index + 1, end), depth)
        index = end + 1
      } else {
        result += character
        index += 1
      }
    }
    return result
  }
  const field = (content: string, depth: number): string => {
    context.spend(1)
    const [, path = '', conversion, spec = ''] = /^([^!:]*)(?:!([^:]*))?(?::(.*))?$/su.exec(content) ?? []
    let value = lookUp(path)
    if (conversion !== undefined) {
      if (conversion === 'r') value = repr(context, value)
      else if (conversion === 's') value = toText(context, value)
      else if (conversion === 'a') value = asciiOnly(repr(context, value))
      else throw valueError(`Unknown conversion specifier '${conversion}'`)
    }
    return formatValue(context, value, expand(spec, depth + 1))
  }
  return expand(template, 1)
}

function fieldEnd(text: string, start: number): number {
  let depth = 0
  for (let index = start; index < text.length; index += 1) {
    if (text.charAt(index) === '{') depth += 1
    else if (text.charAt(index) === '}') {
      depth -= 1
      if (depth === 0) return index
    }
  }
  throw valueError(start === text.length - 1 ? "Single '{' encountered in format string" : "expected '}' before end of string")
}
