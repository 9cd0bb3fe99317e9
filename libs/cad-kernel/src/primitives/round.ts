import type { Frame } from '../geometry/frame.ts'
import { argumentError, requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import { radians } from '../make/circle.ts'
import type { Shape } from '../shape/shape.ts'

export function requireAngle(operation: string, angle: number): void {
  if (!(angle > 0 && angle <= 360)) throw argumentError(operation, `an angle of ${angle}°`, 'give an angle greater than 0 and at most 360')
}

/** Stands on the frame's origin; `angle` in degrees from the frame's x. */
export function makeCylinder(kernel: Kernel, frame: Frame, radius: number, height: number, angle = 360): Shape {
  requirePositive('cylinder', { radius, height })
  requireAngle('cylinder', angle)
  return operate(kernel, 'cylinder', (bench) => {
    const builder = bench.own(new bench.occt.BRepPrimAPI_MakeCylinder(bench.ax2(frame), radius, height, radians(angle)))
    return bench.shape(bench.occt.TopoDS.Solid(bench.own(builder.Shape())))
  })
}

export interface SphereArcs {
  /** Lowest latitude in degrees. @default -90 */
  from?: number
  /** Highest latitude in degrees. @default 90 */
  to?: number
  /** About the frame's z, in degrees. @default 360 */
  angle?: number
}

/** About the frame's origin. */
export function makeSphere(kernel: Kernel, frame: Frame, radius: number, { from = -90, to = 90, angle = 360 }: SphereArcs = {}): Shape {
  requirePositive('sphere', { radius })
  requireAngle('sphere', angle)
  return operate(kernel, 'sphere', (bench) => {
    const { BRepPrimAPI_MakeSphere, TopoDS } = bench.occt
    const builder = bench.own(new BRepPrimAPI_MakeSphere(bench.ax2(frame), radius, radians(from), radians(to), radians(angle)))
    return bench.shape(TopoDS.Solid(bench.own(builder.Shape())))
  })
}

export interface TorusArcs {
  /** Part of the tube's section, in degrees. @default 0 */
  from?: number
  /** @default 360 */
  to?: number
  /** About the frame's z, in degrees. @default 360 */
  angle?: number
}

/** About the frame's z, its ring in the frame's plane. */
export function makeTorus(kernel: Kernel, frame: Frame, majorRadius: number, minorRadius: number, { from = 0, to = 360, angle = 360 }: TorusArcs = {}): Shape {
  requirePositive('torus', { majorRadius, minorRadius })
  requireAngle('torus', angle)
  return operate(kernel, 'torus', (bench) => {
    const { BRepPrimAPI_MakeTorus, TopoDS } = bench.occt
    const builder = bench.own(new BRepPrimAPI_MakeTorus(bench.ax2(frame), majorRadius, minorRadius, radians(from), radians(to), radians(angle)))
    const raw = bench.own(builder.Shape())
    return bench.shape(TopoDS.Solid(raw))
  })
}
