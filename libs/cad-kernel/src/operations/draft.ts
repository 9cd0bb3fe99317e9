import type { Frame } from '../geometry/frame.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { radians } from '../make/circle.ts'
import { surfaceType } from '../measure/surface.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** Tilts faces by degrees about where they meet the neutral plane, whose z is the pulling direction. */
export function draft(solid: Shape, faces: readonly Shape[], neutral: Frame, angle: number): Shape {
  for (const face of faces) {
    const type = surfaceType(face)
    if (!['plane', 'cylinder', 'cone'].includes(type)) throw argumentError('draft', `a ${type} face`, 'choose planar, cylindrical and conical faces')
  }
  return operate(
    solid.kernel,
    'draft',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepOffsetAPI_DraftAngle(rawOf(solid)))
      const plane = bench.own(new bench.occt.gp_Pln(bench.ax3(neutral)))
      for (const face of faces) {
        builder.Add(bench.face(face), bench.direction(neutral.z), radians(angle), plane, true)
        if (!builder.AddDone()) bench.fail('a face cannot be tilted', 'choose faces that are not parallel to the neutral plane')
      }
      builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
      if (!builder.IsDone()) bench.fail(`an angle of ${angle}° does not fit`, 'use a smaller angle')
      return bench.shape(builder.Shape())
    },
    'use a smaller angle',
  )
}
