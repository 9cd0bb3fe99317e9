import type { Clock, Deadline, PartStep } from '@naturalcad/contracts'

/** What every step of a run is given. */
export interface StepContext {
  signal: AbortSignal
  deadline: Deadline
  clock: Clock
  /** Tells that the run has come to a step that the caller cannot see by itself. */
  report: (step: PartStep) => void
}
