import type { SourceRange } from '@naturalcad/python-ast'
import type { Finding } from './finding.ts'

const maxSnippet = 160

/** A finding whose range lies within one line, with its snippet. */
export function toFinding(parts: Omit<Finding, 'range' | 'snippet'>, range: SourceRange, source: string): Finding {
  const start = Math.min(range.start, source.length)
  const firstLine = source.slice(start, Math.min(range.end, start + maxSnippet)).split(/[\r\n]/, 1)[0] ?? ''
  const clipped: SourceRange = {
    start,
    end: start + firstLine.length,
    line: range.line,
    column: range.column,
    endLine: range.line,
    endColumn: range.column + firstLine.length,
  }
  return { ...parts, range: clipped, snippet: firstLine }
}
