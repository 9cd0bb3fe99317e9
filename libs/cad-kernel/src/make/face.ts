import { geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import type { Frame } from '../geometry/frame.ts'
import { cross, dot, lengthOf, normalize, type Vec3 } from '../geometry/vector.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { TopoDS_Face, TopoDS_Wire } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/**
 * The planar face inside `outer`, less the inner wires, whichever way round they run. Throws `SCRIPT_FAILED` for wires that
 * are open or not in one plane.
 */
export function makeFace(outer: Shape, inner: readonly Shape[] = []): Shape {
  for (const wire of [outer, ...inner]) {
    if (!rawOf(wire).Closed() && !isClosedWire(wire)) throw geometryError('face', 'a wire is open', 'close the wire')
  }
  return operate(
    outer.kernel,
    'face',
    (bench) => {
      const whole = faceInside(bench, outer)
      if (inner.length === 0) return inOrder(bench, whole)
      const normal = normalOf(bench, bench.own(whole))
      const builder = bench.own(new bench.occt.BRepBuilderAPI_MakeFace(whole))
      for (const wire of inner) builder.Add(holeWire(bench, wire, normal))
      if (!builder.IsDone()) bench.fail('the holes do not lie in the face', 'put all wires into one plane')
      return inOrder(bench, builder.Face())
    },
    'put all wires into one plane',
  )
}

/** OCCT turns the wire so that the face is what it encloses, and not the plane without that. */
function faceInside(bench: Workbench, wire: Shape): TopoDS_Face {
  const builder = bench.own(new bench.occt.BRepBuilderAPI_MakeFace(bench.wire(wire), true))
  if (!builder.IsDone()) bench.fail('the wires do not bound a planar face', 'put all wires into one plane')
  return builder.Face()
}

/** Lists the edges one after the other, as build123d's faces do. */
function inOrder(bench: Workbench, face: TopoDS_Face): Shape {
  const fix = bench.own(new bench.occt.ShapeFix_Face(bench.own(face)))
  fix.Perform()
  return bench.shape(fix.Result())
}

/**
 * The wire, turned so that it bounds a hole. `ShapeFix_Face.FixOrientation` would do it too, but turns some concave outlines
 * inside out on the way.
 */
function holeWire(bench: Workbench, wire: Shape, normal: Vec3): TopoDS_Wire {
  const plug = bench.own(faceInside(bench, wire))
  const plugNormal = normalOf(bench, plug)
  if (lengthOf(cross(plugNormal, normal)) > 1e-6) bench.fail('a hole is not in the plane of the outline', 'put all wires into one plane')
  const around = bench.own(bench.occt.BRepTools.OuterWire(plug))
  return dot(plugNormal, normal) > 0 ? bench.own(bench.occt.TopoDS.Wire(bench.own(around.Reversed()))) : around
}

function normalOf(bench: Workbench, face: TopoDS_Face): Vec3 {
  const point = bench.own(new bench.occt.gp_Pnt())
  const normal = bench.own(new bench.occt.gp_Vec())
  bench.own(new bench.occt.BRepGProp_Face(face, false)).Normal(0, 0, point, normal)
  return normalize([normal.X(), normal.Y(), normal.Z()])
}

/** A planar rectangle, or the whole plane as far as the sizes reach, about the frame's origin. */
export function makePlaneFace(kernel: Kernel, frame: Frame, xSize: number, ySize: number): Shape {
  return operate(kernel, 'plane face', (bench) => {
    const plane = bench.own(new bench.occt.gp_Pln(bench.ax3(frame)))
    return bench.shape(bench.own(new bench.occt.BRepBuilderAPI_MakeFace(plane, -xSize / 2, xSize / 2, -ySize / 2, ySize / 2)).Face())
  })
}

function isClosedWire(wire: Shape): boolean {
  return operate(wire.kernel, 'face', (bench) => bench.occt.BRep_Tool.IsClosed(rawOf(wire)))
}
