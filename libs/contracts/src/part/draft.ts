import type { Assumption } from './assumption.ts'
import type { DrawingData } from './drawing-data.ts'
import type { Expectations } from './expectations.ts'

/** What a writer makes of a request. */
export interface Draft {
  /** A build123d script that binds `result`. */
  script: string
  /** Short name of the kind of part, for the record: `bracket_plate`, `flange`. */
  family: string
  assumptions: Assumption[]
  /** What the shape must measure, where the writer can know it. */
  expectations?: Expectations
  /** What a drawing shows beside the shape. */
  drawing?: DrawingData
  /** Words that were left over: not empty means `partial`. */
  leftover: string[]
  /** The planner or the model that wrote it: `planner@0.1.0`. */
  writer: string
}
