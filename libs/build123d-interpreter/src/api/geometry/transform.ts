import type { Frame } from './frame.ts'
import { add, direction, origin, scale, type Vec } from './vec.ts'

/** Row-major 3 by 3. */
export type Rotation3 = readonly [number, number, number, number, number, number, number, number, number]

/** Row-major 3 by 4: the linear part and, in the last column, the translation. What the kernel takes. */
export type Matrix34 = readonly [number, number, number, number, number, number, number, number, number, number, number, number]

/** A rigid placement: turn, then move. */
export interface Transform {
  readonly rotation: Rotation3
  readonly translation: Vec
}

export const identityRotation: Rotation3 = [1, 0, 0, 0, 1, 0, 0, 0, 1]
export const identityTransform: Transform = { rotation: identityRotation, translation: origin }

export function multiplyRotations(a: Rotation3, b: Rotation3): Rotation3 {
  return [
    a[0] * b[0] + a[1] * b[3] + a[2] * b[6],
    a[0] * b[1] + a[1] * b[4] + a[2] * b[7],
    a[0] * b[2] + a[1] * b[5] + a[2] * b[8],
    a[3] * b[0] + a[4] * b[3] + a[5] * b[6],
    a[3] * b[1] + a[4] * b[4] + a[5] * b[7],
    a[3] * b[2] + a[4] * b[5] + a[5] * b[8],
    a[6] * b[0] + a[7] * b[3] + a[8] * b[6],
    a[6] * b[1] + a[7] * b[4] + a[8] * b[7],
    a[6] * b[2] + a[7] * b[5] + a[8] * b[8],
  ]
}

export function turn(r: Rotation3, v: Vec): Vec {
  return [r[0] * v[0] + r[1] * v[1] + r[2] * v[2], r[3] * v[0] + r[4] * v[1] + r[5] * v[2], r[6] * v[0] + r[7] * v[1] + r[8] * v[2]]
}

function transpose(r: Rotation3): Rotation3 {
  return [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]]
}

/** `a` after `b`. */
export function compose(a: Transform, b: Transform): Transform {
  return { rotation: multiplyRotations(a.rotation, b.rotation), translation: add(turn(a.rotation, b.translation), a.translation) }
}

export function invert(t: Transform): Transform {
  const rotation = transpose(t.rotation)
  return { rotation, translation: scale(turn(rotation, t.translation), -1) }
}

export function applyTo(t: Transform, point: Vec): Vec {
  return add(turn(t.rotation, point), t.translation)
}

export function translation(by: Vec): Transform {
  return { rotation: identityRotation, translation: by }
}

/** A turn by degrees about an axis that need not pass through the origin. */
export function rotationAbout(about: Vec, axis: Vec, degrees: number): Transform {
  const [x, y, z] = direction(axis) ?? [0, 0, 1]
  const radians = (degrees * Math.PI) / 180
  const c = Math.cos(radians)
  const s = Math.sin(radians)
  const k = 1 - c
  const rotation: Rotation3 = [c + x * x * k, x * y * k - z * s, x * z * k + y * s, y * x * k + z * s, c + y * y * k, y * z * k - x * s, z * x * k - y * s, z * y * k + x * s, c + z * z * k]
  const moved = turn(rotation, about)
  return { rotation, translation: [about[0] - moved[0], about[1] - moved[1], about[2] - moved[2]] }
}

export function isIdentity(t: Transform): boolean {
  return t.translation.every((value) => value === 0) && t.rotation.every((value, index) => value === identityRotation[index])
}

export function fromFrame(frame: Frame): Transform {
  const { x, y, z } = frame
  return { rotation: [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]], translation: frame.origin }
}

export function toFrame(t: Transform): Frame {
  const r = t.rotation
  return { origin: t.translation, x: [r[0], r[3], r[6]], y: [r[1], r[4], r[7]], z: [r[2], r[5], r[8]] }
}

export function toMatrix(t: Transform): Matrix34 {
  const r = t.rotation
  const [x, y, z] = t.translation
  return [r[0], r[1], r[2], x, r[3], r[4], r[5], y, r[6], r[7], r[8], z]
}

export function fromMatrix(m: readonly number[]): Transform {
  const at = (index: number): number => m[index] ?? 0
  return { rotation: [at(0), at(1), at(2), at(4), at(5), at(6), at(8), at(9), at(10)], translation: [at(3), at(7), at(11)] }
}

/** Unit quaternion x, y, z, w with its first notable component positive: the same turn always gives the same four. */
export function canonicalQuaternion(r: Rotation3): [number, number, number, number] {
  const trace = r[0] + r[4] + r[8]
  let q: [number, number, number, number]
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1)
    q = [(r[7] - r[5]) / s, (r[2] - r[6]) / s, (r[3] - r[1]) / s, s / 4]
  } else if (r[0] > r[4] && r[0] > r[8]) {
    const s = 2 * Math.sqrt(1 + r[0] - r[4] - r[8])
    q = [s / 4, (r[1] + r[3]) / s, (r[2] + r[6]) / s, (r[7] - r[5]) / s]
  } else if (r[4] > r[8]) {
    const s = 2 * Math.sqrt(1 + r[4] - r[0] - r[8])
    q = [(r[1] + r[3]) / s, s / 4, (r[5] + r[7]) / s, (r[2] - r[6]) / s]
  } else {
    const s = 2 * Math.sqrt(1 + r[8] - r[0] - r[4])
    q = [(r[2] + r[6]) / s, (r[5] + r[7]) / s, s / 4, (r[3] - r[1]) / s]
  }
  const first = q.find((value) => Math.abs(value) > 1e-6) ?? 1
  return first < 0 ? [-q[0], -q[1], -q[2], -q[3]] : q
}
