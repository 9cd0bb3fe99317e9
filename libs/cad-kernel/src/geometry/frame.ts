import { add, anyPerpendicular, cross, dot, normalize, scaleBy, subtract, type Vec3 } from './vector.ts'

/** A right-handed coordinate system: y is z × x. The directions need not have length 1. */
export interface Frame {
  origin: Vec3
  x: Vec3
  z: Vec3
}

export const worldFrame: Frame = { origin: [0, 0, 0], x: [1, 0, 0], z: [0, 0, 1] }

/** A frame at `origin` whose z is `z`; without `x`, one as OCCT chooses it. */
export function frameAt(origin: Vec3, z: Vec3, x: Vec3 = anyPerpendicular(normalize(z))): Frame {
  return { origin, x, z }
}

/** The three unit directions, x made square to z. */
export function directionsOf(frame: Frame): { x: Vec3; y: Vec3; z: Vec3 } {
  const z = normalize(frame.z)
  const x = normalize(subtract(frame.x, scaleBy(z, dot(frame.x, z))))
  return { x, y: cross(z, x), z }
}

export function toLocal(frame: Frame, point: Vec3): Vec3 {
  const { x, y, z } = directionsOf(frame)
  const offset = subtract(point, frame.origin)
  return [dot(offset, x), dot(offset, y), dot(offset, z)]
}

export function toWorld(frame: Frame, local: Vec3): Vec3 {
  const { x, y, z } = directionsOf(frame)
  return add(frame.origin, add(add(scaleBy(x, local[0]), scaleBy(y, local[1])), scaleBy(z, local[2])))
}
