import { takeVec3 } from '../geometry/read.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'

/** Where a vertex is. */
export function pointOf(vertex: Shape): Vec3 {
  return operate(vertex.kernel, 'vertex', (bench) => takeVec3(bench.occt.BRep_Tool.Pnt(bench.vertex(vertex))))
}
