import { lengthOf, type Vec3 } from '../geometry/vector.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** Moves a shape along a vector: a face becomes a solid, a wire a shell, an edge a face, a vertex an edge. */
export function extrude(shape: Shape, vector: Vec3): Shape {
  if (!(lengthOf(vector) > 0)) throw argumentError('extrude', 'a length of 0', 'give an amount that is not 0')
  return operate(shape.kernel, 'extrude', (bench) =>
    bench.shape(bench.own(new bench.occt.BRepPrimAPI_MakePrism(rawOf(shape), bench.vector(vector), false, true)).Shape()),
  )
}
