export const TAB = 9
export const LF = 10
export const CR = 13
export const SPACE = 32
export const DOUBLE_QUOTE = 34
export const HASH = 35
export const SINGLE_QUOTE = 39
export const DOT = 46
export const ZERO = 48
export const BACKSLASH = 92
export const UNDERSCORE = 95
export const BYTE_ORDER_MARK = 0xfeff

/** Bits of `asciiClass`. */
export const NAME_START = 1
export const NAME_PART = 2
export const DIGIT = 4
export const HEX_DIGIT = 8

const asciiClasses = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code)
  let bits = 0
  if (/[A-Za-z_]/.test(character)) bits |= NAME_START
  if (/[A-Za-z0-9_]/.test(character)) bits |= NAME_PART
  if (/[0-9]/.test(character)) bits |= DIGIT
  if (/[0-9A-Fa-f]/.test(character)) bits |= HEX_DIGIT
  asciiClasses[code] = bits
}

/** What an ASCII character may be part of; 0 for others and for the `NaN` behind the end of a string. */
export function asciiClass(code: number): number {
  return asciiClasses[code] ?? 0
}

/** Formatting characters that are drawn as nothing or turn the direction of text; sorted pairs, both ends included. */
const INVISIBLE: readonly (readonly [first: number, last: number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x0600, 0x0605],
  [0x061c, 0x061c],
  [0x06dd, 0x06dd],
  [0x070f, 0x070f],
  [0x0890, 0x0891],
  [0x08e2, 0x08e2],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x110bd, 0x110bd],
  [0x110cd, 0x110cd],
  [0x13430, 0x1343f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]

export function isInvisible(codePoint: number): boolean {
  for (const [first, last] of INVISIBLE) {
    if (codePoint < first) return false
    if (codePoint <= last) return true
  }
  return false
}

/** Separators that some readers take for the end of a line, and CPython does not (or the other way round). */
export function isDoubtfulSeparator(code: number): boolean {
  return code === 0x0b || code === 0x0c || code === 0x85 || code === 0x2028 || code === 0x2029 || code === BYTE_ORDER_MARK
}

export function hexName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
