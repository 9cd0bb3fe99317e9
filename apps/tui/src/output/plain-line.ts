/** Text of strangers on one line: without the signs that move a terminal's cursor, colour it or turn its writing around. */
export function toPlainLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/** The same for a text of several lines. */
export function toPlainText(text: string): string {
  return text.replaceAll('\t', '  ').replaceAll(/[^\P{C}\n]/gu, '')
}
