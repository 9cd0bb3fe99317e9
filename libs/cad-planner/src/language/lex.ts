import { notUnderstood } from '../refusal.ts'

/** A piece of the prompt. `start` and `end` are positions in the normalised text. */
export interface Token {
  kind: 'word' | 'number' | 'metric' | 'sign' | 'quoted'
  /** Lower case, for words; the sign itself, for signs. */
  text: string
  value: number
  start: number
  end: number
  /** Nothing stands between this piece and the one before it. */
  glued: boolean
}

const vulgarFractions: Readonly<Record<string, string>> = {
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
  '⅓': '1/3',
  '⅔': '2/3',
}

/** One spelling for the many signs of quotes, dashes, spaces, fractions and plus-minus, and for `w/o`, `O.D.`, `4 in. x`. */
export function normaliseText(prompt: string): string {
  return prompt
    .normalize('NFC')
    .replaceAll(/(\d?)([½¼¾⅛⅜⅝⅞⅓⅔])/gu, (_, digit: string, sign: string) => `${digit}${digit === '' ? '' : ' '}${vulgarFractions[sign] ?? sign}`)
    .replaceAll(/[“”″„]/gu, '"')
    .replaceAll(/[‘’′]/gu, "'")
    .replaceAll("''", '"')
    .replaceAll(/[−–—]/gu, '-')
    .replaceAll(/\+\s?\/?\s?-(?=\s?\d)/gu, '±')
    .replaceAll(/[⌀∅ø]/gu, 'Ø')
    .replaceAll('⁄', '/')
    .replaceAll(/(?<=\p{L})_(?=\p{L})/gu, ' ')
    .replaceAll(/\bw\/o(?:ut)?(?![\p{L}\d])/giu, 'without')
    .replaceAll(/\bw\/(?=\s?[\p{L}\d])/giu, 'with ')
    .replaceAll(/\b(?:o\.\s?d|i\.\s?d|p\.\s?c\.\s?d|b\.\s?c\.\s?d)\b\.?/giu, (letters) => letters.replaceAll(/[.\s]/g, ''))
    .replaceAll(/(?<=\d\s?)in\.(?=\s?(?:[x×*,;)]|by\b|(?!the\b)\p{Ll}|$))/gu, 'inch')
    .replaceAll(/\b(dia|diam|thk|lg|approx)\.(?=\s?[^\s])/giu, '$1')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
}

const piece = new RegExp(
  [
    String.raw`(?<flat>[1-3]\s?-?d\b)`,
    String.raw`(?<metric>m\d+(?:\.\d+)?(?:\s?[x×]\s?\d+(?:[.,]\d+)?)?(?![\p{L}\d]))`,
    String.raw`(?<mixed>\d+[ -]\d+\/\d+(?![\d/]))`,
    String.raw`(?<fraction>\d+\/\d+(?![\d/]))`,
    String.raw`(?<number>(?:\d+(?:[.,]\d+)*|\.\d+)(?:e[+-]?\d+\b)?)`,
    String.raw`(?<quoted>(?<![\d/])"(?=\p{L})[^"\n]{1,80}")`,
    String.raw`(?<times>x(?=m\d))`,
    String.raw`(?<diameter>ø)`,
    String.raw`(?<word>(?:(?!ø)[\p{L}\p{M}])+(?:'[\p{L}]+)?)`,
    String.raw`(?<sign>[^\s])`,
  ].join('|'),
  'uiy',
)

const digitsAndSeparators = /^(?:\d+|\d*\.\d+|\d+,(?:\d{1,2}|\d{4,}))$/
const englishThousands = /^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/
const continentalThousands = /^\d{1,3}(?:\.\d{3})+,\d+$/

/** A decimal point or comma. `1,200` could be either of two numbers, a thousand times apart: refused. */
function parseNumber(text: string): number {
  const [mantissa = '', exponent] = text.toLowerCase().split('e')
  const scale = exponent === undefined ? '' : `e${exponent}`
  if (digitsAndSeparators.test(mantissa)) return Number(`${mantissa.replace(',', '.')}${scale}`)
  if (mantissa === '0' || /^0,\d+$/.test(mantissa)) return Number(`${mantissa.replace(',', '.')}${scale}`)
  if (englishThousands.test(mantissa)) return Number(`${mantissa.replaceAll(',', '')}${scale}`)
  if (continentalThousands.test(mantissa)) return Number(`${mantissa.replaceAll('.', '').replace(',', '.')}${scale}`)
  throw notUnderstood('a number can be read in more than one way; write it without a separator of thousands, and a space after a comma', [text])
}

function parseFraction(text: string): number {
  const [numerator = 0, denominator = 1] = text.split('/').map(Number)
  if (numerator >= denominator) throw notUnderstood('a fraction of more than one could be two sizes; write it with its whole number', [text])
  return numerator / denominator
}

function parseMetric(text: string): number {
  const size = Number(text.slice(1))
  if (Number.isNaN(size)) throw notUnderstood('a thread is understood by its size alone, without pitch or length', [text])
  return size
}

function valueOf(groups: Readonly<Record<string, string | undefined>>): number {
  if (groups['number'] !== undefined) return parseNumber(groups['number'])
  if (groups['metric'] !== undefined) return parseMetric(groups['metric'])
  if (groups['fraction'] !== undefined) return parseFraction(groups['fraction'])
  if (groups['mixed'] === undefined) return Number.NaN
  const [whole = '0', fraction = '0'] = groups['mixed'].split(/[ -]/)
  return Number(whole) + parseFraction(fraction)
}

/** Cuts normalised text into words, numbers, metric sizes, quoted text and signs. */
export function lex(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < text.length) {
    const gap = /\s*/y
    gap.lastIndex = position
    const skipped = gap.exec(text)?.[0].length ?? 0
    piece.lastIndex = position + skipped
    const match = piece.exec(text)
    if (match === null) break
    const groups = match.groups ?? {}
    const kind =
      ['flat', 'word', 'diameter', 'times'].some((group) => groups[group] !== undefined)
        ? 'word'
        : groups['metric'] !== undefined
          ? 'metric'
          : groups['sign'] !== undefined
            ? 'sign'
            : groups['quoted'] !== undefined
              ? 'quoted'
              : 'number'
    const isFlat = groups['flat'] !== undefined
    tokens.push({
      kind,
      text: kind === 'quoted' ? match[0].slice(1, -1) : isFlat ? match[0].toLowerCase().replaceAll(/[\s-]/g, '') : match[0].toLowerCase(),
      value: valueOf(groups),
      start: match.index,
      end: piece.lastIndex,
      glued: skipped === 0 && tokens.length > 0,
    })
    position = piece.lastIndex
  }
  return tokens
}
