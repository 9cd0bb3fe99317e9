import { notUnderstood } from '../refusal.ts'
import { lex, normaliseText, type Token } from './lex.ts'
import type { Item, Meaning } from './item.ts'
import { longestPhrase, type Lexicon } from './lexicon.ts'
import { readQuantity, toQuantity, type QuantityContext, type RawQuantity } from './quantity.ts'
import { findUnit, type Unit } from './units.ts'

const timesSigns = new Set(['x', '×', '*', 'by'])

function phraseAt(tokens: readonly Token[], index: number, lexicon: Lexicon): { meaning: Meaning; next: number } | undefined {
  let next = index
  let key = ''
  let found: { meaning: Meaning; next: number } | undefined
  for (let words = 0; words < longestPhrase; words += 1) {
    if (words > 0 && tokens[next]?.text === '-' && tokens[next]?.glued === true) next += 1
    const token = tokens[next]
    if (token?.kind !== 'word') break
    key = key === '' ? token.text : `${key} ${token.text}`
    next += 1
    const meaning = lexicon.get(key)
    if (meaning !== undefined) found = { meaning, next }
  }
  return found
}

/** `120x70`, `50 x 30 x 6 mm`, `2 by 4 in`: the values from `first` on. */
function sizeFrom(context: QuantityContext, first: RawQuantity): RawQuantity[] {
  const sizes = [first]
  let last = first
  for (;;) {
    if (!timesSigns.has(context.tokens[last.next]?.text ?? '')) return sizes
    const following = readQuantity(context, last.next + 1)
    if (following === undefined) return sizes
    sizes.push(following)
    last = following
  }
}

const isLength = ({ unit }: RawQuantity): boolean => unit !== undefined && unit !== 'deg'

/** A value without a unit has that of the nearest one behind it, else of the nearest before it. */
function lentUnit(sizes: readonly RawQuantity[], index: number): Unit | undefined {
  return sizes.slice(index).find(isLength)?.unit ?? sizes.slice(0, index).findLast(isLength)?.unit
}

/** Reads a prompt into items, each with its meaning; words of no known meaning are kept as `unknown`. */
export function interpret(prompt: string, lexicon: Lexicon, defaultUnit: QuantityContext['defaultUnit']): Item[] {
  const text = normaliseText(prompt)
  const tokens = lex(text)
  const context: QuantityContext = { text, tokens, defaultUnit }
  const items: Item[] = []
  let index = 0
  while (index < tokens.length) {
    const token = tokens[index]
    if (token === undefined) break
    const phrase = phraseAt(tokens, index, lexicon)
    const raw = readQuantity(context, index)
    // A phrase that starts with a number word must be longer than the number: `one in each corner`.
    if (phrase !== undefined && (raw === undefined || phrase.next > raw.next)) {
      items.push({ ...phrase.meaning, ...spanOf(text, token, tokens[phrase.next - 1]) })
      index = phrase.next
      continue
    }
    if (raw !== undefined) {
      const sizes = sizeFrom(context, raw)
      const last = sizes.at(-1) ?? raw
      refuseGluedWord(context, last)
      const quantities = sizes.map((size, position) => toQuantity(context, size, lentUnit(sizes, position)))
      const place = { text: text.slice(raw.start, last.end), start: raw.start, end: last.end }
      const [only] = quantities
      index = last.next
      if (only !== undefined && quantities.length === 1) {
        const marks = only.isPlainCount ? countMarksAt(tokens, index) : 0
        items.push({ kind: 'quantity', quantity: only, ...place, ...(marks === 0 ? {} : { counts: true }) })
        index += marks
      } else items.push({ kind: 'size', quantities, ...place })
      continue
    }
    items.push(itemOf(token, tokens[index - 1], tokens[index + 1], text))
    index += 1
  }
  return items
}

/** How many pieces behind a number make a count of it: `4x M8`, `4 of them`. */
function countMarksAt(tokens: readonly Token[], index: number): number {
  const next = tokens[index]
  const counted = tokens[index + 1]
  if (next !== undefined && timesSigns.has(next.text) && (next.glued || counted?.text === 'ø' || counted?.kind === 'metric')) return 1
  return next?.text === 'of' && tokens[index + 1]?.text === 'them' ? 2 : 0
}

/** `10k`, `50kg`, `5km`: the number is of something else than a length. */
function refuseGluedWord({ text, tokens }: QuantityContext, quantity: RawQuantity): void {
  const glued = tokens[quantity.next]
  if (glued === undefined || !glued.glued || glued.kind !== 'word' || timesSigns.has(glued.text)) return
  throw notUnderstood('a unit was not understood (mm, cm, m, in, ft, µm and degrees are)', [text.slice(quantity.start, glued.end)])
}

const separators = new Set([',', ';', '.', ':', '(', ')', '[', ']', '!', '?', '-', '|', '/'])
const connectors = new Set(['=', '~', '≈'])

function itemOf(token: Token, before: Token | undefined, next: Token | undefined, text: string): Item {
  const span = spanOf(text, token, token)
  if (token.kind === 'metric') return { kind: 'metric', size: token.value, ...span }
  if (token.kind === 'quoted') return { kind: 'quoted', ...span, text: token.text }
  // A unit without its number has lost it to a word between: `2 large inches`.
  if (findUnit(token.text) !== undefined) return { kind: 'unsupported', ...span }
  // `G1/4`, `DN50`: letters that make something else of the number behind them.
  if (token.kind === 'word' && next?.kind === 'number' && next.glued) return { kind: 'unsupported', ...span }
  if (token.kind === 'word') return { kind: 'unknown', ...span }
  if (token.text === '&' || token.text === '+') return { kind: 'join', tight: true, ...span }
  if (token.text === ':' || connectors.has(token.text)) return { kind: 'filler', ...span }
  if (token.text === '-' && token.glued && next?.glued === true && next.kind === 'number') {
    throw notUnderstood('a range of sizes is no size; give one number', [text.slice(before?.start ?? token.start, next.end)])
  }
  if (token.text === '-' && token.glued && next?.glued === true) return { kind: 'filler', ...span }
  if (timesSigns.has(token.text)) return { kind: 'filler', ...span }
  if (separators.has(token.text)) return { kind: 'join', tight: false, ...span }
  // `#8`, `5 %` and `< 3` change what a number says; a picture does not.
  return { kind: /\p{Extended_Pictographic}|\p{M}|"/u.test(token.text) ? 'unknown' : 'unsupported', ...span }
}

function spanOf(text: string, first: Token, last: Token | undefined): { text: string; start: number; end: number } {
  const end = last?.end ?? first.end
  return { text: text.slice(first.start, end), start: first.start, end }
}
