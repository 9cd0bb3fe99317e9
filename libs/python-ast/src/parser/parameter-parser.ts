import { Kind } from '../lexer/kind.ts'
import type { Arguments, Parameter } from '../tree.ts'
import { PrimaryParser } from './primary-parser.ts'

/** The parameters of `def` and `lambda`. */
export abstract class ParameterParser extends PrimaryParser {
  /** Reads up to the closing token, `)` for `def` or `:` for `lambda`, and leaves it; `def` may annotate. */
  protected parameters(closing: number): Arguments {
    const start = this.index
    const mayAnnotate = closing === Kind.RightParen
    const names = new Set<string>()
    const result: Omit<Arguments, 'range' | 'type'> = { positionalOnly: [], positional: [], variadic: null, keywordOnly: [], keywords: null }
    let hasStar = false
    let hasDefault = false
    while (this.kind !== closing) {
      if (result.keywords !== null) this.failHere('nothing may follow the "**" parameter')
      if (this.at(Kind.Slash)) {
        if (hasStar || result.positional.length === 0 || result.positionalOnly.length > 0) this.failHere('"/" stands once, behind a parameter and before "*"')
        this.advance()
        result.positionalOnly = result.positional
        result.positional = []
      } else if (this.at(Kind.Star)) {
        if (hasStar) this.failHere('only one "*" parameter')
        hasStar = true
        this.advance()
        if (this.at(Kind.Comma)) {
          if (this.nextKind() !== Kind.Name) this.failHere('a named parameter must follow the bare "*"')
        } else result.variadic = this.#parameter(names, mayAnnotate, true, false)
      } else if (this.at(Kind.DoubleStar)) {
        this.advance()
        result.keywords = this.#parameter(names, mayAnnotate, false, false)
      } else {
        const parameter = this.#parameter(names, mayAnnotate, false, true)
        if (hasStar) result.keywordOnly.push(parameter)
        else {
          if (parameter.default !== null) hasDefault = true
          else if (hasDefault) this.failRange('a parameter without a default follows one with a default', parameter.range)
          result.positional.push(parameter)
        }
      }
      if (!this.accept(Kind.Comma)) break
    }
    if (this.kind !== closing) this.failHere(closing === Kind.RightParen ? '"," or ")" expected' : '"," or ":" expected')
    return { type: 'Arguments', range: this.#rangeOfAll(start), ...result }
  }

  #parameter(names: Set<string>, mayAnnotate: boolean, mayStarAnnotation: boolean, mayDefault: boolean): Parameter {
    const start = this.index
    const name = this.identifier('a parameter name')
    if (names.has(name.name)) this.failRange(`duplicate parameter "${name.name}"`, name.range)
    names.add(name.name)
    let annotation: Parameter['annotation'] = null
    if (mayAnnotate && this.accept(Kind.Colon)) {
      annotation = mayStarAnnotation && this.at(Kind.Star) ? this.starred() : this.expression()
    }
    let defaultValue: Parameter['default'] = null
    if (mayDefault && this.accept(Kind.Equal)) defaultValue = this.expression()
    return { type: 'Parameter', range: this.range(start), name, annotation, default: defaultValue }
  }

  #rangeOfAll(start: number): Arguments['range'] {
    const range = this.range(start)
    // Without parameters the last token lies before the first.
    if (this.index > start) return range
    const at = this.tokens.startAt(start)
    const { line, column } = this.positionAt(start)
    return { start: at, end: at, line, column, endLine: line, endColumn: column }
  }
}
