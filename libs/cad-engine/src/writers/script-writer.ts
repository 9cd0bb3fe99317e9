import type { Draft, PartRequest } from '@naturalcad/contracts/part'
import type { StepContext } from '../run/step-context.ts'

export interface WritingTask {
  request: PartRequest
  /** The draft before, and what was wrong with it, for a writer that can mend. */
  previous?: { draft: Draft; problem: string }
}

/** Turns a request into a draft. */
export interface ScriptWriter {
  readonly name: string
  /** How often it may be asked for one part; more than once only for writers that can mend. */
  readonly maxAttempts: number
  /** Rejects with `NOT_UNDERSTOOD`, `CONTRADICTION` and the like. */
  write(task: WritingTask, context: StepContext): Promise<Draft>
}
