import type { Frame } from '../geometry/frame.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Geom_TrimmedCurve } from '../kernel/occt.ts'
import { operate } from '../kernel/operate.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'
import { edgeOfCurve, takeEdge } from './edge-of-curve.ts'

/** A full circle about the frame's z; it begins and ends on the frame's x. */
export function makeCircle(kernel: Kernel, frame: Frame, radius: number): Shape {
  requirePositive('circle', { radius })
  return operate(kernel, 'circle', (bench) => {
    const circle = bench.own(new bench.occt.gp_Circ(bench.ax2(frame), radius))
    return takeEdge(bench, new bench.occt.BRepBuilderAPI_MakeEdge(circle))
  })
}

export interface ArcOptions {
  /** Degrees, counter-clockwise from the frame's x. */
  startAngle: number
  endAngle: number
  /** Runs from the start the other way round. @default false */
  clockwise?: boolean
}

/** Part of a circle about the frame's z. */
export function makeCircularArc(kernel: Kernel, frame: Frame, radius: number, { startAngle, endAngle, clockwise = false }: ArcOptions): Shape {
  requirePositive('arc', { radius })
  return operate(kernel, 'arc', (bench) => {
    const circle = bench.own(new bench.occt.gp_Circ(bench.ax2(frame), radius))
    const [from, to] = clockwise ? [endAngle, startAngle] : [startAngle, endAngle]
    const builder = bench.own(new bench.occt.GC_MakeArcOfCircle(circle, radians(from), radians(to), !clockwise))
    return takeArc(bench, builder, 'give a start and an end that differ')
  })
}

/** The arc that begins at the first point, passes the second and ends at the third. */
export function makeThreePointArc(kernel: Kernel, start: Vec3, through: Vec3, end: Vec3): Shape {
  return operate(kernel, 'three-point arc', (bench) => {
    const builder = bench.own(new bench.occt.GC_MakeArcOfCircle(bench.point(start), bench.point(through), bench.point(end)))
    return takeArc(bench, builder, 'give three different points that do not lie on one line')
  })
}

/** The arc that leaves `start` along `tangent` and ends at `end`. */
export function makeTangentArc(kernel: Kernel, start: Vec3, tangent: Vec3, end: Vec3): Shape {
  return operate(kernel, 'tangent arc', (bench) => {
    const builder = bench.own(new bench.occt.GC_MakeArcOfCircle(bench.point(start), bench.vector(tangent), bench.point(end)))
    return takeArc(bench, builder, 'give an end that does not lie on the tangent')
  })
}

/** Asked first: a failed builder's `Value` would trap, and with it the whole kernel. */
function takeArc(bench: Workbench, builder: { IsDone(): boolean; Value(): Geom_TrimmedCurve }, remedy: string): Shape {
  if (!builder.IsDone()) bench.fail('no circle passes there', remedy)
  return edgeOfCurve(bench, builder.Value())
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
