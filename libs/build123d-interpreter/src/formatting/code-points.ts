/** Python's strings count code points, JavaScript's UTF-16 units. Most texts have no surrogates, and then both agree. */
const hasSurrogate = (text: string) => /[\ud800-\udfff]/.test(text)

export function codePointLength(text: string): number {
  return hasSurrogate(text) ? Array.from(text).length : text.length
}

/** Something that can be indexed by code point. */
export function codePoints(text: string): string | readonly string[] {
  return hasSurrogate(text) ? Array.from(text) : text
}

export function codePointSlice(text: string, start: number, end: number): string {
  return hasSurrogate(text) ? Array.from(text).slice(start, end).join('') : text.slice(start, end)
}
