import { BACKSLASH, CR, DOUBLE_QUOTE, LF, SINGLE_QUOTE } from './characters.ts'

/** Letters that may stand before a quote, in lower case. */
const PREFIXES = new Set(['r', 'u', 'b', 'f', 'br', 'rb', 'fr', 'rf'])
const TEMPLATE_PREFIXES = new Set(['t', 'tr', 'rt'])

export function isQuote(code: number): boolean {
  return code === SINGLE_QUOTE || code === DOUBLE_QUOTE
}

export function isStringPrefix(word: string): boolean {
  return PREFIXES.has(word.toLowerCase())
}

/** The template strings of Python 3.14; before it the letter is a name, and a name before a string is an error. */
export function isTemplatePrefix(word: string): boolean {
  return TEMPLATE_PREFIXES.has(word.toLowerCase())
}

/** `newlines` counts line ends inside the string; an `end` of undefined means that the closing quote is missing. */
export interface StringScan {
  end: number | undefined
  newlines: number
}

/** Finds the end of a string whose opening quote stands at `quoteAt`, as CPython's tokenizer does before version 3.12. */
export function scanString(source: string, quoteAt: number, limit: number): StringScan {
  const quote = source.charCodeAt(quoteAt)
  const isTriple = source.charCodeAt(quoteAt + 1) === quote && source.charCodeAt(quoteAt + 2) === quote && quoteAt + 2 < limit
  let newlines = 0
  for (let at = isTriple ? quoteAt + 3 : quoteAt + 1; at < limit; at++) {
    const code = source.charCodeAt(at)
    if (code === quote) {
      if (!isTriple) return { end: at + 1, newlines }
      if (at + 2 < limit && source.charCodeAt(at + 1) === quote && source.charCodeAt(at + 2) === quote) return { end: at + 3, newlines }
    } else if (code === LF) {
      if (!isTriple) return { end: undefined, newlines }
      newlines += 1
    } else if (code === BACKSLASH) {
      at += 1
      if (source.charCodeAt(at) === CR) at += 1
      if (source.charCodeAt(at) === LF) newlines += 1
    }
  }
  return { end: undefined, newlines }
}
