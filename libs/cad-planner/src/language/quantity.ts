import { notUnderstood, outOfBounds } from '../refusal.ts'
import { parseNumberWords, shareWords } from './number-words.ts'
import type { Quantity } from './item.ts'
import type { Token } from './lex.ts'
import { findUnit, millimetresPerUnit, type Unit } from './units.ts'

export interface QuantityContext {
  text: string
  tokens: readonly Token[]
  /** Of numbers that name none. */
  defaultUnit: Exclude<Unit, 'deg' | 'um'>
}

/** A value as it was written, before the units of a list of them are shared out. */
export interface RawQuantity {
  value: number
  unit: Unit | undefined
  isMixed: boolean
  isDecimal: boolean
  tolerance: { value: number; unit: Unit | undefined } | undefined
  start: number
  end: number
  /** Index of the first token behind it. */
  next: number
}

/** After `in`, these make it a preposition and no inch: `4 in the corners`, `2 in a row`. */
const afterPreposition = new Set('the a an each every all its total one both row rows line grid circle corners corner center centre middle mm'.split(' '))

/** After `in` these leave it open: `1 in steel plate`, `thickness 4 in steel`. Other inches in the text decide. */
const materials = new Set('steel aluminum aluminium brass copper wood plastic'.split(' '))

/** `4 in corners` counts; `0.25 in corner holes` and `1 in corner holes` measure. */
function isPreposition({ text, tokens }: QuantityContext, index: number): boolean {
  const [number, after, last] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]]
  if (after?.kind !== 'word') return false
  if (materials.has(after.text)) {
    if (/\d\s?(?:"|inch|in\b(?!\s(?:steel|alumini?um|brass|copper|wood|plastic)))/i.test(text)) return false
    if (/\d\s?(?:mm|cm)\b/i.test(text)) return true
    throw notUnderstood('"in" could be inches or the material; write inch', [text.slice(number?.start ?? 0, after.end)])
  }
  if (!afterPreposition.has(after.text)) return false
  const isSize = number?.kind === 'number' && !Number.isInteger(number.value)
  const isAdjective = /^(?:corner|center|centre|middle)$/.test(after.text) && /^(?:hole|holes|bore|slot)$/.test(last?.text ?? '')
  return !(isAdjective || (isSize && !/^(?:the|a|an|each|every|all|its|mm)$/.test(after.text)))
}

function unitAt(context: QuantityContext, index: number): { unit: Unit; next: number } | undefined {
  const { tokens } = context
  const hyphen = tokens[index]?.text === '-' && tokens[index]?.glued && tokens[index + 1]?.glued === true ? 1 : 0
  const token = tokens[index + hyphen]
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'sign')) return undefined
  const unit = findUnit(token.text)
  if (unit === undefined) return undefined
  if (token.kind === 'sign' && !token.glued && token.text !== '°') return undefined
  if (token.text === 'in' && !token.glued && hyphen === 0 && isPreposition(context, index)) return undefined
  // A sentence may end in `5 in.`; the point is a sign of its own.
  return { unit, next: index + hyphen + 1 }
}

function toleranceAt(context: QuantityContext, index: number): { value: number; unit: Unit | undefined; next: number; end: number } | undefined {
  const number = context.tokens[index + 1]
  if (context.tokens[index]?.text !== '±' || number?.kind !== 'number') return undefined
  const unit = unitAt(context, index + 2)
  const next = unit?.next ?? index + 2
  return { value: number.value, unit: unit?.unit, next, end: context.tokens[next - 1]?.end ?? number.end }
}

