import { orderedEdges } from '../explore/ordered-edges.ts'
import { reversed } from '../explore/identity.ts'
import { distanceBetween, type Vec3 } from '../geometry/vector.ts'
import { argumentError, geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { takeEdge } from '../make/edge-of-curve.ts'
import { makeWire } from '../make/wire.ts'
import { edgeEnds, isForward, parameterRange } from '../measure/curve.ts'
import { pointOf } from '../measure/vertex.ts'
import type { Shape } from '../shape/shape.ts'

/** What takes the place of a corner: how far both edges stay, by their curves' parameters, and the edge between. */
export interface CornerCut {
  before: number
  after: number
  bridge: Shape
}

/** Two edges of a wire that meet in a point; the wire runs from the first into the second. */
export interface Corner {
  before: Shape
  after: Shape
  point: Vec3
}

const near = 1e-6

/** Replaces corners of a wire one after the other, each as the ones before have left its edges. */
export function cutCorners(operation: string, wire: Shape, vertices: readonly Shape[], cutCorner: (corner: Corner) => CornerCut): Shape {
  if (vertices.length === 0) throw argumentError(operation, 'no vertices', 'select at least one vertex')
  const edges = orderedEdges(wire)
  for (const vertex of vertices) {
    const point = pointOf(vertex)
    const index = edges.findIndex((edge) => distanceBetween(edgeEnds(edge).end, point) <= near)
    const before = edges[index]
    const next = index + 1 === edges.length ? 0 : index + 1
    const after = edges[next]
    if (before === undefined || after === undefined || next === index || distanceBetween(edgeEnds(after).start, point) > near) {
      throw argumentError(operation, 'a vertex is no corner of the wire', 'select vertices in which two edges of this shape meet')
    }
    const { before: stop, after: start, bridge } = cutCorner({ before, after, point })
    const shortened = [keepUpTo(operation, before, stop), keepFrom(operation, after, start)] as const
    edges.splice(index, 1, ...shortened[0], bridge)
    edges.splice(edges.indexOf(after), 1, ...shortened[1])
  }
  return makeWire(edges)
}

function keepUpTo(operation: string, edge: Shape, stop: number): Shape[] {
  const { first, last } = parameterRange(edge)
  return isForward(edge) ? between(operation, edge, first, stop) : between(operation, edge, stop, last)
}

function keepFrom(operation: string, edge: Shape, start: number): Shape[] {
  const { first, last } = parameterRange(edge)
  return isForward(edge) ? between(operation, edge, start, last) : between(operation, edge, first, start)
}

/** Nothing when the cut ends just where the edge does: two cuts that meet leave no edge between them. */
function between(operation: string, edge: Shape, from: number, to: number): Shape[] {
  const { first, last } = parameterRange(edge)
  const slack = 1e-9 * (last - first)
  if (from > to + slack || from < first - slack || to > last + slack) throw geometryError(operation, 'the edges are too short', 'use a smaller size')
  if (to - from <= slack) return []
  const trimmed = operate(edge.kernel, operation, (bench) => {
    const { returnValue } = bench.occt.BRep_Tool.Curve(bench.edge(edge), 0, 0)
    return takeEdge(bench, new bench.occt.BRepBuilderAPI_MakeEdge(bench.own(returnValue), from, to))
  })
  return [isForward(edge) ? trimmed : reversed(trimmed)]
}
