import { identityRotation, multiplyRotations, type Rotation3 } from './transform.ts'

/** The twelve orders of build123d's `Intrinsic` and `Extrinsic`. */
type AxisOrder = 'XYZ' | 'XZY' | 'YZX' | 'YXZ' | 'ZXY' | 'ZYX' | 'XYX' | 'XZX' | 'YZY' | 'YXY' | 'ZXZ' | 'ZYZ'

export interface RotationOrder {
  readonly kind: 'intrinsic' | 'extrinsic'
  readonly order: AxisOrder
}

export const intrinsicXyz: RotationOrder = { kind: 'intrinsic', order: 'XYZ' }

function aboutAxis(axis: string, degrees: number): Rotation3 {
  if (degrees === 0) return identityRotation
  const radians = (degrees * Math.PI) / 180
  const c = Math.cos(radians)
  const s = Math.sin(radians)
  if (axis === 'X') return [1, 0, 0, 0, c, -s, 0, s, c]
  if (axis === 'Y') return [c, 0, s, 0, 1, 0, -s, 0, c]
  return [c, -s, 0, s, c, 0, 0, 0, 1]
}

/** Angles in degrees, in the order in which the axes are named. */
export function rotationFromEuler(angles: readonly [number, number, number], { kind, order }: RotationOrder = intrinsicXyz): Rotation3 {
  const turns = angles.map((angle, index) => aboutAxis(order[index] ?? 'Z', angle))
  const sequence = kind === 'intrinsic' ? turns : turns.toReversed()
  return sequence.reduce(multiplyRotations, identityRotation)
}

/** Intrinsic XYZ angles in degrees, with OCCT's choice where two axes fall together (gp_Quaternion::GetEulerAngles). */
export function eulerFromRotation(m: Rotation3): [number, number, number] {
  const toDegrees = 180 / Math.PI
  const cosY = Math.hypot(m[8], m[5])
  const y = Math.atan2(m[2], cosY) * toDegrees
  if (cosY > 16 * Number.EPSILON) return [Math.atan2(-m[5], m[8]) * toDegrees, y, Math.atan2(-m[1], m[0]) * toDegrees]
  return [0, y, Math.atan2(m[3], m[4]) * toDegrees]
}
