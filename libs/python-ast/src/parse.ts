import type { Module, SourceRange } from './tree.ts'

/** What the parser refuses, as a value. The code is the rule that a guard reports it under. */
export interface SyntaxProblem {
  /** `LEX02` to `LEX09`, `LIM01`, `LIM02`, `SYN01`, `SYN06`: see the table of rules in code-guard. */
  rule: string
  message: string
  range: SourceRange
}

export interface ParseLimits {
  /** Source size in UTF-8 bytes. @default 131072 */
  maxBytes?: number
  /** @default 20000 */
  maxNodes?: number
  /** Nesting of statements and expressions. @default 60 */
  maxDepth?: number
  /** Nesting of brackets. @default 100 */
  maxBrackets?: number
  /** Length of a chain such as `a.b.c` or `a + b + c`. @default 500 */
  maxChain?: number
}

export interface ParseOptions {
  limits?: ParseLimits
  /** Refuses identifiers that are not plain ASCII. @default true */
  asciiIdentifiers?: boolean
}

/** One token that takes part in the canonical text, in order. */
export interface CanonicalLine {
  text: string
  /** The line of the source that the canonical line begins with. */
  sourceLine: number
}

export type ParseResult = { ok: true; module: Module; source: string } | { ok: false; problems: SyntaxProblem[] }
