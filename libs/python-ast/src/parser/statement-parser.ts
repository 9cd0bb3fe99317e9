import { Kind } from '../lexer/kind.ts'
import { Refusal } from '../problem.ts'
import type { ClassDef, ExceptHandler, Expression, For, FunctionDef, If, Match, MatchCase, Module, Statement, Try, While, With, WithItem } from '../tree.ts'
import { findFutureFault } from './future-imports.ts'
import { isIrrefutable } from './pattern-rules.ts'
import { SimpleStatementParser } from './simple-statement-parser.ts'

/** Compound statements, blocks and the module. */
export class StatementParser extends SimpleStatementParser {
  /** Indices of the tokens that begin a block on the line of its `:`, in order. */
  readonly inlineBlocks: number[] = []
  /** Clauses of the `elif` chains around the place at hand, since each nests the tree deeper. */
  #elifs = 0

  module(): Module {
    const body: Statement[] = []
    while (!this.at(Kind.End)) this.#statement(body)
    this.startStatement()
    const fault = findFutureFault(body)
    if (fault !== undefined) this.failRange(fault.message, fault.node.range)
    const { tokens } = this
    const lastLine = tokens.lineStarts.length - 1
    const end = tokens.source.length
    const range = { start: 0, end, line: 1, column: 0, endLine: lastLine + 1, endColumn: end - (tokens.lineStarts[lastLine] ?? 0) }
    return { type: 'Module', range, body }
  }

  /** One compound statement, or the simple statements of one line. */
  #statement(body: Statement[]): void {
    this.startStatement()
    switch (this.kind) {
      case Kind.If:
        body.push(this.#if())
        return
      case Kind.For:
        body.push(this.#for())
        return
      case Kind.While:
        body.push(this.#while())
        return
      case Kind.With:
        body.push(this.#with())
        return
      case Kind.Try:
        body.push(this.#try())
        return
      case Kind.Def:
        body.push(this.#function([]))
        return
      case Kind.Class:
        body.push(this.#class([]))
        return
      case Kind.At:
        body.push(this.#decorated())
        return
      case Kind.Indent:
        this.failHere('a line of the same indentation expected')
        break
      default:
        if (this.#atMatchStatement()) body.push(this.#match())
        else this.#simpleLine(body)
    }
  }

  #simpleLine(body: Statement[]): void {
    do body.push(this.simpleStatement())
    while (this.accept(Kind.Semicolon) && !this.at(Kind.Newline))
    this.expect(Kind.Newline, 'the end of the statement')
  }

  #block(): Statement[] {
    this.expect(Kind.Colon, '":"')
    const body: Statement[] = []
    this.enter()
    if (this.accept(Kind.Newline)) {
      this.expect(Kind.Indent, 'an indented block')
      do this.#statement(body)
      while (!this.accept(Kind.Dedent))
    } else {
      this.inlineBlocks.push(this.index)
      this.#simpleLine(body)
    }
    this.leave()
    return body
  }

  #loopBlock(): Statement[] {
    const wasInLoop = this.isInLoop
    this.isInLoop = true
    const body = this.#block()
    this.isInLoop = wasInLoop
    return body
  }

  #scopeBlock(scope: 'class' | 'function'): Statement[] {
    const { scope: outerScope, isInLoop: wasInLoop } = this
    this.scope = scope
    this.isInLoop = false
    const body = this.#block()
    this.scope = outerScope
    this.isInLoop = wasInLoop
    return body
  }

  #else(): Statement[] {
    return this.accept(Kind.Else) ? this.#block() : []
  }

  #if(): If {
    const clauses: { start: number; test: Expression; body: Statement[] }[] = []
    const outerElifs = this.#elifs
    do {
      const start = this.index
      this.advance()
      const test = this.namedExpression()
      const body = this.#block()
      clauses.push({ start, test, body })
      this.#elifs += 1
      this.link(this.#elifs)
    } while (this.at(Kind.Elif))
    let orelse = this.#else()
    this.#elifs = outerElifs
    let node: If | undefined
    for (const { start, test, body } of clauses.reverse()) {
      node = { type: 'If', range: this.blockRange(start), test, body, orelse }
      orelse = [node]
    }
    return node ?? this.failHere('"if" expected')
  }

  #for(): For {
    const start = this.index
    this.advance()
    const target = this.targets()
    this.expect(Kind.In, '"in"')
    const iter = this.starExpressions()
    const body = this.#loopBlock()
    const orelse = this.#else()
    return { type: 'For', range: this.blockRange(start), target, iter, body, orelse }
  }

  #while(): While {
    const start = this.index
    this.advance()
    const test = this.namedExpression()
    const body = this.#loopBlock()
    const orelse = this.#else()
    return { type: 'While', range: this.blockRange(start), test, body, orelse }
  }

  #with(): With {
    const start = this.index
    this.advance()
    const items = (this.at(Kind.LeftParen) ? this.#parenthesizedItems() : undefined) ?? this.#withItems()
    const body = this.#block()
    return { type: 'With', range: this.blockRange(start), items, body }
  }

  #withItems(): WithItem[] {
    const items = [this.#withItem()]
    while (this.accept(Kind.Comma)) items.push(this.#withItem())
    return items
  }

  /** `with (a as b, c):`. The same text may also begin a plain expression, so CPython tries this first; undefined where it fails. */
  #parenthesizedItems(): WithItem[] | undefined {
    const { index, context } = this
    const { nodes, depth, links } = context
    try {
      this.enter()
      this.advance()
      const items: WithItem[] = []
      do items.push(this.#withItem())
      while (this.accept(Kind.Comma) && !this.at(Kind.RightParen))
      this.expect(Kind.RightParen, '")"')
      this.leave()
      if (this.at(Kind.Colon)) return items
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    this.rewind(index)
    Object.assign(context, { nodes, depth, links })
    return undefined
  }

  #withItem(): WithItem {
    const start = this.index
    const context = this.expression()
    let target: Expression | null = null
    if (this.accept(Kind.As)) {
      target = this.bitwiseOr()
      this.assertAssignable(target)
    }
    return { type: 'WithItem', range: this.range(start), context, target }
  }

  #try(): Try {
    const start = this.index
    this.advance()
    const body = this.#block()
    const handlers: ExceptHandler[] = []
    while (this.at(Kind.Except)) {
      if (handlers.at(-1)?.exception === null) this.failHere('a bare "except:" must be the last one')
      handlers.push(this.#handler())
    }
    const orelse = handlers.length > 0 ? this.#else() : []
    const finalbody = this.accept(Kind.Finally) ? this.#block() : []
    if (handlers.length === 0 && finalbody.length === 0) this.failHere('"except" or "finally" expected')
    return { type: 'Try', range: this.blockRange(start), body, handlers, orelse, finalbody }
  }

  #handler(): ExceptHandler {
    const start = this.index
    this.advance()
    if (this.at(Kind.Star)) {
      this.failAt('SYN06', 'except* is not supported; use except', this.tokens.startAt(start), this.tokens.endAt(this.index))
    }
    const exception = this.at(Kind.Colon) ? null : this.expression()
    const name = exception !== null && this.accept(Kind.As) ? this.identifier('a name behind "as"') : null
    const body = this.#block()
    return { type: 'ExceptHandler', range: this.blockRange(start), exception, name, body }
  }

  #decorated(): FunctionDef | ClassDef {
    const decorators: Expression[] = []
    while (this.accept(Kind.At)) {
      decorators.push(this.namedExpression())
      this.expect(Kind.Newline, 'the end of the line')
    }
    if (this.at(Kind.Def)) return this.#function(decorators)
    if (this.at(Kind.Class)) return this.#class(decorators)
    return this.failHere('"def" or "class" expected')
  }

