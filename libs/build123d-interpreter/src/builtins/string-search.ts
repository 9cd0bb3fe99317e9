import { addMethods } from './add-methods.ts'
import { checkedLength } from './checked-length.ts'
import { codePointLength, codePointSlice } from '../formatting/code-points.ts'
import { sliceBounds } from '../protocol/slices.ts'
import { typeName } from '../native/converters.ts'
import { strClass } from '../values/builtin-classes.ts'
import { typeError, valueError } from '../values/python-error.ts'
import { PyList, PySlice, PyTuple } from '../values/sequences.ts'
import type { BoundArguments } from '../native/bound-arguments.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

/** What Python counts as white space, inside a character class. */
export const blanks = '\\s\\u001c-\\u001f\\u0085'
const blankRun = new RegExp(`[${blanks}]+`, 'u')
const isBlank = new RegExp(`^[${blanks}]`, 'u')

export function equipStringSearch(): void {
  const find = (last: boolean) => (self: string, args: BoundArguments, context: Context) => BigInt(indexOf(context, self, args, last))
  const index = (last: boolean) => (self: string, args: BoundArguments, context: Context) => {
    const found = indexOf(context, self, args, last)
    if (found < 0) throw valueError('substring not found')
    return BigInt(found)
  }
  addMethods<string>(strClass, {
    'find(sub, start=None, end=None, /)': find(false),
    'rfind(sub, start=None, end=None, /)': find(true),
    'index(sub, start=None, end=None, /)': index(false),
    'rindex(sub, start=None, end=None, /)': index(true),
    'count(sub, start=None, end=None, /)': (self, args, context) => {
      const { text } = window(context, self, args)
      const sub = args.string('sub')
      return BigInt(sub === '' ? codePointLength(text) + 1 : text.split(sub).length - 1)
    },
    'startswith(prefix, start=None, end=None, /)': (self, args, context) =>
      choices(args.get('prefix'), 'startswith').some((prefix) => window(context, self, args).text.startsWith(prefix)),
    'endswith(suffix, start=None, end=None, /)': (self, args, context) =>
      choices(args.get('suffix'), 'endswith').some((suffix) => window(context, self, args).text.endsWith(suffix)),
    'strip(chars=None, /)': (self, args) => stripEnd(stripStart(self, args.optionalString('chars')), args.optionalString('chars')),
    'lstrip(chars=None, /)': (self, args) => stripStart(self, args.optionalString('chars')),
    'rstrip(chars=None, /)': (self, args) => stripEnd(self, args.optionalString('chars')),
    'split(sep=None, maxsplit=-1)': (self, args, context) => list(context, split(self, args.optionalString('sep'), args.integer('maxsplit'))),
    'rsplit(sep=None, maxsplit=-1)': (self, args, context) => list(context, splitFromEnd(self, args.optionalString('sep'), args.integer('maxsplit'))),
    'splitlines(keepends=False)': (self, args, context) => list(context, splitLines(self, args.boolean('keepends'))),
    'partition(sep, /)': (self, args) => partition(self, args.string('sep'), self.indexOf(args.string('sep')), false),
    'rpartition(sep, /)': (self, args) => partition(self, args.string('sep'), self.lastIndexOf(args.string('sep')), true),
  })
}

/** The part of the text between `start` and `end`, and where it begins, in code points. */
function window(context: Context, self: string, args: BoundArguments): { text: string; offset: number } {
  const [start, end] = [args.get('start'), args.get('end')]
  if (start === null && end === null) return { text: self, offset: 0 }
  const bounds = sliceBounds(context, new PySlice(start, end, null), codePointLength(self))
  return { text: codePointSlice(self, bounds.start, bounds.start + bounds.count), offset: bounds.start }
}

