import type { ParsedProgram } from '../parse.ts'
import { type CanonicalText, emit } from './emitter.ts'
import { UNCHANGED } from './plan.ts'

/**
 * The program in its canonical spelling: a statement a line, four spaces a level, one space between tokens, LF line ends, no
 * comments, literals as they were written. CPython gives it the tree that it gives the source. Parsing it and writing it
 * again gives the same text.
 */
export function toCanonical(program: ParsedProgram): CanonicalText {
  return emit(program.layout, UNCHANGED)
}
