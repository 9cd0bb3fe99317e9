import { isQuote } from '../lexer/string-scan.ts'
import { decodeEscapes, type Fail, withLineFeeds } from './escapes.ts'

/** How a string token is built: its prefix, and where its content lies. */
export interface StringShape {
  isRaw: boolean
  isBytes: boolean
  isFormat: boolean
  isTriple: boolean
  /** Offsets of the content between the quotes. */
  start: number
  end: number
}

export function shapeOfString(source: string, start: number, end: number): StringShape {
  let quoteAt = start
  let isRaw = false
  let isBytes = false
  let isFormat = false
  for (; !isQuote(source.charCodeAt(quoteAt)); quoteAt++) {
    const letter = source[quoteAt]?.toLowerCase()
    isRaw ||= letter === 'r'
    isBytes ||= letter === 'b'
    isFormat ||= letter === 'f'
  }
  const quote = source[quoteAt] ?? ''
  const isTriple = end - quoteAt >= 6 && source.startsWith(quote.repeat(3), quoteAt)
  const width = isTriple ? 3 : 1
  return { isRaw, isBytes, isFormat, isTriple, start: quoteAt + width, end: end - width }
}

/** The value of a part of a string's content, as CPython decodes it. */
export function decodeText(source: string, start: number, end: number, isRaw: boolean, fail: Fail): string {
  return isRaw ? withLineFeeds(source.slice(start, end)) : decodeEscapes(source, start, end, false, fail)
}

export function decodeBytes(source: string, shape: StringShape, fail: Fail): Uint8Array {
  for (let at = shape.start; at < shape.end; at++) {
    if (source.charCodeAt(at) >= 0x80) fail('bytes can only hold ASCII characters; use \\x escapes', at, at + 1)
  }
  const text = shape.isRaw ? withLineFeeds(source.slice(shape.start, shape.end)) : decodeEscapes(source, shape.start, shape.end, true, fail)
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
