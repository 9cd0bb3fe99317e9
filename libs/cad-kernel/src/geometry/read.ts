import type { gp_Trsf } from '../kernel/occt.ts'
import type { Matrix } from './matrix.ts'
import type { Vec3 } from './vector.ts'

interface Coordinates {
  X(): number
  Y(): number
  Z(): number
  delete(): void
}

/** Reads an OCCT point, vector or direction, and frees it. */
export function takeVec3(coordinates: Coordinates): Vec3 {
  const read: Vec3 = [coordinates.X(), coordinates.Y(), coordinates.Z()]
  coordinates.delete()
  return read
}

/** Reads an OCCT transformation, and frees it. */
export function takeMatrix(transformation: gp_Trsf): Matrix {
  const at = (row: number, column: number) => transformation.Value(row, column)
  const read: Matrix = [at(1, 1), at(1, 2), at(1, 3), at(1, 4), at(2, 1), at(2, 2), at(2, 3), at(2, 4), at(3, 1), at(3, 2), at(3, 3), at(3, 4)]
  transformation.delete()
  return read
}
