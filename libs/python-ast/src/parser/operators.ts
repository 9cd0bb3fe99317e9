import { Kind } from '../lexer/kind.ts'
import type { BinaryOperator, CompareOperator, UnaryOperator } from '../tree.ts'

interface BinaryEntry {
  operator: BinaryOperator
  /** Higher binds tighter; `**` is not here, since it binds to the right. */
  precedence: number
}

const BINARY: Record<number, BinaryEntry> = {
  [Kind.Bar]: { operator: '|', precedence: 1 },
  [Kind.Caret]: { operator: '^', precedence: 2 },
  [Kind.Ampersand]: { operator: '&', precedence: 3 },
  [Kind.ShiftLeft]: { operator: '<<', precedence: 4 },
  [Kind.ShiftRight]: { operator: '>>', precedence: 4 },
  [Kind.Plus]: { operator: '+', precedence: 5 },
  [Kind.Minus]: { operator: '-', precedence: 5 },
  [Kind.Star]: { operator: '*', precedence: 6 },
  [Kind.Slash]: { operator: '/', precedence: 6 },
  [Kind.DoubleSlash]: { operator: '//', precedence: 6 },
  [Kind.Percent]: { operator: '%', precedence: 6 },
  [Kind.At]: { operator: '@', precedence: 6 },
}

const COMPARE: Record<number, CompareOperator> = {
  [Kind.EqualEqual]: '==',
  [Kind.NotEqual]: '!=',
  [Kind.Less]: '<',
  [Kind.LessEqual]: '<=',
  [Kind.Greater]: '>',
  [Kind.GreaterEqual]: '>=',
  [Kind.In]: 'in',
}

const UNARY: Record<number, UnaryOperator> = { [Kind.Plus]: '+', [Kind.Minus]: '-', [Kind.Tilde]: '~' }

const AUGMENTED: Record<number, BinaryOperator> = {
  [Kind.PlusEqual]: '+',
  [Kind.MinusEqual]: '-',
  [Kind.StarEqual]: '*',
  [Kind.DoubleStarEqual]: '**',
  [Kind.SlashEqual]: '/',
  [Kind.DoubleSlashEqual]: '//',
  [Kind.PercentEqual]: '%',
  [Kind.ShiftLeftEqual]: '<<',
  [Kind.ShiftRightEqual]: '>>',
  [Kind.AmpersandEqual]: '&',
  [Kind.BarEqual]: '|',
  [Kind.CaretEqual]: '^',
  [Kind.AtEqual]: '@',
}

/** Arrays by kind: one look-up per token. */
function byKind<T>(table: Record<number, T>): readonly (T | undefined)[] {
  return Array.from({ length: 128 }, (_, kind) => table[kind])
}

export const binaryOperators = byKind(BINARY)
export const compareOperators = byKind(COMPARE)
export const unaryOperators = byKind(UNARY)
export const augmentedOperators = byKind(AUGMENTED)
