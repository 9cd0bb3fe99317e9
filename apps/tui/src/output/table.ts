import { widthOf, wrapBehind, wrapText } from './wrap-text.ts'

/** What the last cell does where the line is too short for it. */
export type Overflow = 'wrap' | 'clip'

const gap = 2
/** With less room than this a cell is put below its row. */
const minimumRoom = 20

/** Columns of plain text, as wide as their widest cell; the last one gives way to the width of the terminal. */
export function formatTable(rows: readonly (readonly string[])[], columns: number, overflow: Overflow = 'wrap'): string {
  const count = Math.max(...rows.map((row) => row.length), 0)
  const widths = Array.from({ length: count - 1 }, (_, index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))))
  const indent = widths.reduce((sum, width) => sum + width + gap, 0)
  const lines = rows.flatMap((row) => {
    const head = widths.map((width, index) => pad(row[index] ?? '', width + gap)).join('')
    const last = row[count - 1] ?? ''
    if (overflow === 'clip') return [clip(head + last, columns)]
    if (indent + widthOf(last) <= columns) return [head + last]
    const below = columns - indent < minimumRoom
    const margin = ' '.repeat(below ? leadingSpaces(head) + gap : indent)
    const wrapped = wrapText(last, columns - margin.length).map((line) => margin + line)
    if (!below) return [head + wrapped.join('\n').slice(indent)]
    const label = head.slice(0, Math.max(0, indent - (widths.at(-1) ?? 0) - gap))
    return [...(widthOf(head.trimEnd()) <= columns || label === '' ? [head] : wrapBehind(label, row[count - 2] ?? '', columns).trimEnd().split('\n')), ...wrapped]
  })
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - widthOf(text)))
}

function leadingSpaces(text: string): number {
  return text.length - text.trimStart().length
}

function clip(line: string, columns: number): string {
  const points = [...line.trimEnd()]
  return points.length <= columns ? line : `${points.slice(0, Math.max(1, columns - 1)).join('')}…`
}
