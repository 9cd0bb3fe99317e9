import type { Mesh } from '@naturalcad/contracts/part'

export interface WeldedMesh {
  /** How many distinct vertices the triangles use. */
  vertexCount: number
  /** Vertex indices, three a triangle; triangles with two equal corners are gone. */
  triangles: Uint32Array
}

/** Takes vertices nearer than the distance for one, so that the faces of a mesh share theirs. */
export function weld({ positions, triangles }: Mesh, distance = 1e-5): WeldedMesh {
  const cells = new Map<string, number[]>()
  const representatives: number[] = []
  const cell = (value: number) => Math.floor(value / distance)
  const indexOf = (vertex: number): number => {
    const [x, y, z] = [positions[vertex * 3]!, positions[vertex * 3 + 1]!, positions[vertex * 3 + 2]!]
    const home = [cell(x), cell(y), cell(z)] as const
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dz = -1; dz <= 1; dz += 1) {
          for (const candidate of cells.get(`${home[0] + dx},${home[1] + dy},${home[2] + dz}`) ?? []) {
            const at = representatives[candidate]! * 3
            if (Math.hypot(positions[at]! - x, positions[at + 1]! - y, positions[at + 2]! - z) <= distance) return candidate
          }
        }
      }
    }
    const key = home.join()
    const index = representatives.push(vertex) - 1
    cells.set(key, [...(cells.get(key) ?? []), index])
    return index
  }
  const welded = Array.from({ length: positions.length / 3 }, (_, vertex) => indexOf(vertex))
  const kept: number[] = []
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [welded[triangles[at]!]!, welded[triangles[at + 1]!]!, welded[triangles[at + 2]!]!]
    if (a !== b && b !== c && c !== a) kept.push(a, b, c)
  }
  return { vertexCount: new Set(kept).size, triangles: Uint32Array.from(kept) }
}
