import type { BRepBuilderAPI_MakeEdge, Geom_Curve } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'

/** The edge over the whole of a bounded curve. */
export function edgeOfCurve(bench: Workbench, curve: Geom_Curve): Shape {
  return takeEdge(bench, new bench.occt.BRepBuilderAPI_MakeEdge(bench.own(curve)))
}

export function takeEdge(bench: Workbench, builder: BRepBuilderAPI_MakeEdge): Shape {
  bench.own(builder)
  if (!builder.IsDone()) bench.fail('the curve bounds no edge', 'check that its ends differ and lie on it')
  return bench.shape(builder.Edge())
}
