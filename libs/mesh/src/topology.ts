import { countEdges } from './edges.ts'
import type { Triangles } from './triangles.ts'

/** How triangles hang together. */
export interface MeshTopology {
  /** Points that triangles use. */
  vertices: number
  edges: number
  triangles: number
  /** Edges with one triangle: the rim of a hole in the surface. */
  openEdges: number
  /** Edges that more triangles run along one way than the other: one of them is inside out, or another is missing. */
  flippedEdges: number
  /** Edges of four or more triangles, as many each way: bodies that touch. */
  sharedEdges: number
  /** Connected pieces of surface; a cavity is one. */
  shells: number
  /** Vertices − edges + triangles. */
  euler: number
  /** Through holes of all shells together; undefined unless every edge has exactly two triangles in opposite directions. */
  genus: number | undefined
}

/** Counts points as they are numbered: weld a kernel's mesh first. */
export function meshTopology({ positions, triangles }: Triangles): MeshTopology {
  const points = positions.length / 3
  const counts = countEdges(triangles)
  const { vertices, shells } = countShells(triangles, points)
  const euler = vertices - counts.edges + triangles.length / 3
  const isClosed = counts.openEdges + counts.flippedEdges + counts.sharedEdges === 0
  return { ...counts, vertices, triangles: triangles.length / 3, shells, euler, genus: isClosed ? shells - euler / 2 : undefined }
}

/** Whether the surface has an inside. Bodies that touch have one: each of their edges has as many triangles on one side as on the other. */
export function isWatertight({ triangles, openEdges, flippedEdges }: MeshTopology): boolean {
  return triangles > 0 && openEdges + flippedEdges === 0
}

/** Union-find over the points that triangles use. */
function countShells(triangles: Uint32Array, points: number): { vertices: number; shells: number } {
  const parent = new Uint32Array(points)
  for (let point = 0; point < points; point += 1) parent[point] = point
  const rootOf = (point: number) => {
    let at = point
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  const isUsed = new Uint8Array(points)
  for (let at = 0; at < triangles.length; at += 3) {
    const first = rootOf(triangles[at]!)
    parent[rootOf(triangles[at + 1]!)] = first
    parent[rootOf(triangles[at + 2]!)] = first
    isUsed[triangles[at]!] = 1
    isUsed[triangles[at + 1]!] = 1
    isUsed[triangles[at + 2]!] = 1
  }
  let vertices = 0
  let shells = 0
  for (let point = 0; point < points; point += 1) {
    if (isUsed[point] === 0) continue
    vertices += 1
    if (parent[point] === point) shells += 1
  }
  return { vertices, shells }
}
