import type { Frame } from '../geometry/frame.ts'
import { requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { gp_Elips } from '../kernel/occt.ts'
import { operate } from '../kernel/operate.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'
import { radians, type ArcOptions } from './circle.ts'
import { edgeOfCurve, takeEdge } from './edge-of-curve.ts'

/** A full ellipse about the frame's z. */
export function makeEllipse(kernel: Kernel, frame: Frame, xRadius: number, yRadius: number): Shape {
  requirePositive('ellipse', { xRadius, yRadius })
  return operate(kernel, 'ellipse', (bench) => takeEdge(bench, new bench.occt.BRepBuilderAPI_MakeEdge(ellipse(bench, frame, xRadius, yRadius))))
}

/** Part of an ellipse; the angles are those of its parameter, as build123d's `make_ellipse` takes them. */
export function makeEllipticalArc(kernel: Kernel, frame: Frame, xRadius: number, yRadius: number, arc: ArcOptions): Shape {
  requirePositive('elliptical arc', { xRadius, yRadius })
  return operate(kernel, 'elliptical arc', (bench) => {
    const correction = yRadius > xRadius ? Math.PI / 2 : 0
    const start = radians(arc.startAngle) - correction
    const end = radians(arc.endAngle) - correction
    const [from, to] =
      arc.clockwise === true ? [end >= start ? end - 2 * Math.PI : end, start] : [start, end <= start ? end + 2 * Math.PI : end]
    const builder = bench.own(new bench.occt.GC_MakeArcOfEllipse(ellipse(bench, frame, xRadius, yRadius), from, to, arc.clockwise !== true))
    if (!builder.IsDone()) bench.fail('no such arc', 'give a start and an end that differ')
    return edgeOfCurve(bench, builder.Value())
  })
}

/** OCCT wants the major radius first, so a tall ellipse is a wide one turned by a quarter. */
function ellipse(bench: Workbench, frame: Frame, xRadius: number, yRadius: number): gp_Elips {
  if (yRadius <= xRadius) return bench.own(new bench.occt.gp_Elips(bench.ax2(frame), xRadius, yRadius))
  const wide = bench.own(new bench.occt.gp_Elips(bench.ax2(frame), yRadius, xRadius))
  return bench.own(wide.Rotated(bench.axis(frame.origin, frame.z), Math.PI / 2))
}
