import { takeVec3 } from '../geometry/read.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { operate } from '../kernel/operate.ts'
import type { Adaptor3d_Curve } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'
import { rawOf } from '../shape/shape.ts'

/** The curve of an edge, or of a whole wire as one. */
export function adaptorOf(bench: Workbench, shape: Shape): Adaptor3d_Curve {
  return bench.own(
    shape.type === 'wire' ? new bench.occt.BRepAdaptor_CompCurve(bench.wire(shape), false) : new bench.occt.BRepAdaptor_Curve(bench.edge(shape)),
  )
}

/** An edge runs against its curve when it is reversed. */
export function isForward(shape: Shape): boolean {
  return rawOf(shape).Orientation() !== 'TopAbs_REVERSED'
}

/** Where an edge or wire begins and ends, in its own direction. */
export function edgeEnds(shape: Shape): { start: Vec3; end: Vec3 } {
  return operate(shape.kernel, 'ends', (bench) => {
    const curve = adaptorOf(bench, shape)
    const first = takeVec3(curve.Value(curve.FirstParameter()))
    const last = takeVec3(curve.Value(curve.LastParameter()))
    return shape.type === 'wire' || isForward(shape) ? { start: first, end: last } : { start: last, end: first }
  })
}
