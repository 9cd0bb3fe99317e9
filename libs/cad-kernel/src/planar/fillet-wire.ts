import { add, cross, dot, lengthOf, normalize, scaleBy, subtract, type Vec3 } from '../geometry/vector.ts'
import { geometryError, requirePositive } from '../kernel/geometry-error.ts'
import { makeCircularArc } from '../make/circle.ts'
import { evaluateAt, isForward, parameterRange } from '../measure/curve.ts'
import type { Shape } from '../shape/shape.ts'
import { cutCorners, type Corner, type CornerCut } from './wire-corner.ts'

/**
 * Rounds corners of a planar wire with arcs of exactly this radius, between curves of any kind. Throws `SCRIPT_FAILED` when
 * the radius does not fit or the edges are already tangent.
 */
export function filletWire(wire: Shape, vertices: readonly Shape[], radius: number): Shape {
  requirePositive('fillet', { radius })
  return cutCorners('fillet', wire, vertices, (corner) => roundCorner(corner, radius))
}

/** A point of an edge with its unit tangent, and how both change with the curve's parameter. */
interface Place {
  point: Vec3
  tangent: Vec3
  pointChange: Vec3
  tangentChange: Vec3
}

/**
 * The arc's centre lies at the radius from both curves, on the inner side. Its two feet are found by Newton's method,
 * which needs no cases for lines, arcs and splines.
 */
function roundCorner({ before, after }: Corner, radius: number): CornerCut {
  const start = cornerParameters(before, after)
  const [in0, out0] = [placeAt(before, start.before), placeAt(after, start.after)]
  const turn = cross(in0.tangent, out0.tangent)
  if (lengthOf(turn) < 1e-9) throw geometryError('fillet', 'the edges are tangent to each other there', 'select a sharp corner')
  const normal = normalize(turn)
  const angle = Math.atan2(lengthOf(turn), dot(in0.tangent, out0.tangent))
  const reach = radius * Math.tan(angle / 2)
  let u = start.before - reach / dot(in0.pointChange, in0.tangent)
  let v = start.after + reach / dot(out0.pointChange, out0.tangent)
  for (let round = 0; round < 50; round += 1) {
    const a = placeAt(before, u)
    const b = placeAt(after, v)
    const gap = subtract(centerOf(a, normal, radius), centerOf(b, normal, radius))
    if (lengthOf(gap) < 1e-12 * Math.max(1, radius)) return finish(a, b, u, v, normal, radius, before)
    const alongA = centerChange(a, normal, radius)
    const alongB = centerChange(b, normal, radius)
    const determinant = dot(cross(alongA, alongB), normal)
    if (determinant === 0) break
    u -= dot(cross(gap, alongB), normal) / determinant
    v -= dot(cross(gap, alongA), normal) / determinant
  }
  const [a, b] = [placeAt(before, u), placeAt(after, v)]
  const miss = lengthOf(subtract(centerOf(a, normal, radius), centerOf(b, normal, radius)))
  if (!(miss < 1e-9)) throw geometryError('fillet', `a radius of ${radius} does not fit`, 'use a smaller radius')
  return finish(a, b, u, v, normal, radius, before)
}

function finish(a: Place, b: Place, u: number, v: number, normal: Vec3, radius: number, edge: Shape): CornerCut {
  const center = centerOf(a, normal, radius)
  const [from, to] = [subtract(a.point, center), subtract(b.point, center)]
  const sweep = (Math.atan2(dot(cross(from, to), normal), dot(from, to)) * 180) / Math.PI
  if (!(sweep > 0)) throw geometryError('fillet', `a radius of ${radius} does not fit`, 'use a smaller radius')
  const bridge = makeCircularArc(edge.kernel, { origin: center, x: from, z: normal }, radius, { startAngle: 0, endAngle: sweep })
  return { before: u, after: v, bridge }
}

/** To the left of the tangent, seen along the normal. */
function centerOf({ point, tangent }: Place, normal: Vec3, radius: number): Vec3 {
  return add(point, scaleBy(cross(normal, tangent), radius))
}

function centerChange({ pointChange, tangentChange }: Place, normal: Vec3, radius: number): Vec3 {
  return add(pointChange, scaleBy(cross(normal, tangentChange), radius))
}

function cornerParameters(before: Shape, after: Shape): { before: number; after: number } {
  const [range, next] = [parameterRange(before), parameterRange(after)]
  return { before: isForward(before) ? range.last : range.first, after: isForward(after) ? next.first : next.last }
}

function placeAt(edge: Shape, parameter: number): Place {
  const [point, first = [0, 0, 0], second = [0, 0, 0]] = evaluateAt(edge, parameter, 2)
  const speed = lengthOf(first)
  const along = scaleBy(first, 1 / speed)
  const direction = isForward(edge) ? 1 : -1
  const bend = scaleBy(subtract(second, scaleBy(along, dot(along, second))), 1 / speed)
  return { point, tangent: scaleBy(along, direction), pointChange: first, tangentChange: scaleBy(bend, direction) }
}
