import type { Frame } from '../geometry/frame.ts'
import { requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'

/** A solid with a corner at the frame's origin, along its x, y and z. */
export function makeBox(kernel: Kernel, frame: Frame, length: number, width: number, height: number): Shape {
  requirePositive('box', { length, width, height })
  return operate(kernel, 'box', (bench) =>
    bench.shape(bench.own(new bench.occt.BRepPrimAPI_MakeBox(bench.ax2(frame), length, width, height)).Solid()),
  )
}
