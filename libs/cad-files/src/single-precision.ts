import { weldMesh, type Triangles } from '@naturalcad/mesh'

/** Coordinates as single-precision files keep them, welded again: rounding may bring points together. */
export function toSinglePrecision(mesh: Triangles): Triangles {
  const { positions, triangles } = weldMesh(mesh)
  return weldMesh({ positions: Float64Array.from(Float32Array.from(positions)), triangles })
}
