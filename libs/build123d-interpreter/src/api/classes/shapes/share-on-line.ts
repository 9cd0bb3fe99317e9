import { nearestToPoint, shareAtPoint } from '@naturalcad/cad-kernel'
import type { Vec } from '../../geometry/vec.ts'
import type { ShapeValue } from '../../values/shape-values.ts'
import { lineShape } from './one-d.ts'

/** How far along a line the point of it lies that is nearest to another point, 0 to 1. */
export function shareOnLine(line: ShapeValue, point: Vec): number {
  const shape = lineShape(line)
  return shareAtPoint(shape, nearestToPoint(shape, point).point, 1e-4)
}
