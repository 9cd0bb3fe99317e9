import type { ParsedProgram } from '../parse.ts'
import type { Edit } from './edit.ts'
import { EditPlanner } from './edit-planner.ts'
import { type CanonicalText, emit } from './emitter.ts'

/**
 * The canonical text with the edits made. It is a new program that nobody has checked: parse it again before anything relies
 * on it. Edits inside a deleted statement vanish with it.
 *
 * Throws a RangeError for edits that no program could mean: parts of tokens, overlaps, statements of another tree, `elif`.
 */
export function applyEdits(program: ParsedProgram, edits: readonly Edit[]): CanonicalText {
  const planner = new EditPlanner(program)
  for (const edit of edits) planner.add(edit)
  return emit(program.layout, planner.plan())
}
