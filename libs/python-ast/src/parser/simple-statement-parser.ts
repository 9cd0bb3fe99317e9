import { Kind } from '../lexer/kind.ts'
import type { Alias, AnnAssign, Assign, AugAssign, Expression, Global, Import, ImportFrom, Nonlocal, Statement } from '../tree.ts'
import { augmentedOperators } from './operators.ts'
import { PatternParser } from './pattern-parser.ts'
import { describeExpression, findDeleteFault } from './targets.ts'

/** Statements of one line. */
export class SimpleStatementParser extends PatternParser {
  protected scope: 'module' | 'class' | 'function' = 'module'
  protected isInLoop = false

  protected simpleStatement(): Statement {
    const start = this.index
    this.startStatement()
    switch (this.kind) {
      case Kind.Pass:
        this.advance()
        return { type: 'Pass', range: this.range(start) }
      case Kind.Break:
        if (!this.isInLoop) this.failHere('"break" only inside a loop: another statement expected')
        this.advance()
        return { type: 'Break', range: this.range(start) }
      case Kind.Continue:
        if (!this.isInLoop) this.failHere('"continue" only inside a loop: another statement expected')
        this.advance()
        return { type: 'Continue', range: this.range(start) }
      case Kind.Return:
        return this.#return()
      case Kind.Raise:
        return this.#raise()
      case Kind.Assert:
        return this.#assert()
      case Kind.Del:
        return this.#delete()
      case Kind.Global:
      case Kind.Nonlocal:
        return this.#scopeNames()
      case Kind.Import:
        return this.#import()
      case Kind.From:
        return this.#importFrom()
      default:
        return this.#expressionStatement()
    }
  }

  #atStatementEnd(): boolean {
    return this.at(Kind.Newline) || this.at(Kind.Semicolon)
  }

  #return(): Statement {
    const start = this.index
    if (this.scope !== 'function') this.failHere('"return" only inside a function: another statement expected')
    this.advance()
    const value = this.#atStatementEnd() ? null : this.starExpressions()
    return { type: 'Return', range: this.range(start), value }
  }

  #raise(): Statement {
    const start = this.index
    this.advance()
    const exception = this.#atStatementEnd() ? null : this.expression()
    const cause = exception !== null && this.accept(Kind.From) ? this.expression() : null
    return { type: 'Raise', range: this.range(start), exception, cause }
  }

  #assert(): Statement {
    const start = this.index
    this.advance()
    const test = this.expression()
    const message = this.accept(Kind.Comma) ? this.expression() : null
    return { type: 'Assert', range: this.range(start), test, message }
  }

  #delete(): Statement {
    const start = this.index
    this.advance()
    const targets = [this.bitwiseOr()]
    while (this.accept(Kind.Comma) && !this.#atStatementEnd()) targets.push(this.bitwiseOr())
    for (const target of targets) {
      const fault = findDeleteFault(target)
      if (fault !== undefined) this.failRange(fault.message, fault.node.range)
    }
    return { type: 'Delete', range: this.range(start), targets }
  }

  #scopeNames(): Global | Nonlocal {
    const start = this.index
    const type = this.at(Kind.Global) ? 'Global' : 'Nonlocal'
    if (type === 'Nonlocal' && this.scope === 'module') this.failHere('"nonlocal" not at module level: another statement expected')
    this.advance()
    const names = [this.identifier('a name')]
    while (this.accept(Kind.Comma)) names.push(this.identifier('a name'))
    return { type, range: this.range(start), names }
  }

  #import(): Import {
    const start = this.index
    this.advance()
    const names = [this.#alias(true)]
    while (this.accept(Kind.Comma)) names.push(this.#alias(true))
    return { type: 'Import', range: this.range(start), names }
  }

  #alias(mayBeDotted: boolean): Alias {
    const start = this.index
    const name = mayBeDotted ? this.#dottedName() : this.identifier('a name').name
    const asName = this.accept(Kind.As) ? this.identifier('a name behind "as"') : null
    return { type: 'Alias', range: this.range(start), name, asName }
  }

  #dottedName(): string {
    let name = this.identifier('the name of a module').name
    while (this.accept(Kind.Dot)) name += `.${this.identifier('a name behind "."').name}`
    return name
  }

  #importFrom(): ImportFrom {
    const start = this.index
    this.advance()
    let level = 0
    for (; this.at(Kind.Dot) || this.at(Kind.Ellipsis); this.advance()) level += this.at(Kind.Dot) ? 1 : 3
    const module = level > 0 && this.at(Kind.Import) ? null : this.#dottedName()
    if (module === '__future__' && level === 0 && this.context.depth > 0) {
      this.failAt('LEX09', 'imports from __future__ must stand at the top of the program', this.tokens.startAt(start), this.tokens.endAt(this.index - 1))
    }
    this.expect(Kind.Import, '"import"')
    const names = this.#importedNames()
    return { type: 'ImportFrom', range: this.range(start), module, names, level }
  }

  #importedNames(): Alias[] {
    const start = this.index
    if (this.at(Kind.Star)) {
      if (this.scope !== 'module') this.failHere('"import *" only at module level: names expected')
      this.advance()
      return [{ type: 'Alias', range: this.range(start), name: '*', asName: null }]
    }
    const isParenthesized = this.accept(Kind.LeftParen)
    const names = [this.#alias(false)]
    while (this.accept(Kind.Comma)) {
      if (isParenthesized && this.at(Kind.RightParen)) break
      names.push(this.#alias(false))
    }
    if (isParenthesized) this.expect(Kind.RightParen, '"," or ")"')
    return names
  }

  #expressionStatement(): Statement {
    const start = this.index
    if (this.atWord('type') && this.nextKind() === Kind.Name) {
      this.failAt('SYN01', 'the type statement is not supported; assign the type to a name', this.tokens.startAt(start), this.tokens.endAt(start))
    }
    const first = this.starExpressions()
    if (this.at(Kind.Equal)) return this.#assign(start, first)
    if (this.at(Kind.Colon)) return this.#annotatedAssign(start, first)
    if (augmentedOperators[this.kind] !== undefined) return this.#augmentedAssign(start, first)
    return { type: 'ExpressionStatement', range: this.range(start), value: first }
  }

  #assign(start: number, first: Expression): Assign {
    const targets: Expression[] = []
    let value = first
    while (this.accept(Kind.Equal)) {
      this.assertAssignable(value)
      targets.push(value)
      value = this.starExpressions()
    }
    return { type: 'Assign', range: this.range(start), targets, value }
  }

  #annotatedAssign(start: number, target: Expression): AnnAssign {
    const single = this.#singleTarget(target, 'annotate')
    const isParenthesized = this.tokens.kindAt(start) === Kind.LeftParen
    this.advance()
    const annotation = this.expression()
    const value = this.accept(Kind.Equal) ? this.starExpressions() : null
    return { type: 'AnnAssign', range: this.range(start), target: single, annotation, value, simple: single.type === 'Name' && !isParenthesized }
  }

  #augmentedAssign(start: number, target: Expression): AugAssign {
    const single = this.#singleTarget(target, 'assign to')
    const operator = augmentedOperators[this.kind] ?? '+'
    this.advance()
    const value = this.starExpressions()
    return { type: 'AugAssign', range: this.range(start), target: single, operator, value }
  }

  #singleTarget(target: Expression, verb: string): AugAssign['target'] {
    if (target.type === 'Name' || target.type === 'Attribute' || target.type === 'Subscript') return target
    return this.failRange(`cannot ${verb} ${describeExpression(target)} here, only a name, attribute or item`, target.range)
  }
}
