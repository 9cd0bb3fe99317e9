import type { LexerOptions } from '../lexer/lexer.ts'
import { Kind } from '../lexer/kind.ts'
import type { TokenStream } from '../lexer/token-stream.ts'
import type { ParseLimits } from '../limits.ts'
import { rangeBetween } from '../positions.ts'
import { Refusal, type SyntaxRule } from '../problem.ts'
import type { Identifier, SourceRange } from '../tree.ts'

/** What the parsers of a program share: the module's and those of the fields of its f-strings. */
export interface ParserContext {
  readonly limits: Required<ParseLimits>
  readonly lexerOptions: LexerOptions
  nodes: number
  depth: number
  /** Nodes that made the tree deeper without recursion, in the statement at hand and in the one that has most. */
  links: number
  mostLinks: number
  /** Tokens and characters looked at, repetitions included: what a test of linear time counts. */
  steps: number
}

const UNSUPPORTED: Record<number, string> = {
  [Kind.Async]: 'async is not supported; write a plain function',
  [Kind.Await]: 'await is not supported; write a plain call',
  [Kind.Yield]: 'yield is not supported; return a list',
}

/** A place in a token stream, and what every part of the parser does there. */
export abstract class Cursor {
  protected readonly tokens: TokenStream
  protected readonly context: ParserContext
  /** Index of the token at hand, and its kind. */
  protected index = 0
  protected kind: number

  constructor(tokens: TokenStream, context: ParserContext) {
    this.tokens = tokens
    this.context = context
    this.kind = tokens.kindAt(0)
  }

  protected advance(): void {
    this.context.steps += 1
    this.index += 1
    this.kind = this.tokens.kindAt(this.index)
  }

  protected rewind(index: number): void {
    this.index = index
    this.kind = this.tokens.kindAt(index)
  }

  protected nextKind(): number {
    return this.tokens.kindAt(this.index + 1)
  }

  /** Whether the token at hand is of a kind. A method, since TypeScript would hold a narrowed `this.kind` across `advance`. */
  protected at(kind: number): boolean {
    return this.kind === kind
  }

  protected accept(kind: number): boolean {
    if (this.kind !== kind) return false
    this.advance()
    return true
  }

  protected expect(kind: number, what: string): void {
    if (this.kind !== kind) this.failHere(`${what} expected`)
    this.advance()
  }

  protected identifier(what: string): Identifier {
    if (!this.at(Kind.Name)) this.failHere(`${what} expected`)
    const start = this.index
    this.advance()
    return { type: 'Identifier', range: this.range(start), name: this.tokens.textAt(start) }
  }

  protected atWord(word: string): boolean {
    if (!this.at(Kind.Name)) return false
    const start = this.tokens.startAt(this.index)
    return this.tokens.endAt(this.index) - start === word.length && this.tokens.source.startsWith(word, start)
  }

  /** The range of a new node, from a token to the last one read; counts the node. */
  protected range(startIndex: number): SourceRange {
    const last = this.index - 1
    const { starts, ends, lines, endLines, lineStarts } = this.tokens
    const start = starts[startIndex] ?? 0
    this.countNode(start)
    const end = ends[last] ?? 0
    const line = lines[startIndex] ?? 0
    const endLine = endLines[last] ?? 0
    return { start, end, line: line + 1, column: start - (lineStarts[line] ?? 0), endLine: endLine + 1, endColumn: end - (lineStarts[endLine] ?? 0) }
  }

  /** As `range`, for a statement that ends in a block: without the line end and dedents behind it. */
  protected blockRange(startIndex: number): SourceRange {
    const index = this.index
    while (this.index > startIndex + 1 && isLayout(this.tokens.kindAt(this.index - 1))) this.index -= 1
    const range = this.range(startIndex)
    this.index = index
    return range
  }

  /** The place of a token: line from 1, column from 0. */
  protected positionAt(index: number): { line: number; column: number } {
    const { starts, lines, lineStarts } = this.tokens
    const line = lines[index] ?? 0
    return { line: line + 1, column: (starts[index] ?? 0) - (lineStarts[line] ?? 0) }
  }

  protected countNode(start: number): void {
    const { context } = this
    context.nodes += 1
    if (context.nodes > context.limits.maxNodes) {
      this.failAt('LIM01', `the program has more than ${context.limits.maxNodes} syntax nodes; split or simplify it`, start)
    }
  }

  protected enter(): void {
    const { context } = this
    context.depth += 1
    if (context.depth > context.limits.maxDepth) {
      this.failAt('LIM02', `nested more than ${context.limits.maxDepth} deep; use variables or functions`, this.tokens.startAt(this.index))
    }
  }

  protected leave(): void {
    this.context.depth -= 1
  }

  /** Counts one node of a chain that nests to the left. */
  protected link(chain: number): void {
    const { context } = this
    context.links += 1
    if (chain > context.limits.maxChain) {
      this.failAt('LIM02', `a chain of more than ${context.limits.maxChain} operations; use variables`, this.tokens.startAt(this.index))
    }
  }

  protected startStatement(): void {
    const { context } = this
    if (context.links > context.mostLinks) context.mostLinks = context.links
    context.links = 0
  }

  /** Refuses the token at hand. Where the lexer stopped here, its reason is the better one. */
  protected failHere(expectation: string): never {
    const { tokens } = this
    if (this.at(Kind.Error) && tokens.problem !== undefined) throw new Refusal(tokens.problem)
    const start = tokens.startAt(this.index)
    const unsupported = UNSUPPORTED[this.kind]
    if (unsupported !== undefined) this.failAt('SYN01', unsupported, start, tokens.endAt(this.index))
    this.failAt('LEX09', `${expectation}, found ${this.describeToken()}`, start, Math.max(start, tokens.endAt(this.index)))
  }

  protected failRange(message: string, range: { start: number; end: number }): never {
    this.failAt('LEX09', message, range.start, range.end)
  }

  protected failAt(rule: SyntaxRule, message: string, start: number, end: number = start): never {
    throw new Refusal({ rule, message, range: rangeBetween(this.tokens.lineStarts, start, end) })
  }

  protected describeToken(): string {
    switch (this.kind) {
      case Kind.End:
        return 'the end'
      case Kind.Newline:
        return 'the end of the line'
      case Kind.Indent:
        return 'an indented line'
      case Kind.Dedent:
        return 'the end of the block'
      case Kind.String:
        return 'a string'
      default:
        return `"${this.tokens.textAt(this.index)}"`
    }
  }
}

function isLayout(kind: number): boolean {
  return kind === Kind.Newline || kind === Kind.Dedent
}
