import * as kernel from '@naturalcad/cad-kernel'
import type { Context } from '../../runtime/context.ts'
import { valueError, type Value } from '../../values/index.ts'
import { intersectAll } from '../topology/intersect.ts'
import { collect } from '../../protocol/index.ts'
import { asFloat } from '../../native/index.ts'
import { flatten } from '../convert/flatten.ts'
import { isNumber } from '../convert/numbers.ts'
import { asVec, optionalVec } from '../convert/vectors.ts'
import { LengthMode } from '../enums/enums.ts'
import { add, angleBetween, direction as unit, distance, dot, rotateAbout, scale, subtract, unitX, unitZ, type Vec } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { filletCorner } from '../geometry/fillet-corner.ts'
import { ShapeValue, wrapShape } from '../values/shape-values.ts'
import { defineEdgeObject, defineWireObject } from './line-object.ts'

/** Points given one by one or in lists. */
export function readPoints(context: Context, given: readonly Value[]): Vec[] {
  return flatten(context, given).map((point) => asVec(context, point, 'pts'))
}

export const lineClass = defineEdgeObject('Line(*pts)', (args, context) => {
  const [from, to, third] = readPoints(context, args.variadic('pts'))
  if (from === undefined || to === undefined || third !== undefined) throw valueError('Line requires two pts')
  return kernel.makeLine(kernelOf(context), from, to)
})

export const polylineClass = defineWireObject('Polyline(*pts, close: bool = False)', (args, context) => {
  const points = readPoints(context, args.variadic('pts'))
  if (points.length < 2) throw valueError('Polyline requires two or more pts')
  context.spend(points.length)
  return kernel.makeWire(segments(context, points, args.boolean('close')))
})

function segments(context: Context, points: readonly Vec[], close: boolean): kernel.Shape[] {
  const owner = kernelOf(context)
  const [first] = points
  const last = points.at(-1)
  const closing = close && first !== undefined && last !== undefined && distance(first, last) > 1e-5 ? [first] : []
  const all = [...points, ...closing]
  return all.slice(1).map((to, index) => kernel.makeLine(owner, all[index]!, to))
}

/** How far along a direction a limit lies: a length, or the nearest thing in the way. */
function lengthUpTo(context: Context, start: Vec, along: Vec, limit: Value): number {
  const reach = 1e5
  const line = kernel.makeLine(kernelOf(context), start, add(start, scale(along, reach)))
  const found = intersectAll(context, wrapShape(line), [limit])
  const points = found.flatMap((item) => (item.shape === undefined ? [] : kernel.subShapes(item.shape, 'vertex').map((vertex) => kernel.centerOfMass(vertex))))
  const lengths = points.map((point) => dot(subtract(point, start), along)).filter((value) => value > 1e-6)
  if (lengths.length === 0) throw valueError("Polar line doesn't intersect length limit")
  return Math.min(...lengths)
}

export const polarLineClass = defineEdgeObject('PolarLine(start, length, angle: float = None, direction=None, length_mode=LengthMode.DIAGONAL)', (args, context) => {
  const start = asVec(context, args.get('start'), 'start')
  const given = optionalVec(context, args.get('direction'), 'direction')
  const angle = given === undefined ? args.optionalFloat('angle') : angleBetween(unitX, given)
  const along = given === undefined ? (angle === undefined ? undefined : rotateAbout(unitX, [0, 0, 0], unitZ, angle)) : unit(given)
  if (along === undefined || angle === undefined) throw valueError('Either angle or direction must be provided')
  const limit = args.get('length')
  const mode = LengthMode.read(args.get('length_mode'), 'length_mode')
  const radians = (angle * Math.PI) / 180
  const stretch = mode === 'HORIZONTAL' ? Math.cos(radians) : mode === 'VERTICAL' ? Math.sin(radians) : 1
  const length = isNumber(limit) ? (mode === 'DIAGONAL' ? Number(limit) : Math.abs(Number(limit) / stretch)) : lengthUpTo(context, start, along, limit)
  return kernel.makeLine(kernelOf(context), start, add(start, scale(along, length)))
})

export const intersectingLineClass = defineEdgeObject('IntersectingLine(start, direction, other)', (args, context) => {
  const start = asVec(context, args.get('start'), 'start')
  const along = unit(asVec(context, args.get('direction'), 'direction')) ?? unitX
  const other = args.get('other')
  if (!(other instanceof ShapeValue)) throw valueError('No intersections found')
  return kernel.makeLine(kernelOf(context), start, add(start, scale(along, lengthUpTo(context, start, along, other))))
})

export const filletPolylineClass = defineWireObject('FilletPolyline(*pts, radius, close: bool = False)', (args, context) => {
  let points = readPoints(context, args.variadic('pts'))
  let close = args.boolean('close')
  if (points.length > 1 && distance(points[0]!, points.at(-1)!) < 1e-6) {
    close = true
    points = points.slice(0, -1)
  }
  if (points.length < 2) throw valueError('FilletPolyline requires two or more pts')
  const corners = close ? points.length : points.length - 2
  const radius = args.get('radius')
  const radii = isNumber(radius) ? Array.from({ length: corners }, () => Number(radius)) : collect(context, radius).map((value) => asFloat(value, 'radius'))
  if (radii.length !== corners) throw valueError(`radius list length (${radii.length}) must match angle count (${corners})`)
  const negative = radii.find((value) => value < 0)
  if (negative !== undefined) throw valueError(`radius ${negative} must be non-negative`)
  return kernel.makeWire(roundedSegments(context, points, radii, close))
})

/** Lines and arcs in order; a corner with radius 0 stays sharp. */
function roundedSegments(context: Context, points: readonly Vec[], radii: readonly number[], close: boolean): kernel.Shape[] {
  const owner = kernelOf(context)
  const count = points.length
  const at = (index: number) => points[(index + count) % count]!
  const corners = points.map((point, index) => {
    const radius = close ? radii[index] : radii[index - 1]
    const isEnd = !close && (index === 0 || index === count - 1)
    if (isEnd || radius === undefined || radius === 0) return { enter: point, leave: point, through: undefined }
    const rounded = filletCorner(at(index - 1), point, at(index + 1), radius)
    if (rounded === undefined) throw valueError(`a fillet with radius ${radius} doesn't fit at corner ${index}: use a smaller radius`)
    return rounded
  })
  const edges: kernel.Shape[] = []
  for (const [index, corner] of corners.entries()) {
    if (corner.through !== undefined) edges.push(kernel.makeThreePointArc(owner, corner.enter, corner.through, corner.leave))
    const next = corners[index + 1] ?? (close ? corners[0] : undefined)
    if (next !== undefined && distance(corner.leave, next.enter) > 1e-9) edges.push(kernel.makeLine(owner, corner.leave, next.enter))
  }
  return edges
}
