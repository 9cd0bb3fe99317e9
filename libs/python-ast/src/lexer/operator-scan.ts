import { Kind } from './kind.ts'

const SINGLE: Record<string, number> = {
  '(': Kind.LeftParen,
  ')': Kind.RightParen,
  '[': Kind.LeftBracket,
  ']': Kind.RightBracket,
  '{': Kind.LeftBrace,
  '}': Kind.RightBrace,
  ',': Kind.Comma,
  ':': Kind.Colon,
  ';': Kind.Semicolon,
  '.': Kind.Dot,
  '@': Kind.At,
  '=': Kind.Equal,
  '+': Kind.Plus,
  '-': Kind.Minus,
  '*': Kind.Star,
  '/': Kind.Slash,
  '%': Kind.Percent,
  '&': Kind.Ampersand,
  '|': Kind.Bar,
  '^': Kind.Caret,
  '~': Kind.Tilde,
  '<': Kind.Less,
  '>': Kind.Greater,
}

const LONGER: Record<string, number> = {
  '...': Kind.Ellipsis,
  '**=': Kind.DoubleStarEqual,
  '//=': Kind.DoubleSlashEqual,
  '<<=': Kind.ShiftLeftEqual,
  '>>=': Kind.ShiftRightEqual,
  ':=': Kind.ColonEqual,
  '->': Kind.Arrow,
  '**': Kind.DoubleStar,
  '//': Kind.DoubleSlash,
  '<<': Kind.ShiftLeft,
  '>>': Kind.ShiftRight,
  '==': Kind.EqualEqual,
  '!=': Kind.NotEqual,
  '<=': Kind.LessEqual,
  '>=': Kind.GreaterEqual,
  '+=': Kind.PlusEqual,
  '-=': Kind.MinusEqual,
  '*=': Kind.StarEqual,
  '/=': Kind.SlashEqual,
  '%=': Kind.PercentEqual,
  '&=': Kind.AmpersandEqual,
  '|=': Kind.BarEqual,
  '^=': Kind.CaretEqual,
  '@=': Kind.AtEqual,
}

interface Candidates {
  single: number | undefined
  /** Longest first. */
  longer: [text: string, kind: number][]
}

const byFirstCode: (Candidates | undefined)[] = Array.from({ length: 128 })
for (const [text, kind] of Object.entries(SINGLE)) byFirstCode[text.charCodeAt(0)] = { single: kind, longer: [] }
for (const [text, kind] of Object.entries(LONGER)) (byFirstCode[text.charCodeAt(0)] ??= { single: undefined, longer: [] }).longer.push([text, kind])
for (const candidates of byFirstCode) candidates?.longer.sort((a, b) => b[0].length - a[0].length)

/** The kind of the longest operator at an offset, with its length in the low three bits; 0 where none starts. */
export function scanOperator(source: string, at: number): number {
  const candidates = byFirstCode[source.charCodeAt(at)]
  if (candidates === undefined) return 0
  for (const [text, kind] of candidates.longer) if (source.startsWith(text, at)) return kind * 8 + text.length
  return candidates.single === undefined ? 0 : candidates.single * 8 + 1
}