function indexOf(context: Context, self: string, args: BoundArguments, last: boolean): number {
  const { text, offset } = window(context, self, args)
  context.spend(text.length / 64)
  const found = last ? text.lastIndexOf(args.string('sub')) : text.indexOf(args.string('sub'))
  return found < 0 ? -1 : offset + codePointLength(text.slice(0, found))
}

function choices(value: Value, method: string): readonly string[] {
  const items = value instanceof PyTuple ? value.items : [value]
  return items.map((item) => {
    if (typeof item !== 'string') throw typeError(`${method} first arg must be str or a tuple of str, not ${typeName(item)}`)
    return item
  })
}

const dropTest = (characters: string | undefined): ((character: string) => boolean) => {
  if (characters === undefined) return (character) => isBlank.test(character)
  const drop = new Set(characters)
  return (character) => drop.has(character)
}

function stripStart(text: string, characters: string | undefined): string {
  const isDropped = dropTest(characters)
  let start = 0
  for (const character of text) {
    if (!isDropped(character)) break
    start += character.length
  }
  return text.slice(start)
}

/** From the end, since a pattern that ends in `$` would start again at each blank. */
function stripEnd(text: string, characters: string | undefined): string {
  const isDropped = dropTest(characters)
  let end = text.length
  while (end > 0) {
    const isPair = end > 1 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 2, end))
    const size = isPair ? 2 : 1
    if (!isDropped(text.slice(end - size, end))) break
    end -= size
  }
  return text.slice(0, end)
}

function list(context: Context, parts: readonly string[]): Value {
  checkedLength(context, parts.length * 4)
  return new PyList([...parts])
}

function split(text: string, separator: string | undefined, limit: number): string[] {
  if (separator === '') throw valueError('empty separator')
  if (separator !== undefined) {
    const parts = text.split(separator)
    return limit < 0 || parts.length <= limit + 1 ? parts : [...parts.slice(0, limit), parts.slice(limit).join(separator)]
  }
  const parts: string[] = []
  let rest = stripStart(text, undefined)
  while (rest !== '') {
    const blank = limit >= 0 && parts.length >= limit ? null : blankRun.exec(rest)
    if (blank === null) {
      parts.push(limit >= 0 && parts.length >= limit ? rest : stripEnd(rest, undefined))
      break
    }
    parts.push(rest.slice(0, blank.index))
    rest = rest.slice(blank.index + blank[0].length)
  }
  return parts
}

function splitFromEnd(text: string, separator: string | undefined, limit: number): string[] {
  if (limit < 0) return split(text, separator, limit)
  if (separator === '') throw valueError('empty separator')
  if (separator !== undefined) {
    const parts = text.split(separator)
    return parts.length <= limit + 1 ? parts : [parts.slice(0, parts.length - limit).join(separator), ...parts.slice(parts.length - limit)]
  }
  const reverse = (value: string) => Array.from(value).reverse().join('')
  return split(reverse(text), undefined, limit).map(reverse).reverse()
}

/** `\n`, `\r`, vertical tab, form feed, file, group and record separators, next line, line and paragraph separators. */
const lineEnds = '\\n\\r\\v\\f\\u001c-\\u001e\\u0085\\u2028\\u2029'
const lineWithEnd = new RegExp(`[^${lineEnds}]*(?:\\r\\n|[${lineEnds}]|$)`, 'gu')
const lineEnd = new RegExp(`(?:\\r\\n|[${lineEnds}])$`, 'u')

function splitLines(text: string, keepEnds: boolean): string[] {
  const lines = text.match(lineWithEnd) ?? []
  if (lines.at(-1) === '') lines.pop()
  return keepEnds ? lines : lines.map((line) => line.replace(lineEnd, ''))
}

function partition(text: string, separator: string, index: number, isLast: boolean): Value {
  if (separator === '') throw valueError('empty separator')
  if (index < 0) return new PyTuple(isLast ? ['', '', text] : [text, '', ''])
  return new PyTuple([text.slice(0, index), separator, text.slice(index + separator.length)])
}
