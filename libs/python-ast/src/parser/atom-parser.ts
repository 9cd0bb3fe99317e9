import { Kind } from '../lexer/kind.ts'
import { decodeNumber, MOST_DECIMAL_DIGITS } from '../literals/numbers.ts'
import type { Comprehension, Constant, ConstantValue, Dict, DictComp, Expression, List, ListComp, Set, SetComp, Starred } from '../tree.ts'
import { StringParser } from './string-parser.ts'
import { findAssignFault } from './targets.ts'

/** Names, literals, brackets of every kind, and the targets of `for`, since comprehensions need them. */
export abstract class AtomParser extends StringParser {
  /** CPython's `expression`: anything without a comma, star or `:=`. */
  protected abstract expression(): Expression
  /** An expression, or `name := expression`. */
  protected abstract namedExpression(): Expression
  protected abstract disjunction(): Expression
  protected abstract bitwiseOr(): Expression

  protected atom(): Expression {
    const start = this.index
    switch (this.kind) {
      case Kind.Name: {
        this.advance()
        return { type: 'Name', range: this.range(start), name: this.tokens.textAt(start) }
      }
      case Kind.Number:
        return this.number()
      case Kind.String:
        return this.strings()
      case Kind.None:
        return this.#constant({ kind: 'none' })
      case Kind.True:
        return this.#constant({ kind: 'bool', value: true })
      case Kind.False:
        return this.#constant({ kind: 'bool', value: false })
      case Kind.Ellipsis:
        return this.#constant({ kind: 'ellipsis' })
      case Kind.LeftParen:
        return this.#inBrackets(() => this.#parenthesized(start))
      case Kind.LeftBracket:
        return this.#inBrackets(() => this.#list(start))
      case Kind.LeftBrace:
        return this.#inBrackets(() => this.#braces(start))
      default:
        return this.failHere('an expression expected')
    }
  }

  protected number(): Constant {
    const start = this.index
    this.advance()
    const range = this.range(start)
    const value = decodeNumber(this.tokens.textAt(start))
    if (value === undefined) return this.failRange(`a decimal integer has at most ${MOST_DECIMAL_DIGITS} digits`, range)
    return { type: 'Constant', range, value }
  }

