import type { Frame } from '../geometry/frame.ts'
import { requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'
import { radians } from './circle.ts'

export interface HelixOptions {
  /** Rise of one turn. */
  pitch: number
  height: number
  /** At the frame's origin, where the helix begins on the frame's x. */
  radius: number
  /** Half angle of the cone it winds on, in degrees; 0 is a cylinder. @default 0 */
  coneAngle?: number
  /** @default false */
  leftHanded?: boolean
}

/** An edge that winds about the frame's z, exact on its surface and within 1e-9 as a curve. */
export function makeHelix(kernel: Kernel, frame: Frame, { pitch, height, radius, coneAngle = 0, leftHanded = false }: HelixOptions): Shape {
  requirePositive('helix', { pitch, height, radius })
  return operate(kernel, 'helix', (bench) => {
    const { occt } = bench
    const axes = bench.ax3(frame)
    const surface = bench.own(
      coneAngle === 0 ? new occt.Geom_CylindricalSurface(axes, radius) : new occt.Geom_ConicalSurface(axes, radians(coneAngle), radius),
    )
    const around = (leftHanded ? -1 : 1) * 2 * Math.PI
    const slope = Math.hypot(around, pitch)
    const length = (height * slope) / pitch / Math.cos(radians(coneAngle))
    const start = bench.own(new occt.gp_Pnt2d(0, 0))
    const line = bench.own(new occt.Geom2d_Line(start, bench.own(new occt.gp_Dir2d(around / slope, pitch / slope))))
    const segment = bench.own(new occt.Geom2d_TrimmedCurve(line, 0, length, true, true))
    const edge = bench.own(new occt.BRepBuilderAPI_MakeEdge(segment, surface)).Edge()
    // The defaults of BRepLib but for the tolerance and the number of segments, as build123d calls it.
    occt.BRepLib.BuildCurves3d(edge, 1e-9, 'GeomAbs_C1', 14, 2000)
    return bench.shape(edge)
  })
}
