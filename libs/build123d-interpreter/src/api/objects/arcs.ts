import * as kernel from '@naturalcad/cad-kernel'
import type { Context } from '../../runtime/context.ts'
import { valueError, type Value } from '../../values/index.ts'
import { numberOf } from '../convert/numbers.ts'
import { asVec } from '../convert/vectors.ts'
import { makeFrame } from '../geometry/frame.ts'
import { rotationAbout, toMatrix, translation } from '../geometry/transform.ts'
import { add, cross, direction, distance, dot, length, rotateAbout, scale, subtract, unitX, unitZ, type Vec } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { intersectAll } from '../topology/intersect.ts'
import { circleEdge, ellipseEdge } from '../topology/make-edges.ts'
import { wrapShape } from '../values/shape-values.ts'
import { defineEdgeObject } from './line-object.ts'
import { readPoints } from './lines.ts'
import { requirePositive } from './part-object.ts'

export const threePointArcClass = defineEdgeObject('ThreePointArc(*pts)', (args, context) => {
  const [start, through, end, fourth] = readPoints(context, args.variadic('pts'))
  if (start === undefined || through === undefined || end === undefined || fourth !== undefined) throw valueError('ThreePointArc requires three points')
  return kernel.makeThreePointArc(kernelOf(context), start, through, end)
})

export const tangentArcClass = defineEdgeObject('TangentArc(*pts, tangent, tangent_from_first: bool = True)', (args, context) => {
  const [first, last, third] = readPoints(context, args.variadic('pts'))
  if (first === undefined || last === undefined || third !== undefined) throw valueError('tangent_arc requires two points')
  const tangent = direction(asVec(context, args.get('tangent'), 'tangent'))
  if (tangent === undefined) throw valueError('tangent must not be null')
  const [start, end] = args.boolean('tangent_from_first') ? [first, last] : [last, first]
  return kernel.makeTangentArc(kernelOf(context), start, tangent, end)
})

/** The arc over a chord that rises by `sagitta` to its left, or to its right where that is negative. */
function sagittaArc(context: Context, start: Vec, end: Vec, sagitta: number): kernel.Shape {
  const along = direction(subtract(end, start))
  if (along === undefined) throw valueError('the arc starts where it ends')
  const side = rotateAbout(scale(along, Math.abs(sagitta)), [0, 0, 0], unitZ, sagitta > 0 ? 90 : -90)
  return kernel.makeThreePointArc(kernelOf(context), start, add(scale(add(start, end), 0.5), side), end)
}

export const sagittaArcClass = defineEdgeObject('SagittaArc(start_point, end_point, sagitta: float)', (args, context) =>
  sagittaArc(context, asVec(context, args.get('start_point'), 'start_point'), asVec(context, args.get('end_point'), 'end_point'), args.float('sagitta')),
)

export const radiusArcClass = defineEdgeObject('RadiusArc(start_point, end_point, radius: float, short_sagitta: bool = True)', (args, context) => {
  const [start, end] = [asVec(context, args.get('start_point'), 'start_point'), asVec(context, args.get('end_point'), 'end_point')]
  const radius = args.float('radius')
  const half = distance(start, end) / 2
  // A half circle must not fail by a rounding error of its end.
  const rest = radius * radius - half * half
  if (rest < -1e-9 * radius * radius) throw valueError('Arc radius is not large enough to reach the end point.')
  const sagitta = (args.boolean('short_sagitta') ? 1 : -1) * Math.abs(radius) - Math.sqrt(Math.max(0, rest))
  return sagittaArc(context, start, end, radius > 0 ? sagitta : -sagitta)
})

/** The piece of an arc up to where something crosses it: of both ways round, the shorter. */
function trimToLimit(context: Context, arcs: readonly kernel.Shape[], limit: Value, name: string): kernel.Shape {
  const pieces = arcs.flatMap((arc) =>
    intersectAll(context, wrapShape(arc), [limit])
      .flatMap((item) => (item.shape === undefined ? [] : kernel.subShapes(item.shape, 'vertex')))
      .map((vertex) => kernel.shareAtPoint(arc, kernel.centerOfMass(vertex), 1e-4))
      .filter((share) => share > 1e-9)
      .map((share) => kernel.trimEdge(arc, 0, share)),
  )
  const [shortest] = pieces.toSorted((a, b) => kernel.lengthOfCurve(a) - kernel.lengthOfCurve(b))
  if (shortest === undefined) throw valueError(`${name} doesn't intersect arc limit`)
  return shortest
}

