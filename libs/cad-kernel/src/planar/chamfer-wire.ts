import { isSame } from '../explore/identity.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { argumentError, geometryError, requirePositive } from '../kernel/geometry-error.ts'
import { makeLine } from '../make/line.ts'
import { evaluateAt, lengthOfCurve, parameterAt } from '../measure/curve.ts'
import type { Shape } from '../shape/shape.ts'
import { cutCorners } from './wire-corner.ts'

export interface ChamferWireOptions {
  /** On the other edge. @default the length */
  length2?: number
  /** The edge on which `length` is measured; by default the one that comes first in the wire's list of edges. */
  edge?: Shape
}

/** Cuts corners of a wire off straight, at lengths measured along the edges. Throws as `filletWire` does. */
export function chamferWire(wire: Shape, vertices: readonly Shape[], length: number, { length2 = length, edge }: ChamferWireOptions = {}): Shape {
  requirePositive('chamfer', { length, length2 })
  const listed = subShapes(wire, 'edge')
  const rank = (one: Shape) => listed.findIndex((other) => isSame(one, other))
  return cutCorners('chamfer', wire, vertices, ({ before, after }) => {
    const isReference = (one: Shape) => edge !== undefined && isSame(one, edge)
    if (edge !== undefined && !isReference(before) && !isReference(after)) {
      throw argumentError('chamfer', 'the reference edge does not end in the vertex', 'give one of the two edges of the corner')
    }
    const beforeFirst = edge === undefined ? rank(before) < rank(after) : isReference(before)
    const [back, ahead] = beforeFirst ? [length, length2] : [length2, length]
    const stop = parameterAt(before, 1 - share(before, back))
    const start = parameterAt(after, share(after, ahead))
    return { before: stop, after: start, bridge: makeLine(wire.kernel, evaluateAt(before, stop)[0], evaluateAt(after, start)[0]) }
  })
}

function share(edge: Shape, length: number): number {
  const ratio = length / lengthOfCurve(edge)
  if (ratio > 1 + 1e-9) throw geometryError('chamfer', 'the edges are too short', 'use a smaller length')
  return Math.min(1, ratio)
}
