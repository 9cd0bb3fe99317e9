import { boundingBox, isSame, nearestToPoint, subShapes, type Shape } from '@naturalcad/cad-kernel'
import type { SelectName } from '../enums/enums.ts'
import { length, cross, type Vec } from '../geometry/vec.ts'
import { middleOf } from './middle.ts'

/** What went into an operation: the shape before, and what was added to it. */
export class ShapeHistory {
  readonly before: readonly Shape[]
  readonly brought: readonly Shape[]

  constructor(before: readonly Shape[] = [], brought: readonly Shape[] = []) {
    this.before = before
    this.brought = brought
  }

  /**
   * Whether a sub-shape of the result answers `Select.LAST` (it comes from what was added, or from neither) or `Select.NEW` (from neither).
   * The binding exposes no history of operations, so a piece counts as coming from a shape that it lies on, looking the same way.
   */
  selects(select: Exclude<SelectName, 'ALL'>, piece: Shape): boolean {
    const fromBrought = comesFrom(piece, this.brought)
    if (select === 'NEW') return !fromBrought && !comesFrom(piece, this.before)
    return fromBrought || !comesFrom(piece, this.before)
  }
}

const tolerance = 1e-5

function comesFrom(piece: Shape, sources: readonly Shape[]): boolean {
  return sources.some((source) => subShapes(source, piece.type).some((candidate) => isSame(candidate, piece) || liesOn(piece, candidate)))
}

function liesOn(piece: Shape, candidate: Shape): boolean {
  const middle = middleOf(piece)
  if (!boxHolds(candidate, middle.point)) return false
  if (nearestToPoint(candidate, middle.point).distance > tolerance) return false
  if (piece.type === 'vertex' || piece.type === 'solid' || middle.direction === undefined) return true
  const there = middleOf(candidate, middle.point)
  return there.direction !== undefined && length(cross(middle.direction, there.direction)) < 1e-4
}

/** A cheap no, before the distance is worked out. */
function boxHolds(shape: Shape, point: Vec): boolean {
  const { min, max } = boundingBox(shape)
  return ([0, 1, 2] as const).every((axis) => point[axis] >= min[axis] - tolerance && point[axis] <= max[axis] + tolerance)
}
