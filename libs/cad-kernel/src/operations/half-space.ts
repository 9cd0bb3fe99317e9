import { operate } from '../kernel/operate.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/**
 * Everything on the point's side of a face or shell, as a solid without end: a tool for booleans. The boundary must
 * reach beyond what it is used on.
 */
export function makeHalfSpace(boundary: Shape, point: Vec3): Shape {
  return operate(boundary.kernel, 'half space', (bench) => {
    const { BRepPrimAPI_MakeHalfSpace, TopoDS } = bench.occt
    const builder =
      boundary.type === 'shell'
        ? new BRepPrimAPI_MakeHalfSpace(bench.own(TopoDS.Shell(rawOf(boundary))), bench.point(point))
        : new BRepPrimAPI_MakeHalfSpace(bench.face(boundary), bench.point(point))
    return bench.shape(bench.own(builder).Solid())
  })
}
