import type { Vec3 } from '../geometry/vector.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'

export function makeVertex(kernel: Kernel, point: Vec3): Shape {
  return operate(kernel, 'vertex', (bench) => bench.shape(bench.own(new bench.occt.BRepBuilderAPI_MakeVertex(bench.point(point))).Vertex()))
}
