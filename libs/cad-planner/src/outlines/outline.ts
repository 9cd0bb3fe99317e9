import type { Point2 } from '@naturalcad/contracts/part'

/** A convex closed outline around the origin. */
export interface Outline {
  /** The build123d call that draws it, in terms of the script's parameters. */
  sketch: string
  /** Extents of its box. */
  size: readonly [x: number, y: number]
  area: number
  perimeter: number
  /**
   * Moving the outline inwards by i leaves area − perimeter · i + insetCoefficient · i² (Steiner): the sum of tan(turn / 2) over
   * sharp corners, π for a smooth outline.
   */
  insetCoefficient: number
  /** Distance from a point inside to the outline; negative outside. */
  depthAt: (point: Point2) => number
  /** Holes without a stated place go on a circle. */
  isRound: boolean
}
