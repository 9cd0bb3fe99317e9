import { containsPoint, type Frame } from './frame.ts'
import { add, angleBetween, cross, direction, distance, dot, length, scale, subtract, type Vec } from './vec.ts'

/** A line through a point. Directions are unit vectors. */
export interface Line {
  readonly position: Vec
  readonly direction: Vec
}

const radians = Math.PI / 180

/** Tolerances as build123d gives them to OCCT: an angle that it names degrees and then turns into radians. */
export function isParallel(a: Line, b: Line, tolerance = 1e-5): boolean {
  const angle = angleBetween(a.direction, b.direction) * radians
  return Math.min(angle, Math.PI - angle) <= tolerance * radians
}

export function isOpposite(a: Line, b: Line, tolerance = 1e-5): boolean {
  return Math.PI - angleBetween(a.direction, b.direction) * radians <= tolerance * radians
}

export function isNormal(a: Line, b: Line, tolerance = 1e-5): boolean {
  return Math.abs(Math.PI / 2 - angleBetween(a.direction, b.direction) * radians) <= tolerance * radians
}

export function isCoaxial(a: Line, b: Line, angularTolerance = 1e-5, linearTolerance = 1e-5): boolean {
  const offset = (from: Line, to: Line) => length(cross(subtract(from.position, to.position), to.direction))
  return isParallel(a, b, angularTolerance) && offset(a, b) <= linearTolerance && offset(b, a) <= linearTolerance
}

export function isSkew(a: Line, b: Line, tolerance = 1e-5): boolean {
  const between = subtract(a.position, b.position)
  if (isParallel(a, b, tolerance)) return length(cross(between, a.direction)) > tolerance
  return Math.abs(dot(between, cross(a.direction, b.direction))) > tolerance
}

/** Where two lines in one plane meet; the same line for coaxial ones. */
export function meetLines(a: Line, b: Line): Vec | Line | undefined {
  if (isCoaxial(a, b)) return a
  if (isSkew(a, b) || isParallel(a, b)) return undefined
  const normal = cross(a.direction, b.direction)
  const along = dot(cross(subtract(b.position, a.position), b.direction), normal) / dot(normal, normal)
  return add(a.position, scale(a.direction, along))
}

export function meetLineAndPlane(line: Line, plane: Frame): Vec | Line | undefined {
  const slope = dot(line.direction, plane.z)
  if (Math.abs(slope) <= 1e-6) return containsPoint(plane, line.position) ? line : undefined
  return add(line.position, scale(line.direction, dot(subtract(plane.origin, line.position), plane.z) / slope))
}

export function meetPlanes(a: Frame, b: Frame): Line | Frame | undefined {
  if (containsPoint(a, b.origin) && distance(a.z, b.z) < 1e-5) return a
  const along = direction(cross(a.z, b.z))
  if (along === undefined || length(cross(a.z, b.z)) < 1e-9) return undefined
  // The point of both planes that is nearest to the world's origin.
  const da = dot(a.origin, a.z)
  const db = dot(b.origin, b.z)
  const cosine = dot(a.z, b.z)
  const size = 1 - cosine * cosine
  const position = add(scale(a.z, (da - db * cosine) / size), scale(b.z, (db - da * cosine) / size))
  return { position, direction: along }
}
