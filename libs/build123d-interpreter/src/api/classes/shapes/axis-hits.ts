import * as kernel from '@naturalcad/cad-kernel'
import type { Context } from '../../../runtime/context.ts'
import { PyList, PyTuple } from '../../../values/index.ts'
import { vector } from '../../convert/vectors.ts'
import { defineMembers, type Members } from '../../define-members.ts'
import { distance, dot, subtract, type Vec } from '../../geometry/vec.ts'
import { intersectAll } from '../../topology/intersect.ts'
import { subShapeValues } from '../../topology/select.ts'
import type { AxisValue } from '../../values/geometry-values.ts'
import { mixin2dClass, mixin3dClass, shapeClass, shapeList, type ShapeValue } from '../../values/shape-values.ts'
import { asAxis } from '../axis.ts'

interface Hit {
  face: ShapeValue
  point: Vec
  along: number
}

/** Where an axis passes through the faces of a shape, in its direction. */
function hitsOf(context: Context, shape: ShapeValue, axis: AxisValue): Hit[] {
  const hits = subShapeValues(shape, 'face').flatMap((face) =>
    intersectAll(context, face, [axis])
      .filter((found) => found.shape?.type === 'vertex')
      .map((found): Hit => {
        const point = kernel.pointOf(found.shape!)
        return { face, point, along: dot(subtract(point, axis.position), axis.direction) }
      }),
  )
  return hits.toSorted((a, b) => a.along - b.along)
}

const memberOfBodies: Members<ShapeValue> = {
  methods: {
    'find_intersection_points(other, tolerance=1e-6)': (self, args, context) =>
      new PyList(
        hitsOf(context, self, asAxis(args.get('other'), 'other')).map(({ face, point }) => new PyTuple([vector(point), vector(kernel.surfaceNearest(face.shape!, point).normal)])),
      ),
  },
}

defineMembers<ShapeValue>(mixin2dClass, memberOfBodies)
defineMembers<ShapeValue>(mixin3dClass, memberOfBodies)

export const axisHitMembers = defineMembers<ShapeValue>(shapeClass, {
  methods: {
    'faces_intersected_by_axis(axis, tol=1e-4)': (self, args, context) => {
      const axis = asAxis(args.get('axis'), 'axis')
      const hits = hitsOf(context, self, axis).toSorted((a, b) => distance(a.point, axis.position) - distance(b.point, axis.position))
      return shapeList(hits.map(({ face }) => face))
    },
  },
})
