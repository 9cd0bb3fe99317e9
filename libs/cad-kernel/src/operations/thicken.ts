import { scaleBy } from '../geometry/vector.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { volumeOf } from '../measure/properties.ts'
import { surfaceAtShares, surfaceType } from '../measure/surface.ts'
import { reversed } from '../explore/identity.ts'
import { rawOf, type Shape } from '../shape/shape.ts'
import { extrude } from './extrude.ts'

/** A solid between a face or shell and its copy `depth` along the normals; negative goes the other way. */
export function thicken(surface: Shape, depth: number): Shape {
  if (!Number.isFinite(depth) || depth === 0) throw argumentError('thicken', `a depth of ${depth}`, 'give a depth that is not 0')
  if (surface.type === 'face' && surfaceType(surface) === 'plane') return extrude(surface, scaleBy(surfaceAtShares(surface).normal, depth))
  const solid = operate(
    surface.kernel,
    'thicken',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepOffsetAPI_MakeThickSolid())
      builder.MakeThickSolidBySimple(rawOf(surface), depth)
      if (!builder.IsDone()) bench.fail(`a depth of ${depth} does not fit`, 'use a smaller depth than the least radius of the surface')
      return bench.shape(builder.Shape())
    },
    'use a smaller depth than the least radius of the surface',
  )
  return volumeOf(solid) < 0 ? reversed(solid) : solid
}
