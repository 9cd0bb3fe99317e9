import type { SyntaxProblem } from '../problem.ts'
import { Kind } from './kind.ts'

/**
 * The tokens of a source, a column per property. Comments, blank lines and backslash continuations leave none.
 * The last token is `End`, or `Error` with the reason in `problem`.
 */
export class TokenStream {
  readonly source: string
  /** Offsets at which the lines begin. */
  readonly lineStarts: readonly number[]
  count = 0
  kinds: Uint8Array
  starts: Int32Array
  ends: Int32Array
  /** Index of the line (from 0) of a token's start; its end lies elsewhere only in a string over several lines. */
  lines: Int32Array
  endLines: Int32Array
  problem: SyntaxProblem | undefined

  constructor(source: string, lineStarts: readonly number[], capacity: number) {
    this.source = source
    this.lineStarts = lineStarts
    this.kinds = new Uint8Array(capacity)
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
    this.lines = new Int32Array(capacity)
    this.endLines = new Int32Array(capacity)
  }

  push(kind: number, start: number, end: number, line: number, endLine: number): void {
    if (this.count === this.kinds.length) this.#grow()
    const index = this.count
    this.kinds[index] = kind
    this.starts[index] = start
    this.ends[index] = end
    this.lines[index] = line
    this.endLines[index] = endLine
    this.count = index + 1
  }

  kindAt(index: number): number {
    return this.kinds[index] ?? Kind.End
  }

  startAt(index: number): number {
    return this.starts[index] ?? this.source.length
  }

  endAt(index: number): number {
    return this.ends[index] ?? this.source.length
  }

  textAt(index: number): string {
    return this.source.slice(this.startAt(index), this.endAt(index))
  }

  #grow(): void {
    const capacity = this.kinds.length * 2 + 16
    const widen = (column: Int32Array): Int32Array => {
      const wider = new Int32Array(capacity)
      wider.set(column)
      return wider
    }
    const kinds = new Uint8Array(capacity)
    kinds.set(this.kinds)
    this.kinds = kinds
    this.starts = widen(this.starts)
    this.ends = widen(this.ends)
    this.lines = widen(this.lines)
    this.endLines = widen(this.endLines)
  }
}
