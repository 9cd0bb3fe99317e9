import { tokenizeField } from '../lexer/lexer.ts'
import { Kind } from '../lexer/kind.ts'
import type { TokenStream } from '../lexer/token-stream.ts'
import { meetsAsPair, withLineFeeds } from '../literals/escapes.ts'
import { type FormatField, type FormatPiece, splitFormatString } from '../literals/f-strings.ts'
import { decodeBytes, decodeText, shapeOfString, type StringShape } from '../literals/strings.ts'
import { lineIndexAt, rangeBetween } from '../positions.ts'
import type { Constant, Expression, FormattedValue, JoinedStr, SourceRange } from '../tree.ts'
import { Cursor } from './cursor.ts'

/** Text that is still growing: CPython joins the text of adjacent literals into one constant. */
interface PendingText {
  value: string
  start: number
  end: number
}

/** Strings and f-strings, with the strings beside them. */
export abstract class StringParser extends Cursor {
  protected abstract fieldExpression(tokens: TokenStream): Expression

  /** `String+`. */
  protected strings(): Constant | JoinedStr {
    const { tokens } = this
    const first = this.index
    const shapes: StringShape[] = []
    let bytesCount = 0
    while (this.at(Kind.String)) {
      this.context.steps += tokens.endAt(this.index) - tokens.startAt(this.index)
      const shape = shapeOfString(tokens.source, tokens.startAt(this.index), tokens.endAt(this.index))
      if (shape.isBytes) bytesCount += 1
      shapes.push(shape)
      this.advance()
    }
    const range = this.range(first)
    if (bytesCount > 0) {
      if (bytesCount < shapes.length) this.failRange('bytes and text side by side', range)
      return { type: 'Constant', range, value: { kind: 'bytes', value: this.#joinBytes(shapes) } }
    }
    if (shapes.some((shape) => shape.isFormat)) return { type: 'JoinedStr', range, values: this.#joinFormats(shapes) }
    return { type: 'Constant', range, value: { kind: 'str', value: this.#joinTexts(shapes) } }
  }

  #fail = (message: string, start: number, end: number): never => this.failAt('LEX09', message, start, end)

  #joinBytes(shapes: readonly StringShape[]): Uint8Array {
    const parts = shapes.map((shape) => decodeBytes(this.tokens.source, shape, this.#fail))
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return only
    const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  }

  #joinTexts(shapes: readonly StringShape[]): string {
    let joined = ''
    for (const shape of shapes) joined = this.#join(joined, decodeText(this.tokens.source, shape.start, shape.end, shape.isRaw, this.#fail), shape.start)
    return joined
  }

  #join(left: string, right: string, at: number): string {
    if (meetsAsPair(left, right)) this.#fail('two surrogate escapes side by side; write the character itself', at, at)
    return left + right
  }

  #joinFormats(shapes: readonly StringShape[]): JoinedStr['values'] {
    const values: JoinedStr['values'] = []
    const pending: PendingText = { value: '', start: 0, end: 0 }
    for (const shape of shapes) {
      const pieces: FormatPiece[] = shape.isFormat
        ? splitFormatString(this.tokens.source, shape, this.#fail)
        : [{ kind: 'text', start: shape.start, end: shape.end }]
      this.#addPieces(pieces, shape.isRaw, pending, values)
    }
    this.#flush(pending, values)
    return values
  }

  #addPieces(pieces: readonly FormatPiece[], isRaw: boolean, pending: PendingText, values: JoinedStr['values']): void {
    const { source } = this.tokens
    for (const piece of pieces) {
      if (piece.kind === 'text') {
        this.#extend(pending, decodeText(source, piece.start, piece.end, isRaw, this.#fail), piece.start, piece.end)
        continue
      }
      if (piece.debugEnd !== undefined) {
        this.#extend(pending, withLineFeeds(source.slice(piece.expressionStart, piece.debugEnd)), piece.expressionStart, piece.debugEnd)
      }
      this.#flush(pending, values)
      values.push(this.#field(piece, isRaw))
    }
  }

  #extend(pending: PendingText, text: string, start: number, end: number): void {
    if (pending.value === '') pending.start = start
    pending.value = this.#join(pending.value, text, start)
    pending.end = end
  }

  #flush(pending: PendingText, values: JoinedStr['values']): void {
    if (pending.value === '') return
    values.push({ type: 'Constant', range: this.#pieceRange(pending.start, pending.end), value: { kind: 'str', value: pending.value } })
    pending.value = ''
  }

  #field(field: FormatField, isRaw: boolean): FormattedValue {
    const { source, lineStarts } = this.tokens
    const line = lineIndexAt(lineStarts, field.expressionStart)
    this.enter()
    this.context.steps += field.end - field.start
    const tokens = tokenizeField(this.tokens, field.expressionStart, field.expressionEnd, line, this.context.lexerOptions)
    if (tokens.kindAt(0) === Kind.End) this.failRange('an empty field in an f-string; write "{{}}" for braces', field)
    const value = this.fieldExpression(tokens)
    const isDebug = field.debugEnd !== undefined
    let formatSpec: JoinedStr | null = null
    if (field.spec !== undefined) {
      const values: JoinedStr['values'] = []
      const pending: PendingText = { value: '', start: 0, end: 0 }
      this.#addPieces(field.spec.pieces, isRaw, pending, values)
      this.#flush(pending, values)
      formatSpec = { type: 'JoinedStr', range: this.#pieceRange(field.spec.start, field.spec.end), values }
    }
    this.leave()
    return {
      type: 'FormattedValue',
      range: this.#pieceRange(field.start, field.end),
      value,
      conversion: isDebug && formatSpec === null && field.conversion === null ? 'r' : field.conversion,
      formatSpec,
      debugText: field.debugEnd === undefined ? null : withLineFeeds(source.slice(field.expressionStart, field.debugEnd)),
    }
  }

  #pieceRange(start: number, end: number): SourceRange {
    this.countNode(start)
    return rangeBetween(this.tokens.lineStarts, start, end)
  }
}
