import { explore } from '../explore/sub-shapes.ts'
import { geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import type { Frame } from '../geometry/frame.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { TopoDS_Wire } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/**
 * The planar face inside `outer`, less the inner wires, whichever way round they run: they are turned so that holes are
 * holes. Throws `SCRIPT_FAILED` for wires that are open or not in one plane.
 */
export function makeFace(outer: Shape, inner: readonly Shape[] = []): Shape {
  for (const wire of [outer, ...inner]) {
    if (!rawOf(wire).Closed() && !isClosedWire(wire)) throw geometryError('face', 'a wire is open', 'close the wire')
  }
  return operate(
    outer.kernel,
    'face',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepBuilderAPI_MakeFace(forwardWire(bench, outer), true))
      for (const wire of inner) builder.Add(forwardWire(bench, wire))
      if (!builder.IsDone()) bench.fail('the wires do not bound a planar face', 'put all wires into one plane')
      const fix = bench.own(new bench.occt.ShapeFix_Face(bench.own(builder.Face())))
      // `FixOrientation` on its own, before this, would turn some concave outlines inside out.
      fix.Perform()
      return bench.shape(fix.Result())
    },
    'put all wires into one plane',
  )
}

/** A planar rectangle, or the whole plane as far as the sizes reach, about the frame's origin. */
export function makePlaneFace(kernel: Kernel, frame: Frame, xSize: number, ySize: number): Shape {
  return operate(kernel, 'plane face', (bench) => {
    const plane = bench.own(new bench.occt.gp_Pln(bench.ax3(frame)))
    return bench.shape(bench.own(new bench.occt.BRepBuilderAPI_MakeFace(plane, -xSize / 2, xSize / 2, -ySize / 2, ySize / 2)).Face())
  })
}

/**
 * The same wire with the turning in its edges instead of in itself: of a reversed wire, as an offset makes, OCCT's face
 * builder makes a face that is inside out.
 */
function forwardWire(bench: Workbench, wire: Shape): TopoDS_Wire {
  if (rawOf(wire).Orientation() === 'TopAbs_FORWARD') return bench.wire(wire)
  const builder = bench.own(new bench.occt.TopoDS_Builder())
  const turned = bench.own(new bench.occt.TopoDS_Wire())
  builder.MakeWire(turned)
  explore(bench, rawOf(wire), 'edge', (edge) => builder.Add(turned, bench.own(edge)))
  turned.Closed(true)
  return turned
}

function isClosedWire(wire: Shape): boolean {
  return operate(wire.kernel, 'face', (bench) => bench.occt.BRep_Tool.IsClosed(rawOf(wire)))
}
