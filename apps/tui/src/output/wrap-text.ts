/** Breaks a text between words into lines of at most `columns`. A longer word stays whole, so that it can be copied. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** A text behind its label, the further lines below the first word of the text. */
export function wrapBehind(label: string, text: string, columns: number): string {
  const indent = widthOf(label)
  return wrapText(text, Math.max(columns - indent, minimum))
    .map((line, index) => `${index === 0 ? label : ' '.repeat(indent)}${line}\n`)
    .join('')
}

/** Columns that a text is given at least; what is narrower is left to the terminal. */
const minimum = 16

export function widthOf(text: string): number {
  return [...text].length
}
