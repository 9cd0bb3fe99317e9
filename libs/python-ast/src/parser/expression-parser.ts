import { Kind } from '../lexer/kind.ts'
import type { TokenStream } from '../lexer/token-stream.ts'
import type { CompareOperator, Expression, Lambda, Name } from '../tree.ts'
import { binaryOperators, compareOperators, unaryOperators } from './operators.ts'
import { ParameterParser } from './parameter-parser.ts'

/** Operators by precedence, lambdas and conditions; the methods follow CPython's grammar and bear its names. */
export class ExpressionParser extends ParameterParser {
  protected fieldExpression(tokens: TokenStream): Expression {
    return new ExpressionParser(tokens, this.context).#field()
  }

  #field(): Expression {
    const value = this.starExpressions()
    if (!this.at(Kind.End)) this.failHere('the end of the field expected')
    return value
  }

  /** One expression, or a tuple without parentheses. CPython's compiler refuses a single starred one; so do we, here. */
  protected starExpressions(): Expression {
    const start = this.index
    const first = this.#starExpression()
    if (!this.at(Kind.Comma)) {
      if (first.type === 'Starred') this.failRange('a starred expression needs a comma behind it here', first.range)
      return first
    }
    const elements = [first]
    while (this.accept(Kind.Comma) && this.#startsExpression()) elements.push(this.#starExpression())
    return { type: 'Tuple', range: this.range(start), elements }
  }

  #starExpression(): Expression {
    return this.at(Kind.Star) ? this.starred() : this.expression()
  }

  #startsExpression(): boolean {
    switch (this.kind) {
      case Kind.Newline:
      case Kind.Semicolon:
      case Kind.Equal:
      case Kind.Colon:
      case Kind.End:
      case Kind.RightBracket:
      case Kind.RightParen:
      case Kind.RightBrace:
        return false
      default:
        return !isAugmented(this.kind)
    }
  }

  protected namedExpression(): Expression {
    if (!this.atNamedExpression()) return this.expression()
    const start = this.index
    this.advance()
    const target: Name = { type: 'Name', range: this.range(start), name: this.tokens.textAt(start) }
    this.advance()
    const value = this.expression()
    return { type: 'NamedExpr', range: this.range(start), target, value }
  }

  protected expression(): Expression {
    if (this.at(Kind.Lambda)) return this.#lambda()
    const start = this.index
    const body = this.disjunction()
    if (!this.at(Kind.If)) return body
    this.advance()
    const test = this.disjunction()
    this.expect(Kind.Else, '"else"')
    this.enter()
    const orelse = this.expression()
    this.leave()
    return { type: 'IfExp', range: this.range(start), test, body, orelse }
  }

  #lambda(): Lambda {
    const start = this.index
    this.enter()
    this.advance()
    const args = this.parameters(Kind.Colon)
    this.expect(Kind.Colon, '":"')
    const body = this.expression()
    this.leave()
    return { type: 'Lambda', range: this.range(start), args, body }
  }

  protected disjunction(): Expression {
    const start = this.index
    const first = this.#conjunction()
    if (!this.at(Kind.Or)) return first
    const values = [first]
    while (this.accept(Kind.Or)) values.push(this.#conjunction())
    return { type: 'BoolOp', range: this.range(start), operator: 'or', values }
  }

  #conjunction(): Expression {
    const start = this.index
    const first = this.#inversion()
    if (!this.at(Kind.And)) return first
    const values = [first]
    while (this.accept(Kind.And)) values.push(this.#inversion())
    return { type: 'BoolOp', range: this.range(start), operator: 'and', values }
  }

  #inversion(): Expression {
    if (!this.at(Kind.Not)) return this.#comparison()
    const start = this.index
    this.enter()
    this.advance()
    const operand = this.#inversion()
    this.leave()
    return { type: 'UnaryOp', range: this.range(start), operator: 'not', operand }
  }

  #comparison(): Expression {
    const start = this.index
    const left = this.bitwiseOr()
    let operator = this.#compareOperator()
    if (operator === undefined) return left
    const operators: CompareOperator[] = []
    const comparators: Expression[] = []
    while (operator !== undefined) {
      operators.push(operator)
      comparators.push(this.bitwiseOr())
      operator = this.#compareOperator()
    }
    return { type: 'Compare', range: this.range(start), left, operators, comparators }
  }

  /** Reads a comparison operator, if one is at hand. */
  #compareOperator(): CompareOperator | undefined {
    const simple = compareOperators[this.kind]
    if (simple !== undefined) {
      this.advance()
      return simple
    }
    if (this.at(Kind.Is)) {
      this.advance()
      return this.accept(Kind.Not) ? 'is not' : 'is'
    }
    if (this.at(Kind.Not) && this.nextKind() === Kind.In) {
      this.advance()
      this.advance()
      return 'not in'
    }
    return undefined
  }

  protected bitwiseOr(): Expression {
    return this.#binary(1)
  }

  #binary(minimum: number): Expression {
    const start = this.index
    let left = this.#factor()
    for (let chain = 1; ; chain++) {
      const entry = binaryOperators[this.kind]
      if (entry === undefined || entry.precedence < minimum) return left
      this.advance()
      const right = this.#binary(entry.precedence + 1)
      left = { type: 'BinOp', range: this.range(start), left, operator: entry.operator, right }
      this.link(chain)
    }
  }

  #factor(): Expression {
    const operator = unaryOperators[this.kind]
    if (operator === undefined) return this.#power()
    const start = this.index
    this.enter()
    this.advance()
    const operand = this.#factor()
    this.leave()
    return { type: 'UnaryOp', range: this.range(start), operator, operand }
  }

  #power(): Expression {
    const start = this.index
    const left = this.primary()
    if (!this.at(Kind.DoubleStar)) return left
    this.enter()
    this.advance()
    const right = this.#factor()
    this.leave()
    return { type: 'BinOp', range: this.range(start), left, operator: '**', right }
  }
}

function isAugmented(kind: number): boolean {
  return kind >= Kind.PlusEqual && kind <= Kind.AtEqual
}
