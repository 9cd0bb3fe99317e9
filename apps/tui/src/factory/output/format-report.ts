import { paint } from '../../output/paint.ts'
import { toPlainText } from '../../output/plain-line.ts'
import { formatTable } from '../../output/table.ts'
import type { Terminal } from '../../output/terminal.ts'
import { wrapBehind } from '../../output/wrap-text.ts'

/** `report.md` for a terminal: the Markdown that the factory writes, its headings, lists, links and tables laid out and its escapes undone. */
export function formatReport(markdown: string, terminal: Terminal): string {
  const text: string[] = []
  let rows: string[][] = []
  const endTable = () => {
    text.push(formatTable(rows, terminal.columns))
    rows = []
  }
  for (const line of toPlainText(markdown).trimEnd().split('\n')) {
    if (line.startsWith('|')) {
      const cells = cellsOf(line)
      // The line under the head, and a head without words.
      if (!cells.every((cell) => /^-*$/.test(cell))) rows.push(cells.map((cell, index) => (index === 0 ? `  ${cell}` : cell)))
      continue
    }
    endTable()
    text.push(formatLine(line, terminal))
  }
  endTable()
  return text.join('')
}

function formatLine(line: string, terminal: Terminal): string {
  const [, marks, title] = /^(#+) (.*)$/.exec(line) ?? []
  if (marks !== undefined && title !== undefined) return `${paint('bold', toText(title), terminal)}\n`
  const [, indent, item] = /^( *)- (.*)$/.exec(line) ?? []
  if (indent !== undefined && item !== undefined) return wrapBehind(`  ${indent}- `, toText(item), terminal.columns)
  return line === '' ? '\n' : wrapBehind('', toText(line), terminal.columns)
}

/** Bars in a cell are escaped. */
function cellsOf(line: string): string[] {
  return line
    .replace(/^\| ?/, '')
    .replace(/ ?\|$/, '')
    .split(/ ?(?<!\\)\| ?/)
    .map((cell) => toText(cell.trim()))
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&#47;': '/' }

function toText(markdown: string): string {
  return markdown
    .replaceAll(/\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)/g, '$1 $2')
    .replaceAll(/(?<!\\)(?:\*\*|`)/g, '')
    .replaceAll(/\\([\\`*_[\]|~#!])/g, '$1')
    .replaceAll(/&(?:lt|gt|amp|#47);/g, (entity) => entities[entity] ?? entity)
}
