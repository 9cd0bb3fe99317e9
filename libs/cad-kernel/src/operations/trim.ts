import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { takeEdge } from '../make/edge-of-curve.ts'
import { isForward, parameterAt } from '../measure/curve.ts'
import { reversed } from '../explore/identity.ts'
import type { Shape } from '../shape/shape.ts'

/** The part of an edge between two shares of its length, running the edge's way. */
export function trimEdge(edge: Shape, from: number, to: number): Shape {
  if (!(from < to)) throw argumentError('trim', `from ${from} to ${to}`, 'let the first share be less than the second')
  const ends = [parameterAt(edge, from), parameterAt(edge, to)]
  const trimmed = operate(edge.kernel, 'trim', (bench) => {
    const { returnValue } = bench.occt.BRep_Tool.Curve(bench.edge(edge), 0, 0)
    return takeEdge(bench, new bench.occt.BRepBuilderAPI_MakeEdge(bench.own(returnValue), Math.min(...ends), Math.max(...ends)))
  })
  return isForward(edge) ? trimmed : reversed(trimmed)
}
