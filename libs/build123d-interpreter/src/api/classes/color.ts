import { asFloat, typeName } from '../../native/index.ts'
import { floatRepr } from '../../numbers/float-text.ts'
import { PyTuple, typeError, valueError, type Value } from '../../values/index.ts'
import { isNumber } from '../convert/numbers.ts'
import { defineMembers } from '../define-members.ts'
import { roundTo } from '../geometry/vec.ts'
import { colorClass, ColorValue } from '../values/geometry-values.ts'
import { colorNames } from './color-names.ts'
import { iterateOver } from './iterate-over.ts'

type Channels = ColorValue['channels']

/** What a `color` attribute takes: a Color, a name, a number or channels. */
export function asColor(value: Value): ColorValue {
  if (value instanceof ColorValue) return value
  return new ColorValue(readChannels(value instanceof PyTuple ? value.items : [value]))
}

function readChannels(given: readonly Value[]): Channels {
  const [first, second] = given
  if (first instanceof ColorValue) return first.channels
  if (typeof first === 'string') return fromText(first.trim(), second === undefined ? undefined : asFloat(second, 'alpha'))
  if (typeof first === 'bigint' && given.length < 3) return [...fromNumber(Number(first)), second === undefined ? 1 : asFloat(second, 'alpha') / 255]
  if (!given.every(isNumber)) throw typeError(`Unsupported color definition: ${typeName(first ?? null)}`)
  const channel = (index: number) => Number(given[index] ?? 1)
  return [channel(0), channel(1), channel(2), channel(3)]
}

function fromNumber(rgb: number): [number, number, number] {
  return [((rgb >> 16) & 255) / 255, ((rgb >> 8) & 255) / 255, (rgb & 255) / 255]
}

function fromText(text: string, alpha: number | undefined): Channels {
  if (!text.startsWith('#')) {
    const rgb = colorNames[text.toLowerCase()]
    if (rgb === undefined) throw valueError(`'${text}' is not defined as a named color in CSS3 or OCCT/X11`)
    return [...fromNumber(rgb), alpha ?? 1]
  }
  const digits = text.slice(1)
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(digits)) throw valueError(`"${text}" is not a valid hexadecimal color value.`)
  const pairs = digits.length < 5 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0, opacity] = pairs.map((pair) => Number.parseInt(pair, 16) / 255)
  return [red, green, blue, opacity ?? Math.trunc((alpha ?? 1) * 255) / 255]
}

const shown = (self: ColorValue) => self.channels.map((value) => roundTo(value, 7))
const tupleText = (self: ColorValue) => `(${shown(self).map(floatRepr).join(', ')})`

/** The CSS name of exactly this colour. */
function nameOf({ channels }: ColorValue): string | undefined {
  const [red, green, blue] = channels.map((value) => Math.round(value * 255))
  const rgb = (red! << 16) | (green! << 8) | blue!
  return Object.entries(colorNames).find(([, value]) => value === rgb)?.[0]
}

export const colorMembers = defineMembers<ColorValue>(colorClass, {
  init: [
    'Color(*args, **kwargs)',
    (self, args) => {
      const given = args.variadic('args')
      const keywords = args.keywords('kwargs')
      const whole = keywords.get('color_like') ?? keywords.get('name') ?? keywords.get('color_code')
      const base = readChannels(whole !== undefined ? [whole, ...given] : given[0] instanceof PyTuple ? given[0].items : given)
      const channel = (name: string, otherwise: number) => (keywords.has(name) ? asFloat(keywords.get(name) ?? null, name) : otherwise)
      self.channels = [channel('red', base[0]), channel('green', base[1]), channel('blue', base[2]), channel('alpha', base[3])]
    },
  ],
  operators: {
    __iter__: (self, context) => iterateOver(context, shown(self)),
    __repr__: (self) => `Color${tupleText(self)}`,
    __str__: (self) => {
      const name = nameOf(self)
      return `Color: ${tupleText(self)}${name === undefined ? '' : ` is '${name.toUpperCase()}'`}`
    },
  },
})
