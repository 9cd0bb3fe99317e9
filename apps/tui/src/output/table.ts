/** Columns of plain text, as wide as their widest cell; the last one gives way to the width of the terminal. */
export function formatTable(rows: readonly (readonly string[])[], columns: number): string {
  const count = Math.max(...rows.map((row) => row.length), 0)
  const widths = Array.from({ length: count }, (_, index) => Math.max(...rows.map((row) => width(row[index] ?? ''))))
  const lines = rows.map((row) => row.map((cell, index) => (index === count - 1 ? cell : pad(cell, widths[index] ?? 0))).join('  '))
  return lines.map((line) => `${clip(line.trimEnd(), columns)}\n`).join('')
}

function width(text: string): number {
  return [...text].length
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)))
}

function clip(line: string, columns: number): string {
  const points = [...line]
  return points.length <= columns ? line : `${points.slice(0, Math.max(1, columns - 1)).join('')}…`
}
