import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Triangles over shared points; the `Mesh` of `@naturalcad/contracts/part` is one with more to it. Millimetres. */
export interface Triangles {
  /** x, y, z of each point. */
  positions: Float64Array
  /** Three point indices a triangle, counter-clockwise seen from outside. */
  triangles: Uint32Array
}

/** Throws `INVALID_REQUEST` for what is no mesh: no triangles, an index out of range, a coordinate that is no finite number. */
export function assertTriangles({ positions, triangles }: Triangles): void {
  const points = positions.length / 3
  if (triangles.length === 0) throw refuse('has no triangles')
  if (!Number.isInteger(points) || triangles.length % 3 !== 0) throw refuse('is cut off: points and triangles come in threes')
  for (const index of triangles) if (index >= points) throw refuse(`names point ${index} of ${points}`)
  for (const value of positions) if (!Number.isFinite(value)) throw refuse('has a coordinate that is no finite number')
}

function refuse(what: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `the mesh ${what}`, { remedy: 'mesh the shape again and check that it is valid' })
}
