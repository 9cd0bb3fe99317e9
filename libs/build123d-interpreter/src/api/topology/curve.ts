import { curveGeometry, evaluateAt, lengthOfCurve, orderedEdges, parameterRange, pointAt, tangentAt, derivativeAt, curveType, type Shape } from '@naturalcad/cad-kernel'
import { defaultX } from '../geometry/frame.ts'
import { add, direction, scale, unitX, type Vec } from '../geometry/vec.ts'

/** Where a share of a wire's length falls: one of its edges and the share of that edge, in the direction of the wire. */
export function placeOnWire(wire: Shape, share: number): { edge: Shape; share: number } {
  const edges = orderedEdges(wire)
  const lengths = edges.map((edge) => lengthOfCurve(edge))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  let left = share * total
  for (const [index, edge] of edges.entries()) {
    const length = lengths[index] ?? 0
    if (left < length || index === edges.length - 1) return { edge, share: length === 0 ? 0 : Math.min(1, Math.max(0, left / length)) }
    left -= length
  }
  throw new RangeError('a wire without edges')
}

/** Tangent and normal of the Frenet frame at a share of the length; a straight piece gets the normal that OCCT picks. */
export function frenetFrame(edge: Shape, share: number): { point: Vec; tangent: Vec; normal: Vec } {
  const point = pointAt(edge, share)
  const tangent = tangentAt(edge, share)
  const bend = curveType(edge) === 'line' ? ([0, 0, 0] as const) : derivativeAt(edge, share, 2)
  const along = bend[0] * tangent[0] + bend[1] * tangent[1] + bend[2] * tangent[2]
  const normal = direction(add(bend, scale(tangent, -along)))
  return { point, tangent, normal: normal ?? defaultX(tangent) }
}

export function radiusOf(edge: Shape): number | undefined {
  const geometry = curveGeometry(edge)
  return geometry.type === 'circle' ? geometry.radius : undefined
}

export function arcCenterOf(edge: Shape): Vec | undefined {
  const geometry = curveGeometry(edge)
  return geometry.type === 'circle' || geometry.type === 'ellipse' ? geometry.frame.origin : undefined
}

/** Point and first derivative where the curve itself begins. */
export function curveStart(edge: Shape): { point: Vec; tangent: Vec } {
  const [point, tangent] = evaluateAt(edge, parameterRange(edge).first, 1)
  return { point, tangent: direction(tangent ?? unitX) ?? unitX }
}