  #constant(value: ConstantValue): Constant {
    const start = this.index
    this.advance()
    return { type: 'Constant', range: this.range(start), value }
  }

  #inBrackets(parse: () => Expression): Expression {
    this.enter()
    this.advance()
    const node = parse()
    this.leave()
    return node
  }

  /** A group, tuple or generator, behind its `(`. */
  #parenthesized(start: number): Expression {
    if (this.accept(Kind.RightParen)) return { type: 'Tuple', range: this.range(start), elements: [] }
    const first = this.starNamedExpression()
    if (this.at(Kind.Comma)) {
      const elements = this.#elements(first, Kind.RightParen)
      this.expect(Kind.RightParen, '"," or ")"')
      return { type: 'Tuple', range: this.range(start), elements }
    }
    if (this.at(Kind.For) && first.type !== 'Starred') {
      const generators = this.comprehensions()
      this.expect(Kind.RightParen, '")"')
      return { type: 'GeneratorExp', range: this.range(start), element: first, generators }
    }
    this.expect(Kind.RightParen, '"," or ")"')
    if (first.type === 'Starred') this.failRange('a starred expression in parentheses needs a comma behind it', first.range)
    return first
  }

  #list(start: number): List | ListComp {
    if (this.accept(Kind.RightBracket)) return { type: 'List', range: this.range(start), elements: [] }
    const first = this.starNamedExpression()
    if (this.at(Kind.For) && first.type !== 'Starred') {
      const generators = this.comprehensions()
      this.expect(Kind.RightBracket, '"]"')
      return { type: 'ListComp', range: this.range(start), element: first, generators }
    }
    const elements = this.#elements(first, Kind.RightBracket)
    this.expect(Kind.RightBracket, '"," or "]"')
    return { type: 'List', range: this.range(start), elements }
  }

  #braces(start: number): Expression {
    if (this.accept(Kind.RightBrace)) return { type: 'Dict', range: this.range(start), entries: [] }
    if (this.at(Kind.DoubleStar)) return this.#dict(start, [this.#dictEntry()])
    const isNamed = this.atNamedExpression()
    const first = this.starNamedExpression()
    if (this.at(Kind.Colon) && first.type !== 'Starred' && !isNamed) {
      this.advance()
      const value = this.expression()
      if (!this.at(Kind.For)) return this.#dict(start, [{ key: first, value }])
      return this.#dictComprehension(start, first, value)
    }
    return this.#set(start, first)
  }

  #set(start: number, first: Expression): Set | SetComp {
    if (this.at(Kind.For) && first.type !== 'Starred') {
      const generators = this.comprehensions()
      this.expect(Kind.RightBrace, '"}"')
      return { type: 'SetComp', range: this.range(start), element: first, generators }
    }
    const elements = this.#elements(first, Kind.RightBrace)
    this.expect(Kind.RightBrace, '"," or "}"')
    return { type: 'Set', range: this.range(start), elements }
  }

  #dict(start: number, entries: Dict['entries']): Dict {
    while (this.accept(Kind.Comma) && !this.at(Kind.RightBrace)) entries.push(this.#dictEntry())
    this.expect(Kind.RightBrace, '"," or "}"')
    return { type: 'Dict', range: this.range(start), entries }
  }

  #dictEntry(): Dict['entries'][number] {
    if (this.accept(Kind.DoubleStar)) return { key: null, value: this.bitwiseOr() }
    const key = this.expression()
    this.expect(Kind.Colon, '":"')
    return { key, value: this.expression() }
  }

  #dictComprehension(start: number, key: Expression, value: Expression): DictComp {
    const generators = this.comprehensions()
    this.expect(Kind.RightBrace, '"}"')
    return { type: 'DictComp', range: this.range(start), key, value, generators }
  }

  /** `(',' element)* [',']` behind a first element. */
  #elements(first: Expression, closing: number): Expression[] {
    const elements = [first]
    while (this.accept(Kind.Comma) && this.kind !== closing) elements.push(this.starNamedExpression())
    return elements
  }

  protected starNamedExpression(): Expression {
    return this.at(Kind.Star) ? this.starred() : this.namedExpression()
  }

  /** Whether `name :=` follows. In parentheses it may stand where it may not without. */
  protected atNamedExpression(): boolean {
    return this.at(Kind.Name) && this.nextKind() === Kind.ColonEqual
  }

  /** `'*' bitwise_or`. */
  protected starred(): Starred {
    const start = this.index
    this.advance()
    const value = this.bitwiseOr()
    return { type: 'Starred', range: this.range(start), value }
  }

  /** One or more `for … in … [if …]`. */
  protected comprehensions(): Comprehension[] {
    const generators: Comprehension[] = []
    while (this.at(Kind.For)) {
      const start = this.index
      this.advance()
      const target = this.targets()
      this.expect(Kind.In, '"in"')
      const iter = this.disjunction()
      const conditions: Expression[] = []
      while (this.accept(Kind.If)) conditions.push(this.disjunction())
      generators.push({ type: 'Comprehension', range: this.range(start), target, iter, conditions })
    }
    if (this.at(Kind.Async)) this.failHere('a comprehension without async expected')
    return generators
  }

  /** What `for` binds: one target, or a tuple of them without parentheses. */
  protected targets(): Expression {
    const start = this.index
    const first = this.#targetElement()
    let target = first
    if (this.at(Kind.Comma)) {
      const elements = [first]
      while (this.accept(Kind.Comma) && !this.at(Kind.In)) elements.push(this.#targetElement())
      target = { type: 'Tuple', range: this.range(start), elements }
    }
    this.assertAssignable(target)
    return target
  }

  #targetElement(): Expression {
    return this.at(Kind.Star) ? this.starred() : this.bitwiseOr()
  }

  protected assertAssignable(target: Expression): void {
    const fault = findAssignFault(target)
    if (fault !== undefined) this.failRange(fault.message, fault.node.range)
  }
}
