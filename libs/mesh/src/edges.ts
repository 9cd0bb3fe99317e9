export interface EdgeCounts {
  edges: number
  openEdges: number
  flippedEdges: number
  sharedEdges: number
}

/** How many triangles run along each edge, and which way; see `MeshTopology`. */
export function countEdges(triangles: Uint32Array): EdgeCounts {
  const sides = triangles.length
  // A hash table in typed arrays: several times as fast as a Map, whose keys would be numbers beyond 31 bits.
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, sides)))
  const heads = new Int32Array(slots).fill(-1)
  const next = new Int32Array(sides)
  const lows = new Uint32Array(sides)
  const highs = new Uint32Array(sides)
  const forward = new Uint32Array(sides)
  const backward = new Uint32Array(sides)
  let edges = 0

  const edgeOf = (low: number, high: number) => {
    const mixed = Math.imul(low, 73_856_093) ^ Math.imul(high, 19_349_663)
    const slot = (mixed ^ (mixed >>> 15)) & (slots - 1)
    for (let edge = heads[slot]!; edge >= 0; edge = next[edge]!) if (lows[edge] === low && highs[edge] === high) return edge
    const edge = edges
    edges += 1
    lows[edge] = low
    highs[edge] = high
    next[edge] = heads[slot]!
    heads[slot] = edge
    return edge
  }
  const run = (from: number, to: number) => {
    if (from < to) forward[edgeOf(from, to)]! += 1
    else backward[edgeOf(to, from)]! += 1
  }
  for (let at = 0; at < sides; at += 3) {
    run(triangles[at]!, triangles[at + 1]!)
    run(triangles[at + 1]!, triangles[at + 2]!)
    run(triangles[at + 2]!, triangles[at]!)
  }

  let openEdges = 0
  let flippedEdges = 0
  let sharedEdges = 0
  for (let edge = 0; edge < edges; edge += 1) {
    const [along, against] = [forward[edge]!, backward[edge]!]
    if (along + against === 1) openEdges += 1
    else if (along !== against) flippedEdges += 1
    else if (along > 1) sharedEdges += 1
  }
  return { edges, openEdges, flippedEdges, sharedEdges }
}
