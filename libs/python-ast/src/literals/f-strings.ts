import type { Fail } from './escapes.ts'
import type { StringShape } from './strings.ts'

/** A piece of an f-string, found without looking into its expressions. Offsets are into the source. */
export type FormatPiece = FormatText | FormatField

interface FormatText {
  kind: 'text'
  start: number
  end: number
}

export interface FormatField {
  kind: 'field'
  /** From `{` to behind `}`. */
  start: number
  end: number
  expressionStart: number
  expressionEnd: number
  /** End of the text that `{value=}` repeats, which begins at `expressionStart`. */
  debugEnd: number | undefined
  conversion: 's' | 'r' | 'a' | null
  /** Behind the `:`; undefined without one. */
  spec: { start: number; end: number; pieces: FormatPiece[] } | undefined
}

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' }

/**
 * Splits the content of an f-string by the rules of Python 3.11, the strictest of the versions we promise: no backslash and
 * no comment in a field, and one level of fields inside a format specification. Where later versions read the same text
 * differently (a backslash, doubled brace, line end or `=` in a specification), it is refused.
 */
export function splitFormatString(source: string, shape: StringShape, fail: Fail): FormatPiece[] {
  const pieces: FormatPiece[] = []
  let at = shape.start
  let from = at
  const text = (end: number): void => {
    if (end > from) pieces.push({ kind: 'text', start: from, end })
  }
  while (at < shape.end) {
    const character = source[at]
    if (character === '\\' && !shape.isRaw) {
      at += 2
      continue
    }
    if (character !== '{' && character !== '}') {
      at += 1
      continue
    }
    if (source[at + 1] === character && at + 1 < shape.end) {
      text(at + 1)
      at += 2
    } else {
      if (character === '}') fail('single "}" in an f-string; write "}}"', at, at + 1)
      text(at)
      const field = splitField(source, at, shape.end, 0, fail)
      pieces.push(field)
      at = field.end
    }
    from = at
  }
  text(shape.end)
  return pieces
}

function splitField(source: string, start: number, limit: number, level: number, fail: Fail): FormatField {
  const unclosed = (at: number): never => fail('a field of an f-string is never closed: "}" expected', start, Math.max(start + 1, Math.min(at, limit)))
  if (level > 1) fail('fields of an f-string are nested too deeply', start, start + 1)
  const expressionStart = start + 1
  const expressionEnd = endOfExpression(source, expressionStart, limit, fail)
  let at = expressionEnd
  let debugEnd: number | undefined
  if (source[at] === '=' && at < limit) {
    at += 1
    while (at < limit && ' \t\r\n'.includes(source[at] ?? 'x')) at += 1
    debugEnd = at
    if (level > 0) fail('"=" is not supported in a format specification', expressionEnd, expressionEnd + 1)
    // Python 3.12 and 3.13 cut the repeated text short at these.
    if (/#|!=/.test(source.slice(expressionStart, expressionEnd))) fail('a field with "=" cannot hold "#" or "!="', start, at)
  }
  let conversion: FormatField['conversion'] = null
  if (source[at] === '!' && at < limit) {
    const letter = source[at + 1]
    if (letter !== 's' && letter !== 'r' && letter !== 'a') return fail('"!" in a field must be followed by s, r or a', at, at + 1)
    conversion = letter
    at += 2
  }
  let spec: FormatField['spec']
  if (source[at] === ':' && at < limit) {
    spec = splitSpec(source, at + 1, limit, level, fail)
    at = spec.end
  }
  if (source[at] !== '}' || at >= limit) unclosed(at)
  return { kind: 'field', start, end: at + 1, expressionStart, expressionEnd, debugEnd, conversion, spec }
}

/** Finds the `!`, `:`, `=` or `}` that ends the expression of a field. */
function endOfExpression(source: string, start: number, limit: number, fail: Fail): number {
  const closers: string[] = []
  let at = start
  while (at < limit) {
    const character = source[at] ?? ''
    if (character === '\\') fail('a field of an f-string cannot hold a backslash; use a variable', at, at + 1)
    if (character === "'" || character === '"') {
      at = behindString(source, at, limit, fail)
      continue
    }
    const closer = CLOSING[character]
    if (closer !== undefined) closers.push(closer)
    else if (character === '#') fail('a field of an f-string cannot hold a comment', at, at + 1)
    else if (closers.length === 0 && '!:}=<>'.includes(character)) {
      if ('!=<>'.includes(character) && source[at + 1] === '=' && at + 1 < limit) at += 1
      else if (character !== '<' && character !== '>') return at
    } else if (character === ')' || character === ']' || character === '}') {
      if (closers.pop() !== character) fail(`"${character}" closes no bracket that is open`, at, at + 1)
    }
    at += 1
  }
  return fail('a field of an f-string is never closed: "}" expected', start - 1, limit)
}

function behindString(source: string, start: number, limit: number, fail: Fail): number {
  const quote = source[start] ?? ''
  const triple = quote.repeat(3)
  const mark = start + 2 < limit && source.startsWith(triple, start) ? triple : quote
  const close = source.indexOf(mark, start + mark.length)
  if (close < 0 || close + mark.length > limit) return fail('a string in a field is never closed; use the other kind of quote', start, start + 1)
  const backslash = source.slice(start, close).indexOf('\\')
  if (backslash >= 0) fail('a field of an f-string cannot hold a backslash; use a variable', start + backslash, start + backslash + 1)
  return close + mark.length
}

function splitSpec(source: string, start: number, limit: number, level: number, fail: Fail): NonNullable<FormatField['spec']> {
  const pieces: FormatPiece[] = []
  let at = start
  let from = at
  const text = (end: number): void => {
    if (end > from) pieces.push({ kind: 'text', start: from, end })
  }
  while (at < limit && source[at] !== '}') {
    const character = source[at] ?? ''
    if (character === '\\' || character === '\n' || character === '\r') {
      fail('a format specification cannot hold a backslash or a line end', at, at + 1)
    }
    if (character !== '{') {
      at += 1
      continue
    }
    if (source[at + 1] === '{') fail('a format specification cannot hold "{{"', at, at + 2)
    text(at)
    const field = splitField(source, at, limit, level + 1, fail)
    pieces.push(field)
    at = field.end
    from = at
  }
  text(at)
  return { start, end: at, pieces }
}
