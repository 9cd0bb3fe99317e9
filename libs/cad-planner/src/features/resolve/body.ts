import type { Outline } from '../../outlines/outline.ts'
import type { AssumptionList } from '../../assumption-list.ts'
import type { Sized } from '../../reading/sized.ts'

/** The body that features are cut from. */
export interface Body {
  /** For messages: `plate`. */
  noun: string
  outline: Outline
  /** Absent for a flat profile, which has none. */
  thickness: Sized | undefined
  /** The place of a hole in the middle, where the body has one: its diameter. */
  boreDiameter: number
  assumptions: AssumptionList
}
