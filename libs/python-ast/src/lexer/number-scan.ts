import { asciiClass, DIGIT, DOT, HEX_DIGIT, NAME_PART, UNDERSCORE, ZERO } from './characters.ts'

export type NumberScan = { end: number } | { message: string; end: number }

/**
 * Finds the end of the number that starts at `start`, by the rules of CPython's tokenizer, and stricter in one thing:
 * a number directly followed by a letter (`1if`) is refused, where CPython still only warns.
 * https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals
 */
export function scanNumber(source: string, start: number): NumberScan {
  const first = source.charCodeAt(start)
  if (first === ZERO) {
    const letter = (source[start + 1] ?? '').toLowerCase()
    if (letter === 'x') return scanRadix(source, start + 2, 'hexadecimal', (code) => (asciiClass(code) & HEX_DIGIT) !== 0)
    if (letter === 'o') return scanRadix(source, start + 2, 'octal', (code) => code >= ZERO && code < ZERO + 8)
    if (letter === 'b') return scanRadix(source, start + 2, 'binary', (code) => code === ZERO || code === ZERO + 1)
  }
  let at = start
  let isInteger = true
  if (first !== DOT) {
    const end = scanDigits(source, at)
    if (end === undefined) return { message: 'invalid decimal literal: digits on both sides of "_"', end: at + 1 }
    at = end
  }
  if (source.charCodeAt(at) === DOT) {
    isInteger = false
    at += 1
    if (isDigit(source.charCodeAt(at))) {
      const end = scanDigits(source, at)
      if (end === undefined) return { message: 'invalid decimal literal: digits on both sides of "_"', end: at + 1 }
      at = end
    }
  }
  if (isLetter(source, at, 'e')) {
    const sign = source[at + 1]
    const digits = sign === '+' || sign === '-' ? at + 2 : at + 1
    if (!isDigit(source.charCodeAt(digits))) return { message: 'invalid decimal literal: an exponent needs digits', end: at + 1 }
    const end = scanDigits(source, digits)
    if (end === undefined) return { message: 'invalid decimal literal: digits on both sides of "_"', end: digits + 1 }
    isInteger = false
    at = end
  }
  if (isLetter(source, at, 'j')) {
    isInteger = false
    at += 1
  }
  if (isInteger && first === ZERO && /[1-9]/.test(source.slice(start, at))) {
    return { message: 'leading zeros in a decimal integer are not allowed; for octal write 0o', end: at }
  }
  return endOfNumber(source, at, 'decimal')
}

function scanRadix(source: string, start: number, name: string, isRadixDigit: (code: number) => boolean): NumberScan {
  let at = start
  do {
    if (source.charCodeAt(at) === UNDERSCORE) at += 1
    if (!isRadixDigit(source.charCodeAt(at))) return { message: `invalid ${name} literal`, end: at }
    while (isRadixDigit(source.charCodeAt(at))) at += 1
  } while (source.charCodeAt(at) === UNDERSCORE)
  return endOfNumber(source, at, name)
}

/** The end of `digit+ ('_' digit+)*`, undefined for an underscore without a digit behind it. */
function scanDigits(source: string, start: number): number | undefined {
  let at = start
  for (;;) {
    while (isDigit(source.charCodeAt(at))) at += 1
    if (source.charCodeAt(at) !== UNDERSCORE) return at
    at += 1
    if (!isDigit(source.charCodeAt(at))) return undefined
  }
}

function endOfNumber(source: string, end: number, name: string): NumberScan {
  const next = source.charCodeAt(end)
  if ((asciiClass(next) & NAME_PART) !== 0 || next >= 0x80) return { message: `invalid ${name} literal`, end: end + 1 }
  return { end }
}

function isDigit(code: number): boolean {
  return (asciiClass(code) & DIGIT) !== 0
}

function isLetter(source: string, at: number, lowerCase: string): boolean {
  const character = source[at]
  return character !== undefined && character.toLowerCase() === lowerCase
}
