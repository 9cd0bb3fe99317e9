import { rangeBetween } from '../positions.ts'
import type { SyntaxRule } from '../problem.ts'
import { asciiClass, BACKSLASH, BYTE_ORDER_MARK, CR, DIGIT, DOT, HASH, LF, NAME_PART, NAME_START, SPACE, TAB } from './characters.ts'
import { Kind, kindOfWord } from './kind.ts'
import { scanNumber } from './number-scan.ts'
import { scanOperator } from './operator-scan.ts'
import { isQuote, isStringPrefix, isTemplatePrefix, scanString } from './string-scan.ts'
import { TokenStream } from './token-stream.ts'

const MOST_INDENTS = 100
const TAB_SIZE = 8
const UNICODE_WORD = /[\p{XID_Start}_]\p{XID_Continue}*/uy

export interface LexerOptions {
  maxBrackets: number
  asciiIdentifiers: boolean
}

/** Turns a whole source into tokens. It must have passed `checkCharacters`. */
export function tokenize(source: string, lineStarts: readonly number[], options: LexerOptions): TokenStream {
  const start = source.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  return new Lexer(source, lineStarts, start, source.length, 0, options).runModule()
}

/** Turns the expression of an f-string field into tokens: as inside brackets, so line ends mean nothing. */
export function tokenizeField(outer: TokenStream, start: number, end: number, line: number, options: LexerOptions): TokenStream {
  return new Lexer(outer.source, outer.lineStarts, start, end, line, options).runField()
}

class Lexer {
  readonly #source: string
  readonly #limit: number
  readonly #options: LexerOptions
  readonly #tokens: TokenStream
  #at: number
  #line: number
  /** Closing kinds of the open brackets. */
  readonly #brackets: number[] = []
  /** Column by tabs to multiples of 8, and by tabs of 1: both must tell the same story. */
  readonly #indents: number[] = [0]
  readonly #alternateIndents: number[] = [0]

  constructor(source: string, lineStarts: readonly number[], start: number, limit: number, line: number, options: LexerOptions) {
    this.#source = source
    this.#limit = limit
    this.#options = options
    this.#at = start
    this.#line = line
    this.#tokens = new TokenStream(source, lineStarts, ((limit - start) >> 2) + 16)
  }

