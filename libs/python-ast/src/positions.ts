import type { SourceRange } from './tree.ts'

/** Offsets at which the lines of a source begin; LF and CR-LF end a line. */
export function lineStartsOf(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Index of the line (from 0) that holds an offset. */
export function lineIndexAt(lineStarts: readonly number[], offset: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

export function rangeBetween(lineStarts: readonly number[], start: number, end: number): SourceRange {
  const line = lineIndexAt(lineStarts, start)
  const endLine = lineIndexAt(lineStarts, end)
  return {
    start,
    end,
    line: line + 1,
    column: start - (lineStarts[line] ?? 0),
    endLine: endLine + 1,
    endColumn: end - (lineStarts[endLine] ?? 0),
  }
}

/** A place in code points, as people and CPython's messages count columns; line from 1, column from 0. */
export interface CodePointPosition {
  line: number
  column: number
}

/** The place of a UTF-16 offset, its column counted in code points. */
export function codePointPosition(source: string, offset: number): CodePointPosition {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1
  let line = 1
  for (let at = source.indexOf('\n'); at >= 0 && at < lineStart; at = source.indexOf('\n', at + 1)) line += 1
  return { line, column: Array.from(source.slice(lineStart, offset)).length }
}
