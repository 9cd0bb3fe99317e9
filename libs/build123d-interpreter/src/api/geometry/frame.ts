import { add, cross, direction, dot, negate, origin, scale, subtract, unitX, unitZ, type Vec } from './vec.ts'

/** A right-handed coordinate system: what OCCT calls gp_Ax2 and build123d a Plane. */
export interface Frame {
  readonly origin: Vec
  readonly x: Vec
  readonly y: Vec
  readonly z: Vec
}

export const worldFrame: Frame = { origin, x: unitX, y: [0, 1, 0], z: unitZ }

/** The x direction that OCCT picks for a main direction alone (gp_Ax2). */
export function defaultX(z: Vec): Vec {
  const [a, b, c] = z
  const [absA, absB, absC] = [Math.abs(a), Math.abs(b), Math.abs(c)]
  let x: Vec
  if (absB <= absA && absB <= absC) x = absA > absC ? [-c, 0, a] : [c, 0, -a]
  else if (absA <= absB && absA <= absC) x = absB > absC ? [0, -c, b] : [0, c, -b]
  else x = absA > absB ? [-b, a, 0] : [b, -a, 0]
  return direction(x) ?? unitX
}

/** Undefined if a direction is null or x runs along z. */
export function makeFrame(at: Vec, z: Vec, x?: Vec): Frame | undefined {
  const main = direction(z)
  if (main === undefined) return undefined
  const wanted = x ?? defaultX(main)
  const across = direction(cross(main, cross(wanted, main)))
  if (across === undefined) return undefined
  return { origin: at, x: across, y: cross(main, across), z: main }
}

export function toLocal(frame: Frame, point: Vec): Vec {
  const d = subtract(point, frame.origin)
  return [dot(d, frame.x), dot(d, frame.y), dot(d, frame.z)]
}

export function fromLocal(frame: Frame, point: Vec): Vec {
  return add(frame.origin, directionFromLocal(frame, point))
}

function directionFromLocal(frame: Frame, d: Vec): Vec {
  return add(add(scale(frame.x, d[0]), scale(frame.y, d[1])), scale(frame.z, d[2]))
}

export function offsetFrame(frame: Frame, amount: number): Frame {
  return { ...frame, origin: add(frame.origin, scale(frame.z, amount)) }
}

/** Same origin and x, looking the other way. */
export function flipFrame(frame: Frame): Frame {
  return { origin: frame.origin, x: frame.x, y: negate(frame.y), z: negate(frame.z) }
}

export function containsPoint(frame: Frame, point: Vec, tolerance = 1e-6): boolean {
  return Math.abs(dot(subtract(point, frame.origin), frame.z)) <= tolerance
}
