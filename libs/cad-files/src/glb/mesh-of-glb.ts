import type { Mesh } from '@naturalcad/contracts/part'
import { readGlb } from './read-glb.ts'

/**
 * The mesh that `writeGlb` wrote. Faces of the shape share no vertices with each other, so an edge that bounds only one
 * triangle is an edge of the shape. Throws `INVALID_REQUEST` for a file that cannot be read.
 */
export function meshOfGlb(bytes: Uint8Array): Mesh {
  const { positions, normals, triangles } = readGlb(bytes)
  const uses = new Map<string, { from: number; to: number; count: number }>()
  for (let corner = 0; corner < triangles.length; corner += 1) {
    const next = corner % 3 === 2 ? corner - 2 : corner + 1
    const from = triangles[corner] ?? 0
    const to = triangles[next] ?? 0
    const key = from < to ? `${from} ${to}` : `${to} ${from}`
    const use = uses.get(key)
    if (use === undefined) uses.set(key, { from, to, count: 1 })
    else use.count += 1
  }
  const edges: Float64Array[] = []
  for (const { from, to, count } of uses.values()) {
    if (count === 1) edges.push(Float64Array.of(...positions.subarray(from * 3, from * 3 + 3), ...positions.subarray(to * 3, to * 3 + 3)))
  }
  return { positions, normals, triangles, edges }
}
