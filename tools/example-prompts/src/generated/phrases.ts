import { shuffled, type Random } from './random.ts'

export interface Length {
  mm: number
  text: string
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const

/** A length between two bounds, in a unit of its own. */
export function length(random: Random, least: number, most: number): Length {
  const unit = random.pick(['mm', 'mm', 'mm', 'mm', 'cm', 'in'])
  if (unit === 'cm') {
    const tenths = random.integer(Math.ceil(least), Math.floor(most))
    return { mm: tenths, text: `${tenths / 10}${random.pick(['cm', ' cm', ' centimeters'])}` }
  }
  if (unit === 'in' && most - least > 7) {
    const eighths = random.integer(Math.ceil((least / 25.4) * 8), Math.floor((most / 25.4) * 8))
    return { mm: (eighths / 8) * 25.4, text: `${eighths / 8}${random.pick([' in', ' inch', '"', ' inches'])}` }
  }
  const value = random.chance(0.25) ? random.integer(least * 2, most * 2) / 2 : random.integer(Math.ceil(least), Math.floor(most))
  return {
    mm: value,
    text: `${random.chance(0.1) ? String(value).replace('.', ',') : value}${random.pick(['mm', ' mm', ' mm', ' millimeters', '-mm'])}`,
  }
}

/** Whole millimetres, without a unit or with `mm`. */
export function millimetres(random: Random, least: number, most: number): Length {
  const value = random.integer(least, most)
  return { mm: value, text: `${value}${random.pick(['mm', ' mm'])}` }
}

/** `90 mm wide`, `width of 90 mm`, `width 90 mm`, `90 mm width`, `wide 90 mm`. */
export function dimension(random: Random, { text }: Length, noun: string, adjective?: string): string {
  const ways = [`${noun} of ${text}`, `${noun} ${text}`, `${text} ${noun}`, `${noun}: ${text}`, `${noun} = ${text}`] as const
  return adjective !== undefined && random.chance(0.55)
    ? random.pick([`${text} ${adjective}`, `${text} ${adjective}`, `${adjective} ${text}`])
    : random.pick(ways)
}

const adjectives = ['', '', '', 'steel ', 'aluminium ', 'heavy ', 'simple ', 'laser-cut ', 'industrial '] as const

/** A noun with its dimensions before or behind it, and features last. */
export function sentence(random: Random, noun: string, dimensions: readonly string[], features: readonly string[] = []): string {
  const article = random.pick(['', 'a ', 'Make a ', 'I need a ', 'Please design a '])
  const adjective = random.pick(adjectives)
  const list = shuffled(random, dimensions)
  const body = random.chance(0.7)
    ? `${adjective}${noun}${list.length === 0 ? '' : `${random.pick([', ', ' with ', ' '])}${list.join(', ')}`}`
    : `${adjective}${noun} ${list.join(' and ')}`
  return `${article}${body.trim()}${features.length === 0 ? '' : `${random.pick([' with ', ', with ', ' having '])}${features.join(' and ')}`}`
}

export function count(random: Random, value: number): string {
  return random.chance(0.5) ? String(value) : (counts[value] ?? String(value))
}