  #function(decorators: Expression[]): FunctionDef {
    const start = this.index
    this.advance()
    const name = this.identifier('the name of the function')
    this.#refuseTypeParameters()
    this.expect(Kind.LeftParen, '"("')
    const args = this.parameters(Kind.RightParen)
    this.advance()
    const returns = this.accept(Kind.Arrow) ? this.expression() : null
    const body = this.#scopeBlock('function')
    return { type: 'FunctionDef', range: this.blockRange(start), name, args, body, decorators, returns }
  }

  #class(decorators: Expression[]): ClassDef {
    const start = this.index
    this.advance()
    const name = this.identifier('the name of the class')
    this.#refuseTypeParameters()
    const { args: bases, keywords } = this.at(Kind.LeftParen) ? this.callArguments(false) : { args: [], keywords: [] }
    const body = this.#scopeBlock('class')
    return { type: 'ClassDef', range: this.blockRange(start), name, bases, keywords, body, decorators }
  }

  #refuseTypeParameters(): void {
    if (!this.at(Kind.LeftBracket)) return
    this.failAt('SYN01', 'type parameters are not supported; leave them out', this.tokens.startAt(this.index), this.tokens.endAt(this.index))
  }

  /**
   * `match` is a keyword only where the statement reads on as one. No other statement ends its line with `:` after beginning
   * with a name, so the end of the line decides.
   */
  #atMatchStatement(): boolean {
    if (!this.atWord('match')) return false
    const { tokens } = this
    let end = this.index + 1
    for (let kind = tokens.kindAt(end); kind !== Kind.Newline; kind = tokens.kindAt(++end)) if (kind === Kind.End || kind === Kind.Error) return false
    this.context.steps += end - this.index
    return tokens.kindAt(end - 1) === Kind.Colon && end - 1 > this.index + 1 && tokens.kindAt(end + 1) === Kind.Indent
  }

  #match(): Match {
    const start = this.index
    this.advance()
    const subject = this.#subject()
    this.expect(Kind.Colon, '":"')
    this.expect(Kind.Newline, 'the end of the line')
    this.expect(Kind.Indent, 'an indented block')
    this.enter()
    const cases: MatchCase[] = []
    do {
      const last = cases.at(-1)
      if (last !== undefined && last.guard === null && isIrrefutable(last.pattern)) {
        this.failRange('the cases behind this one are never reached', last.pattern.range)
      }
      cases.push(this.#case())
    } while (!this.accept(Kind.Dedent))
    this.leave()
    return { type: 'Match', range: this.blockRange(start), subject, cases }
  }

  #subject(): Expression {
    const start = this.index
    const first = this.starNamedExpression()
    if (!this.at(Kind.Comma)) {
      if (first.type === 'Starred') this.failRange('a starred subject needs a comma behind it', first.range)
      return first
    }
    const elements = [first]
    while (this.accept(Kind.Comma) && !this.at(Kind.Colon)) elements.push(this.starNamedExpression())
    return { type: 'Tuple', range: this.range(start), elements }
  }

  #case(): MatchCase {
    const start = this.index
    this.startStatement()
    if (!this.atWord('case')) this.failHere('"case" expected')
    this.advance()
    const pattern = this.patterns()
    const guard = this.accept(Kind.If) ? this.namedExpression() : null
    const body = this.#block()
    return { type: 'MatchCase', range: this.blockRange(start), pattern, guard, body }
  }
}
