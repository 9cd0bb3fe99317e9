import type { Vec3 } from './vector.ts'

/** A line with a direction. */
export interface Axis {
  origin: Vec3
  direction: Vec3
}
