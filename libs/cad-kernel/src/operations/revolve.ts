import type { Axis } from '../geometry/axis.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { radians } from '../make/circle.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** Turns a shape about an axis by degrees (360 closes it): a face becomes a solid, a wire a shell, an edge a face. */
export function revolve(shape: Shape, axis: Axis, angle = 360): Shape {
  if (angle === 0 || Math.abs(angle) > 360) throw argumentError('revolve', `an angle of ${angle}°`, 'give an angle between -360 and 360 that is not 0')
  return operate(
    shape.kernel,
    'revolve',
    (bench) => {
      const line = bench.axis(axis.origin, axis.direction)
      const builder = bench.own(new bench.occt.BRepPrimAPI_MakeRevol(rawOf(shape), line, radians(angle), true))
      return bench.shape(builder.Shape())
    },
    'let the profile lie on one side of the axis, in a plane that holds it',
  )
}
