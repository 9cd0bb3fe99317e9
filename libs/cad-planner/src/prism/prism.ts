import type { Cut } from '../cuts/cut.ts'
import type { Outline } from '../outlines/outline.ts'
import type { Script } from '../script/script.ts'
import type { EdgeTreatment } from './edge-treatments.ts'

/** An outline with openings, drawn flat or extruded along z. */
export interface Prism {
  /** Name of the builders in the script. */
  name: string
  outline: Outline
  cuts: readonly Cut[]
  top?: EdgeTreatment
  bottom?: EdgeTreatment
  /** Both ends and the corners are filleted alike, which is one operation. */
  isRoundedAllOver: boolean
  script: Script
}
