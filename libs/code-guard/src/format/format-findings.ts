import type { Finding } from '../finding.ts'

/** Findings for people: a line each, the line of the source with the place marked, and the hint. */
export function formatFindings(findings: readonly Finding[], source: string): string {
  const lines = source.split(/\r\n|\r|\n/)
  return findings.map((finding) => formatOne(finding, lines)).join('\n')
}

function formatOne({ ruleId, severity, message, range, hint }: Finding, lines: readonly string[]): string {
  const number = String(range.line)
  const margin = ' '.repeat(number.length)
  const { text, column } = around((lines[range.line - 1] ?? '').replaceAll('\t', ' '), range.column)
  const marks = '^'.repeat(Math.max(1, Math.min(range.endColumn - range.column, text.length - column)))
  return [`${range.line}:${range.column + 1} ${severity} ${ruleId} ${message}`, `  ${number} | ${text}`, `  ${margin} | ${' '.repeat(column)}${marks}`, `  ${hint}`].join('\n')
}

const maxWidth = 120

/** A long line, cut to what lies around the column. */
function around(line: string, column: number): { text: string; column: number } {
  if (line.length <= maxWidth) return { text: line, column }
  const from = Math.max(0, Math.min(column - 20, line.length - maxWidth))
  return { text: line.slice(from, from + maxWidth), column: column - from }
}
