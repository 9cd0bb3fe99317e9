/** A point or a direction, in millimetres. */
export type Vec3 = readonly [x: number, y: number, z: number]

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scaleBy = (a: Vec3, factor: number): Vec3 => [a[0] * factor, a[1] * factor, a[2] * factor]
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
export const lengthOf = (a: Vec3): number => Math.hypot(a[0], a[1], a[2])
export const distanceBetween = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
export const midpoint = (a: Vec3, b: Vec3): Vec3 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2]

/** The zero vector stays zero. */
export function normalize(a: Vec3): Vec3 {
  const length = lengthOf(a)
  return length === 0 ? a : scaleBy(a, 1 / length)
}

/** Some direction at right angles to `z`, chosen as OCCT's `gp_Ax2(P, V)` chooses it. */
export function anyPerpendicular(z: Vec3): Vec3 {
  const [a, b, c] = z
  const [absA, absB, absC] = [Math.abs(a), Math.abs(b), Math.abs(c)]
  if (absB <= absA && absB <= absC) return normalize(absA > absC ? [-c, 0, a] : [c, 0, -a])
  if (absA <= absB && absA <= absC) return normalize(absB > absC ? [0, -c, b] : [0, c, -b])
  return normalize(absA > absB ? [-b, a, 0] : [b, -a, 0])
}
