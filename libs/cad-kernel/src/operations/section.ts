import type { Frame } from '../geometry/frame.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** The edges in which two shapes meet, and the vertices in which they only touch. */
export function section(shape: Shape, other: Shape): { edges: Shape[]; vertices: Shape[] } {
  const result = operate(shape.kernel, 'section', (bench) => {
    const builder = bench.own(new bench.occt.BRepAlgoAPI_Section(rawOf(shape), rawOf(other), false))
    builder.Approximation(true)
    builder.ComputePCurveOn1(true)
    builder.ComputePCurveOn2(true)
    builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
    return bench.shape(builder.Shape())
  })
  return { edges: subShapes(result, 'edge'), vertices: subShapes(result, 'vertex') }
}

/** The edges in which a shape meets the frame's x-y plane. */
export function sectionByPlane(shape: Shape, plane: Frame): Shape[] {
  const result = operate(shape.kernel, 'section', (bench) => {
    const cutting = bench.own(new bench.occt.gp_Pln(bench.ax3(plane)))
    const builder = bench.own(new bench.occt.BRepAlgoAPI_Section(rawOf(shape), cutting, false))
    builder.Approximation(true)
    builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
    return bench.shape(builder.Shape())
  })
  return subShapes(result, 'edge')
}
