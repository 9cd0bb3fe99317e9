import type { Measures } from '@naturalcad/contracts/part'
import { countSubShapes, subShapes } from '../explore/sub-shapes.ts'
import { boundingBox } from '../measure/bounding-box.ts'
import { lengthOfCurve } from '../measure/curve.ts'
import { areaOf, centerOfMass, volumeOf } from '../measure/properties.ts'
import { surfaceType } from '../measure/surface.ts'
import type { Shape } from '../shape/shape.ts'

/** What there is to say of a shape in numbers; mesh figures are added by whoever meshes it. */
export function measureShape(shape: Shape, kind: Measures['kind']): Measures {
  const { min, max, size } = boundingBox(shape)
  const facesByType: Record<string, number> = {}
  for (const face of subShapes(shape, 'face')) {
    const type = surfaceType(face)
    facesByType[type] = (facesByType[type] ?? 0) + 1
  }
  return {
    kind,
    volume: kind === 'solid' ? volumeOf(shape) : 0,
    area: areaOf(shape),
    length: subShapes(shape, 'edge').reduce((sum, edge) => sum + lengthOfCurve(edge), 0),
    boundingBox: { min: [...min], max: [...max], size: [...size] },
    centerOfMass: [...centerOfMass(shape)],
    solids: countSubShapes(shape, 'solid'),
    faces: countSubShapes(shape, 'face'),
    edges: countSubShapes(shape, 'edge'),
    vertices: countSubShapes(shape, 'vertex'),
    facesByType,
  }
}
