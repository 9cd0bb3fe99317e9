import { checkCharacters } from './lexer/gate.ts'
import { tokenize } from './lexer/lexer.ts'
import type { TokenStream } from './lexer/token-stream.ts'
import { type ParseLimits, resolveLimits } from './limits.ts'
import type { ParserContext } from './parser/cursor.ts'
import { StatementParser } from './parser/statement-parser.ts'
import { Refusal, type SyntaxProblem } from './problem.ts'
import { findNodeBelow } from './tree-depth.ts'
import type { Module } from './tree.ts'

export interface ParseOptions {
  limits?: ParseLimits
  /** Refuses identifiers that are not plain ASCII. Without, they must at least be in NFKC form. @default true */
  asciiIdentifiers?: boolean
}

/** A program that was understood whole. Ranges are offsets into `source`. */
export interface ParsedProgram {
  ok: true
  module: Module
  source: string
  /** What `toCanonical` and `applyEdits` work on; not for reading. */
  layout: ProgramLayout
}

/** Opaque outside this package: the tokens, and where blocks begin on the line of their `:`. */
export interface ProgramLayout {
  readonly tokens: TokenStream
  readonly inlineBlocks: readonly number[]
}

export type ParseResult = ParsedProgram | { ok: false; problems: SyntaxProblem[] }

/**
 * Parses a program in the subset of Python that 3.11 to 3.14 read alike. What is accepted has the tree that CPython's `ast`
 * gives it; what is not is a problem with its range. Never throws, takes linear time, and builds no tree deeper than
 * `8 * maxDepth + 2 * maxChain`, so that a recursive reader of the tree is safe with the default limits.
 */
export function parse(source: string, options: ParseOptions = {}): ParseResult {
  return parseCounted(source, options).result
}

/** As `parse`, with the number of tokens and characters that it looked at. */
export function parseCounted(source: string, options: ParseOptions = {}): { result: ParseResult; steps: number } {
  const limits = resolveLimits(options.limits)
  const { lineStarts, problems } = checkCharacters(source, limits.maxBytes)
  if (problems.length > 0) return { result: { ok: false, problems }, steps: source.length }

  const lexerOptions = { maxBrackets: limits.maxBrackets, asciiIdentifiers: options.asciiIdentifiers ?? true }
  const tokens = tokenize(source, lineStarts, lexerOptions)
  const context: ParserContext = { limits, lexerOptions, nodes: 0, depth: 0, links: 0, mostLinks: 0, steps: source.length }
  const result = parseTokens(tokens, context)
  return { result, steps: context.steps }
}

function parseTokens(tokens: TokenStream, context: ParserContext): ParseResult {
  const { maxDepth, maxChain } = context.limits
  const parser = new StatementParser(tokens, context)
  try {
    const module = parser.module()
    const tooDeep = context.mostLinks > maxChain ? findNodeBelow(module, 8 * maxDepth + 2 * maxChain) : undefined
    if (tooDeep !== undefined) {
      return { ok: false, problems: [{ rule: 'LIM02', message: 'chains of operations are nested in one another too deeply; use variables', range: tooDeep.range }] }
    }
    return { ok: true, module, source: tokens.source, layout: { tokens, inlineBlocks: parser.inlineBlocks } }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: [error.problem] }
    throw error
  }
}
