import type { Point2 } from '@naturalcad/contracts/part'
import type { ScriptParameter } from '../script/script.ts'

/** Where the openings of one group go. */
export interface Layout {
  positions: readonly Point2[]
  /** The build123d location context, in terms of the parameters; absent for a single one in the middle. */
  context?: string
  parameters: readonly ScriptParameter[]
  /** For the assumptions. */
  reason: string
}