function shareAt(context: QuantityContext, index: number): RawQuantity | undefined {
  const token = context.tokens[index]
  const value = token?.kind === 'word' ? shareWords.get(token.text) : undefined
  if (token === undefined || value === undefined) return undefined
  let next = index + 1
  while (['of', 'a', 'an', '-'].includes(context.tokens[next]?.text ?? '')) next += 1
  const unit = unitAt(context, next)
  if (unit === undefined) return undefined
  return {
    value,
    unit: unit.unit,
    isMixed: false,
    isDecimal: true,
    tolerance: undefined,
    start: token.start,
    end: context.tokens[unit.next - 1]?.end ?? token.end,
    next: unit.next,
  }
}

/** Reads a number with its unit and tolerance, in digits or words; `5 ft 6 in` is one quantity. */
export function readQuantity(context: QuantityContext, index: number): RawQuantity | undefined {
  const { tokens, text } = context
  const token = tokens[index]
  if (token === undefined) return undefined
  const share = shareAt(context, index)
  if (share !== undefined) return share
  const words = token.kind === 'word' ? parseNumberWords(wordsFrom(tokens, index)) : undefined
  if (token.kind !== 'number' && words === undefined) return undefined
  let next = index + (words === undefined ? 1 : spanOfWords(tokens, index, words.length))
  let value = words?.value ?? token.value
  const named = unitAt(context, next)
  if (named !== undefined) next = named.next
  if (named?.unit === 'ft' && tokens[next]?.kind === 'number') {
    const inches = unitAt(context, next + 1)
    if (inches?.unit === 'in') {
      value += (tokens[next]?.value ?? 0) / 12
      next = inches.next
    }
  }
  const tolerance = toleranceAt(context, next)
  if (tolerance !== undefined) next = tolerance.next
  const unit = named?.unit ?? tolerance?.unit
  const end = tokens[next - 1]?.end ?? token.end
  if (isNegative(tokens, index)) throw outOfBounds(`"-${text.slice(token.start, end)}" is negative`, 'Give sizes and counts above zero.')
  const written = text.slice(token.start, token.end)
  return {
    value,
    unit,
    isMixed: /[ -].*\//.test(written),
    isDecimal: words === undefined && /[./,]/.test(written),
    tolerance: tolerance === undefined ? undefined : { value: tolerance.value, unit: tolerance.unit },
    start: token.start,
    end,
    next,
  }
}

function wordsFrom(tokens: readonly Token[], index: number): (string | undefined)[] {
  return tokens
    .slice(index, index + 4)
    .filter(({ text }) => text !== '-')
    .map(({ kind, text }) => (kind === 'word' ? text : undefined))
}

function spanOfWords(tokens: readonly Token[], index: number, count: number): number {
  let span = 0
  for (let seen = 0; seen < count; span += 1) if (tokens[index + span]?.text !== '-') seen += 1
  return span
}

/** A minus stands apart from what is before it and touches the number; a hyphen touches both. */
function isNegative(tokens: readonly Token[], index: number): boolean {
  const minus = tokens[index - 1]
  return minus?.text === '-' && tokens[index]?.glued === true && (index === 1 || !minus.glued)
}

/** Gives a written value its size, with the unit that a neighbour in a list of sizes has lent it. */
export function toQuantity(context: QuantityContext, raw: RawQuantity, lentUnit?: Unit): Quantity {
  const unit = raw.unit ?? lentUnit
  const scale = (of: Unit | undefined): number => (of === 'deg' ? 1 : millimetresPerUnit[of ?? context.defaultUnit])
  return {
    value: raw.value,
    unit,
    size: roundNoise(raw.value * scale(unit)),
    isPlainCount: unit === undefined && !raw.isDecimal && Number.isInteger(raw.value) && raw.tolerance === undefined,
    isMixed: raw.isMixed,
    ...(raw.tolerance === undefined ? {} : { tolerance: roundNoise(raw.tolerance.value * scale(raw.tolerance.unit ?? unit)) }),
    text: context.text.slice(raw.start, raw.end),
  }
}

/** 3 in are 76.2 mm, and not 76.19999999999999: twelve digits are more than anyone means. */
export function roundNoise(value: number): number {
  return Number(value.toPrecision(12))
}
