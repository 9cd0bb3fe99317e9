import { Kind } from '../lexer/kind.ts'
import type { Expression, Keyword, Subscript } from '../tree.ts'
import { AtomParser } from './atom-parser.ts'

interface CallArguments {
  args: Expression[]
  keywords: Keyword[]
}

/** What stands behind an atom: attributes, calls and subscripts. */
export abstract class PrimaryParser extends AtomParser {
  protected primary(): Expression {
    const start = this.index
    let node = this.atom()
    for (let chain = 1; ; chain++) {
      if (this.at(Kind.Dot)) {
        this.advance()
        const attribute = this.identifier('a name behind "."')
        node = { type: 'Attribute', range: this.range(start), value: node, attribute }
      } else if (this.at(Kind.LeftParen)) {
        const { args, keywords } = this.callArguments(true)
        node = { type: 'Call', range: this.range(start), func: node, args, keywords }
      } else if (this.at(Kind.LeftBracket)) {
        node = this.#subscript(start, node)
      } else return node
      this.link(chain)
    }
  }

  /** `'(' [arguments] ')'`; a generator without parentheses of its own only where the call takes it. */
  protected callArguments(allowsGenerator: boolean): CallArguments {
    const open = this.index
    const args: Expression[] = []
    const keywords: Keyword[] = []
    const names = new Set<string>()
    let hasUnpacking = false
    this.enter()
    this.advance()
    while (!this.at(Kind.RightParen)) {
      const start = this.index
      if (this.at(Kind.Star)) {
        if (hasUnpacking) this.failHere('a keyword argument expected behind "**"')
        this.advance()
        const value = this.expression()
        args.push({ type: 'Starred', range: this.range(start), value })
      } else if (this.at(Kind.DoubleStar)) {
        this.advance()
        const value = this.expression()
        keywords.push({ type: 'Keyword', range: this.range(start), name: null, value })
        hasUnpacking = true
      } else if (this.at(Kind.Name) && this.nextKind() === Kind.Equal) {
        const name = this.identifier('a name')
        if (names.has(name.name)) this.failRange(`keyword argument repeated: ${name.name}`, name.range)
        names.add(name.name)
        this.advance()
        const value = this.expression()
        keywords.push({ type: 'Keyword', range: this.range(start), name, value })
      } else {
        const value = this.namedExpression()
        if (keywords.length > 0) this.failRange('positional argument follows keyword argument', value.range)
        if (this.at(Kind.For) && allowsGenerator && args.length === 0) {
          const generators = this.comprehensions()
          this.expect(Kind.RightParen, 'a generator beside other arguments needs parentheses: ")"')
          args.push({ type: 'GeneratorExp', range: this.range(open), element: value, generators })
          this.leave()
          return { args, keywords }
        }
        args.push(value)
      }
      if (!this.accept(Kind.Comma)) break
    }
    this.expect(Kind.RightParen, '"," or ")"')
    this.leave()
    return { args, keywords }
  }

  #subscript(start: number, value: Expression): Subscript {
    this.enter()
    this.advance()
    const sliceStart = this.index
    let slice = this.#sliceElement()
    if (this.at(Kind.Comma) || slice.type === 'Starred') {
      const elements = [slice]
      while (this.accept(Kind.Comma) && !this.at(Kind.RightBracket)) elements.push(this.#sliceElement())
      slice = { type: 'Tuple', range: this.range(sliceStart), elements }
    }
    this.expect(Kind.RightBracket, '"," or "]"')
    this.leave()
    return { type: 'Subscript', range: this.range(start), value, slice }
  }

  #sliceElement(): Expression {
    const start = this.index
    if (this.at(Kind.Star)) {
      this.advance()
      const value = this.expression()
      return { type: 'Starred', range: this.range(start), value }
    }
    let lower: Expression | null = null
    if (!this.at(Kind.Colon)) {
      const isNamed = this.atNamedExpression()
      lower = this.namedExpression()
      if (!this.at(Kind.Colon) || isNamed) return lower
    }
    this.advance()
    const upper = this.#atSliceEnd() || this.at(Kind.Colon) ? null : this.expression()
    let step: Expression | null = null
    if (this.accept(Kind.Colon) && !this.#atSliceEnd()) step = this.expression()
    return { type: 'Slice', range: this.range(start), lower, upper, step }
  }

  #atSliceEnd(): boolean {
    return this.at(Kind.RightBracket) || this.at(Kind.Comma)
  }
}
