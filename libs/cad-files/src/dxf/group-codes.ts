/** A DXF file is pairs of a number that tells the meaning, and a value. */
export type Group = readonly [code: number, value: string | number]

/** Writes pairs as DXF has them, with the line ends of its specification. */
export function writeGroups(groups: readonly Group[]): string {
  return groups.map(([code, value]) => `${String(code).padStart(3)}\r\n${typeof value === 'number' ? writeNumber(code, value) : value}\r\n`).join('')
}

/** Codes of integers and handles are told by their range in the specification; the others are reals and keep a decimal point. */
function writeNumber(code: number, value: number): string {
  const isReal =
    (code >= 10 && code <= 59) ||
    (code >= 110 && code <= 149) ||
    (code >= 210 && code <= 239) ||
    (code >= 460 && code <= 469) ||
    (code >= 1010 && code <= 1059)
  if (!isReal) return String(value)
  const text = String(Number(value.toFixed(9)) + 0)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/**
 * Text as AC1015 holds it in code page 1252: its characters from U+00A0 to U+00FF as they are, further ones as `\U+XXXX`, no
 * line ends, no codes that a reader would take for its own.
 */
export function writeText(text: string): string {
  let written = ''
  for (const character of text
    .replaceAll(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .replaceAll('^', '^ ')
    .replaceAll('%%', '%%%%%%')) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x7f || (point >= 0xa0 && point <= 0xff)) written += character
    else
      for (let unit = 0; unit < character.length; unit++) written += `\\U+${character.charCodeAt(unit).toString(16).toUpperCase().padStart(4, '0')}`
  }
  return written
}

export function readText(text: string): string {
  return text
    .replaceAll(/\\U\+([0-9A-F]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('%%%%%%', '%%')
    .replaceAll('^ ', '^')
}

/** The bytes of a file whose text went through `writeText`: code page 1252 has these characters at their Unicode places. */
export function encodeDxf(content: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(content, (character) => character.charCodeAt(0))
}

/** Handles count up from 1 in hexadecimal; one counter a file. */
export function createHandles(): { next(): string; seed(): string } {
  let last = 0
  return { next: () => (++last).toString(16).toUpperCase(), seed: () => (last + 1).toString(16).toUpperCase() }
}
