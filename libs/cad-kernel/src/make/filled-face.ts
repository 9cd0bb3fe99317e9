import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import type { Shape } from '../shape/shape.ts'

/** A curved face through a closed boundary, and through the points if there are any (build123d's `make_surface`). */
export function makeFilledFace(boundary: Shape | readonly Shape[], points: readonly Vec3[] = []): Shape {
  const edges = 'kernel' in boundary ? subShapes(boundary, 'edge') : boundary
  const first = edges[0]
  if (first === undefined) throw argumentError('surface', 'no edges', 'give a closed boundary')
  return operate(
    first.kernel,
    'surface',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepOffsetAPI_MakeFilling(3, 15, 2, false, 1e-5, 1e-4, 1e-2, 0.1, 8, 9))
      for (const edge of edges) builder.Add(bench.edge(edge), 'GeomAbs_C0', true)
      for (const point of points) builder.Add(bench.point(point))
      builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
      if (!builder.IsDone()) bench.fail('no surface fills this boundary', 'give edges that close')
      return bench.shape(bench.occt.TopoDS.Face(bench.own(builder.Shape())))
    },
    'give edges that close, and points within them',
  )
}
