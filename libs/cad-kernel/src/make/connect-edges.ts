import { distanceBetween, type Vec3 } from '../geometry/vector.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { edgeEnds } from '../measure/curve.ts'
import type { Shape } from '../shape/shape.ts'
import { makeWire } from './wire.ts'

interface Piece {
  edge: Shape
  start: Vec3
  end: Vec3
}

interface Chain {
  edges: Shape[]
  start: Vec3
  end: Vec3
}

/**
 * As many wires as the edges make when joined where their ends lie within `tolerance`, in the order in which each wire's
 * first edge was given. Closed edges are wires of their own.
 */
export function connectEdges(parts: readonly Shape[], tolerance = 1e-6): Shape[] {
  const edges = parts.flatMap((part) => (part.type === 'edge' ? [part] : subShapes(part, 'edge')))
  const left: Piece[] = edges.map((edge) => ({ edge, ...edgeEnds(edge) }))
  const wires: Shape[] = []
  for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
    const chain: Chain = { edges: [piece.edge], start: piece.start, end: piece.end }
    while (!touches(chain.start, chain.end, tolerance) && extend(chain, left, tolerance)) {}
    wires.push(makeWire(chain.edges))
  }
  return wires
}

function touches(a: Vec3, b: Vec3, tolerance: number): boolean {
  return distanceBetween(a, b) <= tolerance
}

function extend(chain: Chain, left: Piece[], tolerance: number): boolean {
  const isClosed = (piece: Piece) => touches(piece.start, piece.end, tolerance)
  for (const [index, piece] of left.entries()) {
    if (isClosed(piece)) continue
    const { start, end, edge } = piece
    if (touches(chain.end, start, tolerance)) chain.end = end
    else if (touches(chain.end, end, tolerance)) chain.end = start
    else if (touches(chain.start, end, tolerance)) chain.start = start
    else if (touches(chain.start, start, tolerance)) chain.start = end
    else continue
    chain.edges.push(edge)
    left.splice(index, 1)
    return true
  }
  return false
}
