import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'
import { isSame } from './identity.ts'

/**
 * The edges of a wire one after the other, each turned the way the wire runs. Degenerated edges are left out. OCCT's
 * `BRepTools_WireExplorer` is not in the binding; the wire's own curve knows the order.
 */
export function orderedEdges(wire: Shape): Shape[] {
  return operate(wire.kernel, 'edges in order', (bench) => {
    const curve = bench.own(new bench.occt.BRepAdaptor_CompCurve(bench.wire(wire), false))
    const count = curve.NbIntervals('GeomAbs_C0')
    const knots = bench.own(new bench.occt.NCollection_Array1_double(1, count + 1))
    curve.Intervals(knots, 'GeomAbs_C0')
    const edges: Shape[] = []
    for (let index = 1; index <= count; index += 1) {
      const raw = new bench.occt.TopoDS_Edge()
      curve.Edge((knots.Value(index) + knots.Value(index + 1)) / 2, raw, 0)
      const edge = bench.shape(raw)
      const previous = edges.at(-1)
      // An edge with a kink comes once for each of its smooth parts.
      if (previous === undefined || !isSame(previous, edge)) edges.push(edge)
    }
    return edges
  })
}