  runModule(): TokenStream {
    while (this.#indentation()) if (!this.#logicalLine()) break
    if (this.#tokens.problem !== undefined) return this.#tokens
    for (let depth = this.#indents.length; depth > 1; depth--) this.#push(Kind.Dedent, this.#at, this.#at)
    this.#push(Kind.End, this.#at, this.#at)
    return this.#tokens
  }

  runField(): TokenStream {
    this.#brackets.push(Kind.End)
    if (this.#logicalLine()) this.#push(Kind.End, this.#at, this.#at)
    return this.#tokens
  }

  /** Reads blank lines and the indentation of the next line with code; false at the end and where the lexer stopped. */
  #indentation(): boolean {
    const source = this.#source
    for (;;) {
      const start = this.#at
      let column = 0
      let alternate = 0
      let at = start
      for (; ; at++) {
        const code = source.charCodeAt(at)
        if (code === SPACE) {
          column += 1
          alternate += 1
        } else if (code === TAB) {
          column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE
          alternate += 1
        } else break
      }
      const code = source.charCodeAt(at)
      this.#at = at
      if (at >= this.#limit) return false
      if (code === HASH) {
        const newline = source.indexOf('\n', at)
        if (newline < 0) {
          this.#at = this.#limit
          return false
        }
        this.#at = newline + 1
        this.#line += 1
        continue
      }
      if (code === LF || code === CR) {
        this.#at = code === CR ? at + 2 : at + 1
        this.#line += 1
        continue
      }
      if (code === BACKSLASH) return this.#stop('LEX08', 'backslash at the start of a line; use brackets to continue a line', at, at + 1)
      return this.#changeIndent(column, alternate, start, at)
    }
  }

  #changeIndent(column: number, alternate: number, start: number, end: number): boolean {
    const indents = this.#indents
    const alternates = this.#alternateIndents
    const current = indents.at(-1) ?? 0
    const currentAlternate = alternates.at(-1) ?? 0
    if (column === current) {
      return alternate === currentAlternate || this.#stopTabs(start, end)
    }
    if (column > current) {
      if (alternate <= currentAlternate) return this.#stopTabs(start, end)
      if (indents.length >= MOST_INDENTS) return this.#stop('LIM02', `more than ${MOST_INDENTS - 1} levels of indentation`, start, end)
      indents.push(column)
      alternates.push(alternate)
      this.#push(Kind.Indent, start, end)
      return true
    }
    while ((indents.at(-1) ?? 0) > column) {
      indents.pop()
      alternates.pop()
      this.#push(Kind.Dedent, end, end)
    }
    if (indents.at(-1) !== column) return this.#stop('LEX09', 'unindent does not match any outer indentation level', start, end)
    return alternates.at(-1) === alternate || this.#stopTabs(start, end)
  }

  #stopTabs(start: number, end: number): boolean {
    return this.#stop('LEX07', 'tabs and spaces are mixed in the indentation; indent with 4 spaces', start, end)
  }

  /** Reads tokens up to and with the `Newline`; false where the lexer stopped. */
  #logicalLine(): boolean {
    const source = this.#source
    const limit = this.#limit
    for (;;) {
      const at = this.#at
      if (at >= limit) return this.#endOfInput()
      const code = source.charCodeAt(at)
      if (code === SPACE || code === TAB) {
        this.#at = at + 1
        continue
      }
      const bits = asciiClass(code)
      if ((bits & NAME_START) !== 0) {
        if (!this.#word(at)) return false
        continue
      }
      if (code === LF || code === CR) {
        const end = code === CR ? at + 2 : at + 1
        const line = this.#line
        this.#at = end
        this.#line = line + 1
        if (this.#brackets.length > 0) continue
        this.#tokens.push(Kind.Newline, at, end, line, line)
        return true
      }
      if (code === HASH) {
        const newline = source.indexOf('\n', at)
        this.#at = newline < 0 ? limit : source.charCodeAt(newline - 1) === CR ? newline - 1 : newline
        continue
      }
      if ((bits & DIGIT) !== 0 || (code === DOT && (asciiClass(source.charCodeAt(at + 1)) & DIGIT) !== 0)) {
        const scan = scanNumber(source, at)
        if ('message' in scan) return this.#stop('LEX09', scan.message, at, Math.min(scan.end, limit))
        this.#push(Kind.Number, at, scan.end)
        continue
      }
      if (isQuote(code)) {
        if (!this.#string(at, at)) return false
        continue
      }
      if (code === BACKSLASH) {
        if (!this.#continuation(at)) return false
        continue
      }
      if (!this.#operator(at, code)) return false
    }
  }

  #endOfInput(): boolean {
    const open = this.#brackets.at(-1)
    if (open !== undefined && open !== Kind.End) return this.#stop('LEX09', 'a bracket is never closed', this.#limit, this.#limit)
    if (open === undefined) this.#push(Kind.Newline, this.#limit, this.#limit)
    return true
  }

  #word(start: number): boolean {
    const source = this.#source
    let end = start + 1
    while ((asciiClass(source.charCodeAt(end)) & NAME_PART) !== 0) end += 1
    const next = source.charCodeAt(end)
    if (isQuote(next) && end - start <= 2 && end < this.#limit) {
      const word = source.slice(start, end)
      if (isStringPrefix(word)) return this.#string(start, end)
      if (isTemplatePrefix(word)) return this.#stop('SYN01', 'template strings are not supported; use an f-string', start, end + 1)
    }
    // Another letter belongs to the word; any other character is judged on its own, after it.
    if (next >= 0x80 && unicodeWordEnd(source, start) > end) return this.#unicodeWord(start)
    this.#push(kindOfWord(source, start, end), start, end)
    return true
  }

  #unicodeWord(start: number): boolean {
    const end = unicodeWordEnd(this.#source, start)
    if (end === start) {
      const character = String.fromCodePoint(this.#source.codePointAt(start) ?? 0)
      return this.#stop('LEX09', `"${character}" is not a character of Python programs outside strings`, start, start + character.length)
    }
    const word = this.#source.slice(start, end)
    if (this.#options.asciiIdentifiers) return this.#stop('LEX05', `"${word}" is not plain ASCII; spell it with letters a to z`, start, end)
    if (word.normalize('NFKC') !== word) return this.#stop('LEX05', `"${word}" changes under NFKC normalization; spell it in its normal form`, start, end)
    this.#push(Kind.Name, start, end)
    return true
  }

  #string(start: number, quoteAt: number): boolean {
    const { end, newlines } = scanString(this.#source, quoteAt, this.#limit)
    if (end === undefined) return this.#stop('LEX09', 'a string is never closed', start, quoteAt + 1)
    const line = this.#line
    this.#tokens.push(Kind.String, start, end, line, line + newlines)
    this.#line = line + newlines
    this.#at = end
    return true
  }

  #continuation(at: number): boolean {
    const after = this.#source.charCodeAt(at + 1) === CR ? at + 2 : at + 1
    if (after >= this.#limit || this.#source.charCodeAt(after) !== LF) {
      return this.#stop('LEX09', 'a backslash outside a string must be the last character of its line', at, at + 1)
    }
    this.#at = after + 1
    this.#line += 1
    if (this.#at >= this.#limit) return this.#stop('LEX09', 'the program ends behind a backslash', at, at + 1)
    return true
  }

  #operator(at: number, code: number): boolean {
    const scan = scanOperator(this.#source, at)
    if (scan === 0) {
      if (code >= 0x80) return this.#unicodeWord(at)
      return this.#stop('LEX09', `"${String.fromCharCode(code)}" is not valid here`, at, at + 1)
    }
    const kind = scan >> 3
    const end = at + (scan & 7)
    const brackets = this.#brackets
    if (kind === Kind.LeftParen || kind === Kind.LeftBracket || kind === Kind.LeftBrace) {
      if (brackets.length >= this.#options.maxBrackets) {
        return this.#stop('LIM02', `brackets are nested more than ${this.#options.maxBrackets} deep; use variables`, at, end)
      }
      brackets.push(kind + 1)
    } else if (kind === Kind.RightParen || kind === Kind.RightBracket || kind === Kind.RightBrace) {
      if (brackets.at(-1) !== kind) return this.#stop('LEX09', `"${this.#source[at] ?? ''}" closes no bracket that is open`, at, end)
      brackets.pop()
    }
    this.#push(kind, at, end)
    return true
  }

  #push(kind: number, start: number, end: number): void {
    this.#tokens.push(kind, start, end, this.#line, this.#line)
    this.#at = end
  }

  #stop(rule: SyntaxRule, message: string, start: number, end: number): false {
    this.#tokens.problem = { rule, message, range: rangeBetween(this.#tokens.lineStarts, start, end) }
    this.#tokens.push(Kind.Error, start, end, this.#line, this.#line)
    return false
  }
}

/** The end of the identifier, in any alphabet, that starts at an offset; the offset itself where none does. */
function unicodeWordEnd(source: string, start: number): number {
  UNICODE_WORD.lastIndex = start
  return UNICODE_WORD.test(source) ? UNICODE_WORD.lastIndex : start
}
