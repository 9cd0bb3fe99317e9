import { midpoint, subtract, type Vec3 } from '../geometry/vector.ts'
import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

export interface BoundingBox {
  min: Vec3
  max: Vec3
  size: Vec3
  center: Vec3
}

/**
 * The smallest box along the axes, within about 1e-7 (OCCT's optimal box without tolerances, as build123d measures it).
 * An empty shape throws `SCRIPT_FAILED`.
 */
export function boundingBox(shape: Shape): BoundingBox {
  return operate(shape.kernel, 'bounding box', (bench) => {
    const box = bench.own(new bench.occt.Bnd_Box())
    bench.occt.BRepBndLib.AddOptimal(rawOf(shape), box, false, false)
    if (box.IsVoid()) bench.fail('the shape is empty', 'check what was cut away')
    const min: Vec3 = [box.GetXMin(), box.GetYMin(), box.GetZMin()]
    const max: Vec3 = [box.GetXMax(), box.GetYMax(), box.GetZMax()]
    return { min, max, size: subtract(max, min), center: midpoint(min, max) }
  })
}
