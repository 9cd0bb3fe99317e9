import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import type { Vec } from '../geometry/vec.ts'

interface Sample {
  point: Vec
  edge: number
  index: number
}

/** Samples an edge, both ends included; as many as build123d takes, so that hulls of splines agree to its tolerance. */
const samplesPerEdge = 2000

/**
 * The outline around edges in the XY plane, out of pieces of the edges and lines between them. The hull of many samples tells which
 * pieces lie on it; circles are then touched exactly.
 */
export function convexHullWire(edges: readonly kernel.Shape[]): kernel.Shape {
  const samples = edges.flatMap((edge, number) => sample(edge, number))
  const hull = hullOf(samples)
  if (hull.length < 3) throw valueError('the edges lie on one line: there is nothing to enclose')
  const pieces: kernel.Shape[] = []
  // Start at a jump, so that no run of neighbouring samples is cut in two.
  const start = hull.findIndex((current, at) => !isNeighbour(hull[(at + hull.length - 1) % hull.length]!, current))
  if (start < 0) return kernel.makeWire([edges[hull[0]!.edge]!])
  let run: Sample[] = []
  for (let step = 0; step <= hull.length; step += 1) {
    const current = hull[(start + step) % hull.length]!
    const last = run.at(-1)
    if (last !== undefined && !isNeighbour(last, current)) {
      pieces.push(...pieceOf(edges, run))
      pieces.push(kernel.makeLine(edges[0]!.kernel, last.point, current.point))
      run = []
    }
    run.push(current)
  }
  return kernel.makeWire(pieces)
}

function sample(edge: kernel.Shape, number: number): Sample[] {
  const range = kernel.parameterRange(edge)
  // Straight edges touch a hull in their ends only.
  const count = kernel.curveType(edge) === 'line' ? 2 : samplesPerEdge
  return Array.from({ length: count }, (_, index) => ({
    point: kernel.evaluateAt(edge, range.first + ((range.last - range.first) * index) / (count - 1))[0],
    edge: number,
    index,
  }))
}

function isNeighbour(a: Sample, b: Sample): boolean {
  return a.edge === b.edge && Math.abs(a.index - b.index) <= 1
}

function pieceOf(edges: readonly kernel.Shape[], run: readonly Sample[]): kernel.Shape[] {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined || run.length < 2) return []
  const edge = edges[first.edge]!
  const shares = [first.point, last.point].map((point) => kernel.shareAtPoint(edge, point, 1e-4))
  return [kernel.trimEdge(edge, Math.min(...shares), Math.max(...shares))]
}

/** Andrew's monotone chain, counter-clockwise. */
function hullOf(samples: readonly Sample[]): Sample[] {
  const sorted = samples.toSorted((a, b) => a.point[0] - b.point[0] || a.point[1] - b.point[1])
  const half = (ordered: readonly Sample[]): Sample[] => {
    const chain: Sample[] = []
    for (const next of ordered) {
      while (chain.length > 1 && turnOf(chain.at(-2)!.point, chain.at(-1)!.point, next.point) <= 1e-12) chain.pop()
      chain.push(next)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

function turnOf(a: Vec, b: Vec, c: Vec): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}
