import type { Triangles } from './triangles.ts'

/** How the triangles hang together. Count on a welded mesh. */
export interface MeshTopology {
  vertices: number
  edges: number
  triangles: number
  /** Edges with a triangle on one side only: holes in the surface. */
  openEdges: number
  /** Edges whose two triangles run along them in the same direction: one of them is inside out. */
  flippedEdges: number
  /** Edges of more than two triangles: parts that touch. */
  sharedEdges: number
  /** Connected pieces of surface. */
  shells: number
  /** Vertices − edges + triangles. */
  euler: number
  /** Through holes of all shells together; undefined unless every edge has exactly two triangles in opposite directions. */
  genus: number | undefined
}

export function meshTopology({ positions, triangles }: Triangles): MeshTopology {
  const points = positions.length / 3
  const uses = countEdgeUses(triangles, points)
  let openEdges = 0
  let flippedEdges = 0
  let sharedEdges = 0
  for (const { forward, backward } of uses.values()) {
    if (forward + backward === 1) openEdges++
    else if (forward !== backward) flippedEdges++
    else if (forward > 1) sharedEdges++
  }
  const { vertices, shells } = countShells(triangles, points)
  const euler = vertices - uses.size + triangles.length / 3
  const isClosed = openEdges + flippedEdges + sharedEdges === 0
  return {
    vertices,
    edges: uses.size,
    triangles: triangles.length / 3,
    openEdges,
    flippedEdges,
    sharedEdges,
    shells,
    euler,
    genus: isClosed ? shells - euler / 2 : undefined,
  }
}

function countEdgeUses(triangles: Uint32Array, points: number): Map<number, { forward: number; backward: number }> {
  const uses = new Map<number, { forward: number; backward: number }>()
  for (let at = 0; at < triangles.length; at += 3) {
    for (const side of [0, 1, 2]) {
      const from = triangles[at + side] ?? 0
      const to = triangles[at + ((side + 1) % 3)] ?? 0
      const key = Math.min(from, to) * points + Math.max(from, to)
      let use = uses.get(key)
      if (use === undefined) uses.set(key, (use = { forward: 0, backward: 0 }))
      if (from < to) use.forward++
      else use.backward++
    }
  }
  return uses
}

/** Union-find over the points that triangles use. */
function countShells(triangles: Uint32Array, points: number): { vertices: number; shells: number } {
  const parent = Uint32Array.from({ length: points }, (_, index) => index)
  const root = (point: number) => {
    let at = point
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0
      at = parent[at] ?? 0
    }
    return at
  }
  const isUsed = new Uint8Array(points)
  for (let at = 0; at < triangles.length; at += 3) {
    const first = root(triangles[at] ?? 0)
    for (const side of [1, 2]) parent[root(triangles[at + side] ?? 0)] = first
    for (const side of [0, 1, 2]) isUsed[triangles[at + side] ?? 0] = 1
  }
  let vertices = 0
  let shells = 0
  for (let point = 0; point < points; point++) {
    if (isUsed[point] === 0) continue
    vertices++
    if (parent[point] === point) shells++
  }
  return { vertices, shells }
}
