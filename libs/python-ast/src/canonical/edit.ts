import type { Statement } from '../tree.ts'

/** A change to a program, in terms of its source and tree. */
export type Edit =
  /**
   * Puts text in place of whole tokens, or of a part of a string (a field of an f-string, say). An empty range inserts:
   * several at one offset keep their order.
   */
  | { kind: 'replace'; range: { start: number; end: number }; text: string }
  /** Drops a statement, with its decorators and blocks; `pass` stays where its block would be empty. */
  | { kind: 'delete'; statement: Statement }
  /** Adds statements, a line each, at the indentation of the given one; further indentation is kept. */
  | { kind: 'insert-before' | 'insert-after'; statement: Statement; text: string }
