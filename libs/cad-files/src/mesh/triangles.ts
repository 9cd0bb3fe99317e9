import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Triangles over shared points; a `Mesh` is one with more to it. Millimetres. */
export interface Triangles {
  /** x, y, z of each point. */
  positions: Float64Array
  /** Three point indices a triangle, counter-clockwise seen from outside. */
  triangles: Uint32Array
}

export interface Box3 {
  min: [number, number, number]
  max: [number, number, number]
}

/** Throws `INVALID_REQUEST` for a mesh that no file can hold: no triangles, an index out of range, a coordinate that is no number. */
export function assertTriangles({ positions, triangles }: Triangles): void {
  const points = positions.length / 3
  if (triangles.length === 0) throw refuse('has no triangles')
  if (!Number.isInteger(points) || triangles.length % 3 !== 0) throw refuse('is cut off: points and triangles come in threes')
  for (const index of triangles) if (index >= points) throw refuse(`names point ${index} of ${points}`)
  for (const value of positions) if (!Number.isFinite(value)) throw refuse('has a coordinate that is no finite number')
}

export function measureBox(positions: Float64Array): Box3 {
  const box: Box3 = { min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity] }
  for (let at = 0; at < positions.length; at += 3) {
    for (const axis of [0, 1, 2] as const) {
      const value = positions[at + axis] ?? 0
      if (value < box.min[axis]) box.min[axis] = value
      if (value > box.max[axis]) box.max[axis] = value
    }
  }
  return box
}

export function boxDiagonal({ min, max }: Box3): number {
  return Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])
}

function refuse(what: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `the mesh ${what}`, { remedy: 'mesh the shape again and check that it is valid' })
}
