import { directionsOf, type Frame } from './frame.ts'
import { cross, dot, lengthOf, type Vec3 } from './vector.ts'

/** Three rows of four, row after row: rotation (and scale) in the left three columns, translation in the fourth. */
export type Matrix = readonly [
  number, number, number, number,
  number, number, number, number,
  number, number, number, number,
]

export const identity: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]

export function translation([x, y, z]: Vec3): Matrix {
  return [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z]
}

/** Takes coordinates of the frame to those of the world. */
export function matrixOfFrame(frame: Frame): Matrix {
  const { x, y, z } = directionsOf(frame)
  const { origin } = frame
  return [x[0], y[0], z[0], origin[0], x[1], y[1], z[1], origin[1], x[2], y[2], z[2], origin[2]]
}

/** First `b`, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const row = (i: 0 | 4 | 8): [number, number, number, number] => [
    a[i] * b[0] + a[i + 1]! * b[4] + a[i + 2]! * b[8],
    a[i] * b[1] + a[i + 1]! * b[5] + a[i + 2]! * b[9],
    a[i] * b[2] + a[i + 1]! * b[6] + a[i + 2]! * b[10],
    a[i] * b[3] + a[i + 1]! * b[7] + a[i + 2]! * b[11] + a[i + 3]!,
  ]
  return [...row(0), ...row(4), ...row(8)]
}

export function transformPoint(m: Matrix, [x, y, z]: Vec3): Vec3 {
  return [m[0] * x + m[1] * y + m[2] * z + m[3], m[4] * x + m[5] * y + m[6] * z + m[7], m[8] * x + m[9] * y + m[10] * z + m[11]]
}

export function isIdentity(m: Matrix): boolean {
  return m.every((value, index) => value === identity[index])
}

/** The factor by which a matrix scales, negative when it mirrors; undefined when it stretches or shears. */
export function scaleOfMatrix(m: Matrix): number | undefined {
  const x: Vec3 = [m[0], m[4], m[8]]
  const y: Vec3 = [m[1], m[5], m[9]]
  const z: Vec3 = [m[2], m[6], m[10]]
  const size = lengthOf(x)
  const slack = 1e-9 * size * size
  const isSimilar = [dot(x, y), dot(y, z), dot(z, x), dot(y, y) - size * size, dot(z, z) - size * size].every((error) => Math.abs(error) <= slack)
  if (!isSimilar || !(size > 0)) return undefined
  return dot(cross(x, y), z) < 0 ? -size : size
}