export const centerArcClass = defineEdgeObject('CenterArc(center, radius: float, start_angle: float, arc_size)', (args, context) => {
  const center = asVec(context, args.get('center'), 'center')
  const radius = args.float('radius')
  requirePositive('CenterArc', { radius })
  const size = numberOf(args.get('arc_size'))
  const owner = kernelOf(context)
  if (size === undefined) {
    const frame = makeFrame(center, unitZ, rotateAbout(unitX, [0, 0, 0], unitZ, args.float('start_angle')))!
    const whole = circleEdge(owner, radius, frame)
    return trimToLimit(context, [whole, kernel.reversed(whole)], args.get('arc_size'), 'CenterArc')
  }
  const start = args.float('start_angle')
  const sweep = (((size + 360) % 360) + 360) % 360
  const frame = makeFrame(center, unitZ, unitX)!
  // A size of 360 is congruent to 0: build123d then draws the whole circle.
  return circleEdge(owner, radius, frame, sweep === 0 ? { start: 360, end: 360 } : { start, end: start + sweep, clockwise: size <= 0 })
})

export const ellipticalCenterArcClass = defineEdgeObject(
  'EllipticalCenterArc(center, x_radius: float, y_radius: float, start_angle: float = 0.0, *, arc_size=90.0, rotation: float = 0.0)',
  (args, context) => {
    const center = asVec(context, args.get('center'), 'center')
    const frame = makeFrame([0, 0, 0], unitZ, unitX)!
    const size = numberOf(args.get('arc_size'))
    const start = args.float('start_angle')
    const angles = size === undefined ? undefined : { start, end: start + size, clockwise: size < 0 }
    const arc = ellipseEdge(kernelOf(context), args.float('x_radius'), args.float('y_radius'), frame, angles)
    const turned = kernel.moved(arc, toMatrix(rotationAbout([0, 0, 0], unitZ, args.float('rotation'))))
    const placed = kernel.moved(turned, toMatrix(translation(center)))
    return size === undefined ? trimToLimit(context, [placed, kernel.reversed(placed)], args.get('arc_size'), 'EllipticalCenterArc') : placed
  },
)

export const jernArcClass = defineEdgeObject('JernArc(start, tangent, radius: float, arc_size)', (args, context) => {
  const start = asVec(context, args.get('start'), 'start')
  const tangent = direction(asVec(context, args.get('tangent'), 'tangent'))
  if (tangent === undefined) throw valueError('tangent must not be null')
  const radius = Math.abs(args.float('radius'))
  requirePositive('JernArc', { radius })
  const normal = arcNormal(tangent)
  const owner = kernelOf(context)
  const circle = (side: 1 | -1) => {
    const center = add(start, scale(rotateAbout(tangent, [0, 0, 0], normal, side * 90), radius))
    const edge = circleEdge(owner, radius, makeFrame(center, normal, subtract(start, center))!)
    return dot(kernel.tangentAt(edge, 0), tangent) < 0 ? kernel.reversed(edge) : edge
  }
  const size = numberOf(args.get('arc_size'))
  if (size === undefined) return trimToLimit(context, [circle(1), circle(-1)], args.get('arc_size'), 'JernArc')
  const side = size < 0 ? -1 : 1
  if (Math.abs(size) >= 360) return circle(side)
  const center = add(start, scale(rotateAbout(tangent, [0, 0, 0], normal, side * 90), radius))
  return kernel.makeTangentArc(owner, start, tangent, rotateAbout(start, center, normal, size))
})

/** An arc in the XY plane turns about Z; one that leaves it turns in the plane that stands on it. */
function arcNormal(tangent: Vec): Vec {
  if (Math.abs(dot(tangent, unitZ)) <= 1e-6) return unitZ
  const across = cross(tangent, unitZ)
  return direction(length(across) <= 1e-6 ? cross(tangent, unitX) : across) ?? unitZ
}
