import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError, type Value } from '../../values/index.ts'
import { vecOf, vector } from '../convert/vectors.ts'
import { containsPoint, type Frame } from '../geometry/frame.ts'
import { meetLineAndPlane, meetLines, meetPlanes, type Line } from '../geometry/line-plane.ts'
import { canonicalQuaternion, toFrame, type Transform } from '../geometry/transform.ts'
import { add, dot, roundTo, scale, subtract, vecKey, type Vec } from '../geometry/vec.ts'
import { intersectShapes } from '../topology/intersect.ts'
import { AxisValue, LocationValue, PlaneValue, VectorValue } from '../values/geometry-values.ts'
import { ShapeValue } from '../values/shape-values.ts'

/** `a & b` and `a.intersect(b)` where `a` is a Vector, Axis, Plane or Location: a geometry of the common part, or None. */
export function intersectGeometry(context: Context, left: Value, right: Value): Value {
  if (right instanceof ShapeValue) return intersectShapes(context, right, [left])
  const [a, b] = rank(context, left) <= rank(context, right) ? [left, right] : [right, left]
  const point = vecOf(context, a)
  if (point !== undefined) return pointWith(context, point, b)
  if (a instanceof LocationValue) return locationWith(a, b)
  if (a instanceof AxisValue) return axisWith(a, b)
  if (a instanceof PlaneValue && b instanceof PlaneValue) return fromResult(meetPlanes(a.frame, b.frame))
  throw valueError(`Unexpected argument type ${typeName(right)}`)
}

function rank(context: Context, value: Value): number {
  if (value instanceof LocationValue) return 1
  if (value instanceof AxisValue) return 2
  if (value instanceof PlaneValue) return 3
  if (vecOf(context, value) !== undefined) return 0
  throw valueError(`Unexpected argument type ${typeName(value)}`)
}

function pointWith(context: Context, point: Vec, other: Value): Value {
  const holds = (): boolean => {
    if (other instanceof LocationValue) return vecKey(point) === vecKey(other.transform.translation)
    if (other instanceof AxisValue) return liesOn(other, point)
    if (other instanceof PlaneValue) return containsPoint(other.frame, point)
    const second = vecOf(context, other)
    return second !== undefined && vecKey(second) === vecKey(point)
  }
  return holds() ? vector(point) : null
}

function liesOn(line: Line, point: Vec): boolean {
  const along = dot(subtract(point, line.position), line.direction)
  return vecKey(add(line.position, scale(line.direction, along))) === vecKey(point)
}

function locationWith(location: LocationValue, other: Value): Value {
  const { origin, z } = toFrame(location.transform)
  const at = (isThere: boolean, isAligned: boolean): Value => (isThere ? (isAligned ? location : vector(origin)) : null)
  if (other instanceof LocationValue) return at(vecKey(origin) === vecKey(other.transform.translation), sameTransform(location.transform, other.transform))
  if (other instanceof AxisValue) return at(liesOn(other, origin), vecKey(z) === vecKey(other.direction))
  if (other instanceof PlaneValue) return at(containsPoint(other.frame, origin), vecKey(z) === vecKey(other.frame.z))
  return null
}

function axisWith(axis: AxisValue, other: Value): Value {
  if (other instanceof AxisValue) return fromResult(meetLines(axis, other))
  if (other instanceof PlaneValue) return fromResult(meetLineAndPlane(axis, other.frame))
  return null
}

function fromResult(result: Vec | Line | Frame | undefined): Value {
  if (result === undefined) return null
  if ('origin' in result) return new PlaneValue(result)
  if ('position' in result) return new AxisValue(result.position, result.direction)
  return new VectorValue(result)
}

export function transformKey(transform: Transform): string {
  return `${vecKey(transform.translation)};${canonicalQuaternion(transform.rotation)
    .map((value) => roundTo(value, 5))
    .join(',')}`
}

/** Equal as build123d compares locations: after rounding position and turn to five digits. */
export function sameTransform(a: Transform, b: Transform): boolean {
  return transformKey(a) === transformKey(b)
}
