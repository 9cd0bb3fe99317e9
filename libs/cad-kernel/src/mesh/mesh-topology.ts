import type { Mesh } from '@naturalcad/contracts/part'
import { weld } from './weld.ts'

export interface MeshTopology {
  /** Edges that are not in exactly two triangles that run through them in opposite directions. */
  badEdges: number
  /** Pieces that hang together. */
  parts: number
  /** V − E + F. */
  eulerCharacteristic: number
  /** Through holes of all parts together; only meaningful when no edge is bad. */
  genus: number
}

/** What the triangles say about the shape, after welding vertices within 1e-5 mm. */
export function meshTopology(mesh: Mesh): MeshTopology {
  const { vertexCount, triangles } = weld(mesh)
  // Vertex numbers are below 2^26, so two of them make an exact key; the value is backward runs × 2^16 + forward runs.
  const runs = new Map<number, number>()
  const parent = Uint32Array.from({ length: vertexCount }, (_, vertex) => vertex)
  const root = (vertex: number): number => {
    let at = vertex
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  const count = (from: number, to: number) => {
    const key = Math.min(from, to) * 2 ** 26 + Math.max(from, to)
    runs.set(key, (runs.get(key) ?? 0) + (from < to ? 1 : 2 ** 16))
    parent[root(from)] = root(to)
  }
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [triangles[at]!, triangles[at + 1]!, triangles[at + 2]!]
    count(a, b)
    count(b, c)
    count(c, a)
  }
  const onceEachWay = 2 ** 16 + 1
  let badEdges = 0
  for (const run of runs.values()) if (run !== onceEachWay) badEdges += 1
  const used = new Set(triangles)
  const parts = new Set([...used].map(root)).size
  const eulerCharacteristic = used.size - runs.size + triangles.length / 3
  return { badEdges, parts, eulerCharacteristic, genus: parts - eulerCharacteristic / 2 }
}

/** By the divergence theorem; exact for the triangles. */
export function meshVolume({ positions, triangles }: Mesh): number {
  // About a point of the mesh itself, so that a part far from the origin loses no digits.
  const [ox, oy, oz] = [positions[0] ?? 0, positions[1] ?? 0, positions[2] ?? 0]
  let sixfold = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [triangles[at]! * 3, triangles[at + 1]! * 3, triangles[at + 2]! * 3]
    const [ax, ay, az] = [positions[a]! - ox, positions[a + 1]! - oy, positions[a + 2]! - oz]
    const [bx, by, bz] = [positions[b]! - ox, positions[b + 1]! - oy, positions[b + 2]! - oz]
    const [cx, cy, cz] = [positions[c]! - ox, positions[c + 1]! - oy, positions[c + 2]! - oz]
    sixfold += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
  }
  return sixfold / 6
}
