import { addMethods } from './add-methods.ts'
import { setConstructor } from './set-constructor.ts'
import { equipStringSearch } from './string-search.ts'
import { equipStringTests } from './string-tests.ts'
import { checkedLength } from './checked-length.ts'
import { braceFormat } from '../formatting/brace-format.ts'
import { codePointLength } from '../formatting/code-points.ts'
import { collect } from '../protocol/iterate.ts'
import { toText } from '../protocol/repr.ts'
import { typeName } from '../native/converters.ts'
import { strClass } from '../values/builtin-classes.ts'
import { NativeFunction } from '../values/callables.ts'
import { typeError } from '../values/python-error.ts'
import type { Context } from '../runtime/context.ts'

export function equipStrings(): void {
  setConstructor(strClass, "str(object='')", (args, context) => toText(context, args.get('object')))
  equipStringTests()
  equipStringSearch()
  strClass.attributes.set(
    'format',
    new NativeFunction('format', (context, [self, ...positional], keywords) => braceFormat(context, typeof self === 'string' ? self : '', positional, keywords), { isMethod: true }),
  )
  addMethods<string>(strClass, {
    'upper()': (self) => self.toUpperCase(),
    'lower()': (self) => self.toLowerCase(),
    'casefold()': (self) => self.toLowerCase().replaceAll('ß', 'ss'),
    'capitalize()': (self) => capitalize(self),
    'title()': (self) => self.replaceAll(/\p{L}+/gu, capitalize),
    'swapcase()': (self) => Array.from(self, (character) => (character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase())).join(''),
    "center(width, fillchar=' ', /)": (self, args, context) => {
      const { missing, fill } = padding(context, self, args.integer('width'), args.string('fillchar'))
      const left = Math.floor(missing / 2) + (missing & args.integer('width') & 1)
      return fill.repeat(left) + self + fill.repeat(missing - left)
    },
    "ljust(width, fillchar=' ', /)": (self, args, context) => {
      const { missing, fill } = padding(context, self, args.integer('width'), args.string('fillchar'))
      return self + fill.repeat(missing)
    },
    "rjust(width, fillchar=' ', /)": (self, args, context) => {
      const { missing, fill } = padding(context, self, args.integer('width'), args.string('fillchar'))
      return fill.repeat(missing) + self
    },
    'zfill(width, /)': (self, args, context) => {
      const { missing } = padding(context, self, args.integer('width'), '0')
      return /^[+-]/.test(self) ? self.charAt(0) + '0'.repeat(missing) + self.slice(1) : '0'.repeat(missing) + self
    },
    'expandtabs(tabsize=8)': (self, args) => expandTabs(self, args.integer('tabsize')),
    'join(iterable, /)': (self, args, context) => {
      const parts = collect(context, args.get('iterable')).map((item, index) => {
        if (typeof item !== 'string') throw typeError(`sequence item ${index}: expected str instance, ${typeName(item)} found`)
        return item
      })
      checkedLength(context, parts.reduce((length, part) => length + part.length + self.length, 0))
      return parts.join(self)
    },
    'removeprefix(prefix, /)': (self, args) => (self.startsWith(args.string('prefix')) ? self.slice(args.string('prefix').length) : self),
    'removesuffix(suffix, /)': (self, args) => {
      const suffix = args.string('suffix')
      return suffix !== '' && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self
    },
    'replace(old, new, count=-1, /)': (self, args, context) => replace(context, self, args.string('old'), args.string('new'), args.integer('count')),
  })
}

const capitalize = (text: string) => {
  const [first = '', ...rest] = Array.from(text)
  return first.toUpperCase() + rest.join('').toLowerCase()
}

function padding(context: Context, text: string, width: number, fill: string): { missing: number; fill: string } {
  if (codePointLength(fill) !== 1) throw typeError('The fill character must be exactly one character long')
  checkedLength(context, width)
  return { missing: Math.max(0, width - codePointLength(text)), fill }
}

function expandTabs(text: string, size: number): string {
  let column = 0
  let result = ''
  for (const character of text) {
    if (character === '\t') {
      const blanks = size > 0 ? size - (column % size) : 0
      result += ' '.repeat(blanks)
      column += blanks
    } else {
      result += character
      column = character === '\n' || character === '\r' ? 0 : column + 1
    }
  }
  return result
}

function replace(context: Context, text: string, old: string, replacement: string, count: number): string {
  const parts = text.split(old)
  const times = count < 0 ? Infinity : count
  const places = old === '' ? Array.from(text).length + 1 : parts.length - 1
  checkedLength(context, text.length + Math.min(times, places) * replacement.length)
  if (count < 0) return old === '' ? ['', ...text, ''].join(replacement) : parts.join(replacement)
  if (old === '') {
    const characters = ['', ...text, '']
    return characters.map((character, index) => (index > 0 && index <= times ? replacement + character : character)).join('')
  }
  return parts.reduce((joined, part, index) => joined + (index <= times ? replacement : old) + part)
}
