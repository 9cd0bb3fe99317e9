import { Kind } from '../lexer/kind.ts'
import type { Expression, Identifier, MatchClass, MatchMapping, MatchSequence, MatchStar, Pattern } from '../tree.ts'
import { ExpressionParser } from './expression-parser.ts'
import { findPatternFault } from './pattern-rules.ts'

/** The patterns of `match`. */
export class PatternParser extends ExpressionParser {
  /** What stands between `case` and its guard: a pattern, or a sequence of them without brackets. */
  protected patterns(): Pattern {
    const start = this.index
    const first = this.#maybeStar()
    let pattern = first
    if (this.at(Kind.Comma)) {
      const patterns = this.#sequenceRest(first, Kind.Colon)
      pattern = { type: 'MatchSequence', range: this.range(start), patterns }
    } else if (first.type === 'MatchStar') this.failRange('a starred pattern stands in a sequence', first.range)
    const fault = findPatternFault(pattern)
    if (fault !== undefined) this.failRange(fault.message, fault.node.range)
    return pattern
  }

  #maybeStar(): Pattern {
    if (!this.at(Kind.Star)) return this.#pattern()
    const start = this.index
    this.advance()
    const name = this.#wildcard() ? null : this.identifier('a name behind "*"')
    return { type: 'MatchStar', range: this.range(start), name } satisfies MatchStar
  }

  /** Accepts `_`, which binds nothing. */
  #wildcard(): boolean {
    if (!this.atWord('_')) return false
    this.advance()
    return true
  }

  #sequenceRest(first: Pattern, closing: number): Pattern[] {
    const patterns = [first]
    while (this.accept(Kind.Comma) && this.kind !== closing && !this.at(Kind.If)) patterns.push(this.#maybeStar())
    return patterns
  }

  #pattern(): Pattern {
    const start = this.index
    const pattern = this.#alternatives()
    if (!this.accept(Kind.As)) return pattern
    const name = this.#captureName()
    return { type: 'MatchAs', range: this.range(start), pattern, name }
  }

  /** A name that is bound: not `_`. */
  #captureName(): Identifier {
    if (this.atWord('_')) this.failHere('a name other than "_" expected')
    const name = this.identifier('a name')
    if (this.at(Kind.Dot) || this.at(Kind.LeftParen) || this.at(Kind.Equal)) this.failHere('the end of the pattern expected')
    return name
  }

  #alternatives(): Pattern {
    const start = this.index
    const first = this.#closed()
    if (!this.at(Kind.Bar)) return first
    const patterns = [first]
    while (this.accept(Kind.Bar)) patterns.push(this.#closed())
    return { type: 'MatchOr', range: this.range(start), patterns }
  }

  #closed(): Pattern {
    const start = this.index
    switch (this.kind) {
      case Kind.Number:
      case Kind.Minus:
      case Kind.String: {
        const value = this.#literal()
        return { type: 'MatchValue', range: this.range(start), value }
      }
      case Kind.None:
      case Kind.True:
      case Kind.False: {
        const value = this.at(Kind.None) ? null : this.at(Kind.True)
        this.advance()
        return { type: 'MatchSingleton', range: this.range(start), value }
      }
      case Kind.Name:
        return this.#named()
      case Kind.LeftParen:
        return this.#nested(() => this.#groupOrSequence(start))
      case Kind.LeftBracket:
        return this.#nested(() => this.#bracketed(start))
      case Kind.LeftBrace:
        return this.#nested(() => this.#mapping(start))
      default:
        return this.failHere('a pattern expected')
    }
  }

  #nested(parse: () => Pattern): Pattern {
    this.enter()
    this.advance()
    const pattern = parse()
    this.leave()
    return pattern
  }

  /** A capture, `_`, a dotted value or a class. */
  #named(): Pattern {
    const start = this.index
    if (this.#wildcard()) return { type: 'MatchAs', range: this.range(start), pattern: null, name: null }
    const name = this.identifier('a name')
    if (this.at(Kind.Equal)) this.failHere('the end of the pattern expected')
    if (!this.at(Kind.Dot) && !this.at(Kind.LeftParen)) return { type: 'MatchAs', range: this.range(start), pattern: null, name }
    const value = this.#dotted(start, name)
    if (this.at(Kind.LeftParen)) return this.#nested(() => this.#class(start, value))
    if (this.at(Kind.Equal)) this.failHere('the end of the pattern expected')
    return { type: 'MatchValue', range: this.range(start), value }
  }

  #dotted(start: number, name: Identifier): Expression {
    let value: Expression = { type: 'Name', range: name.range, name: name.name }
    for (let chain = 1; this.accept(Kind.Dot); chain++) {
      const attribute = this.identifier('a name behind "."')
      value = { type: 'Attribute', range: this.range(start), value, attribute }
      this.link(chain)
    }
    return value
  }

  #groupOrSequence(start: number): Pattern {
    if (this.accept(Kind.RightParen)) return { type: 'MatchSequence', range: this.range(start), patterns: [] }
    const first = this.#maybeStar()
    if (this.at(Kind.Comma)) {
      const patterns = this.#sequenceRest(first, Kind.RightParen)
      this.expect(Kind.RightParen, '"," or ")"')
      return { type: 'MatchSequence', range: this.range(start), patterns }
    }
    this.expect(Kind.RightParen, '"," or ")"')
    if (first.type === 'MatchStar') this.failRange('a starred pattern in parentheses needs a comma behind it', first.range)
    return first
  }

  #bracketed(start: number): MatchSequence {
    const patterns = this.at(Kind.RightBracket) ? [] : this.#sequenceRest(this.#maybeStar(), Kind.RightBracket)
    this.expect(Kind.RightBracket, '"," or "]"')
    return { type: 'MatchSequence', range: this.range(start), patterns }
  }

  #mapping(start: number): MatchMapping {
    const entries: MatchMapping['entries'] = []
    let rest: Identifier | null = null
    while (!this.at(Kind.RightBrace)) {
      if (this.accept(Kind.DoubleStar)) {
        rest = this.#captureName()
        this.accept(Kind.Comma)
        break
      }
      const key = this.#mappingKey()
      this.expect(Kind.Colon, '":"')
      entries.push({ key, pattern: this.#pattern() })
      if (!this.accept(Kind.Comma)) break
    }
    this.expect(Kind.RightBrace, '"," or "}"')
    return { type: 'MatchMapping', range: this.range(start), entries, rest }
  }

  #mappingKey(): Expression {
    if (!this.at(Kind.Name)) return this.#literal()
    const start = this.index
    const value = this.#dotted(start, this.identifier('a key'))
    if (value.type === 'Name') this.failRange('a key of a pattern is a literal or a dotted name', value.range)
    return value
  }

  #class(start: number, value: Expression): MatchClass {
    const patterns: Pattern[] = []
    const keywords: MatchClass['keywords'] = []
    while (!this.at(Kind.RightParen)) {
      if (this.at(Kind.Name) && this.nextKind() === Kind.Equal) {
        const name = this.identifier('a name')
        this.advance()
        keywords.push({ name, pattern: this.#pattern() })
      } else {
        const pattern = this.#pattern()
        if (keywords.length > 0) this.failRange('positional patterns follow keyword patterns', pattern.range)
        patterns.push(pattern)
      }
      if (!this.accept(Kind.Comma)) break
    }
    this.expect(Kind.RightParen, '"," or ")"')
    return { type: 'MatchClass', range: this.range(start), class: value, patterns, keywords }
  }

  /** A number, possibly negative or complex, a string, or None, True, False. */
  #literal(): Expression {
    if (this.at(Kind.String)) {
      const value = this.strings()
      if (value.type === 'JoinedStr') this.failRange('a pattern cannot be an f-string', value.range)
      return value
    }
    if (this.at(Kind.None) || this.at(Kind.True) || this.at(Kind.False)) return this.atom()
    const start = this.index
    const real = this.#signedNumber()
    if (!this.at(Kind.Plus) && !this.at(Kind.Minus)) return real
    const operator = this.at(Kind.Plus) ? '+' : '-'
    this.advance()
    if (!this.at(Kind.Number)) this.failHere('an imaginary number expected')
    const right = this.number()
    if (isImaginary(real) || !isImaginary(right)) this.failRange('a complex number in a pattern is a real and an imaginary part', right.range)
    return { type: 'BinOp', range: this.range(start), left: real, operator, right }
  }

  #signedNumber(): Expression {
    const start = this.index
    const isNegative = this.accept(Kind.Minus)
    if (!this.at(Kind.Number)) this.failHere('a number expected')
    const operand = this.number()
    return isNegative ? { type: 'UnaryOp', range: this.range(start), operator: '-', operand } : operand
  }
}

function isImaginary(node: Expression): boolean {
  const number = node.type === 'UnaryOp' ? node.operand : node
  return number.type === 'Constant' && number.value.kind === 'imaginary'
}
