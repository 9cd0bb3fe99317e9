import { takeVec3 } from '../geometry/read.ts'
import { distanceBetween, type Vec3 } from '../geometry/vector.ts'
import { operate } from '../kernel/operate.ts'
import { makeVertex } from '../make/vertex.ts'
import { rawOf, type Shape } from '../shape/shape.ts'
import { subShapes } from '../explore/sub-shapes.ts'

export interface Nearest {
  /** 0 when they touch or one is inside the other. */
  distance: number
  /** On the first and on the second shape. */
  points: readonly [Vec3, Vec3]
}

/** The least distance of two shapes, and where. */
export function nearest(a: Shape, b: Shape): Nearest {
  return operate(a.kernel, 'distance', (bench) => {
    const extrema = bench.own(new bench.occt.BRepExtrema_DistShapeShape(rawOf(a), rawOf(b)))
    if (!extrema.IsDone() || extrema.NbSolution() === 0) bench.fail('no nearest points', 'check that neither shape is empty')
    return { distance: extrema.Value(), points: [takeVec3(extrema.PointOnShape1(1)), takeVec3(extrema.PointOnShape2(1))] }
  })
}

export function nearestToPoint(shape: Shape, point: Vec3): { distance: number; point: Vec3 } {
  const { points } = nearest(shape, makeVertex(shape.kernel, point))
  return { distance: distanceBetween(points[0], point), point: points[0] }
}

/** Within a solid or on its skin; on a face, edge or vertex within the tolerance. */
export function isInside(shape: Shape, point: Vec3, tolerance = 1e-6): boolean {
  const vertex = makeVertex(shape.kernel, point)
  const solids = subShapes(shape, 'solid')
  const parts = solids.length > 0 ? solids : [shape]
  return parts.some((part) =>
    operate(shape.kernel, 'is inside', (bench) => {
      const extrema = bench.own(new bench.occt.BRepExtrema_DistShapeShape(rawOf(part), rawOf(vertex)))
      return extrema.IsDone() && (extrema.InnerSolution() || extrema.Value() <= tolerance)
    }),
  )
}
