import * as kernel from '@naturalcad/cad-kernel'
import { asFloat } from '../../native/index.ts'
import { collect } from '../../protocol/index.ts'
import { valueError } from '../../values/index.ts'
import { asVec } from '../convert/vectors.ts'
import { makeFrame, worldFrame } from '../geometry/frame.ts'
import { direction, scale } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { defineEdgeObject } from './line-object.ts'
import { readPoints } from './lines.ts'

export const splineClass = defineEdgeObject('Spline(*pts, tangents=None, tangent_scalars=None, periodic: bool = False)', (args, context) => {
  const points = readPoints(context, args.variadic('pts'))
  const tangents = args.get('tangents') === null ? [] : collect(context, args.get('tangents')).map((tangent) => asVec(context, tangent, 'tangents'))
  const scalars = args.get('tangent_scalars') === null ? undefined : collect(context, args.get('tangent_scalars')).map((value) => asFloat(value, 'tangent_scalars'))
  if (tangents.length > 0 && tangents.length !== 2 && tangents.length !== points.length) {
    throw valueError(
      `There must be one tangent for each interpolation point, or just two end point tangents. Tangent count: ${tangents.length}, point count: ${points.length}`,
    )
  }
  return kernel.makeSpline(kernelOf(context), points, {
    periodic: args.boolean('periodic'),
    scale: scalars === undefined,
    ...(tangents.length === 0 ? {} : { tangents: tangents.map((tangent, index) => scale(direction(tangent) ?? tangent, scalars?.[index] ?? 1)) }),
  })
})

export const bezierClass = defineEdgeObject('Bezier(*cntl_pnts, weights=None)', (args, context) => {
  const points = readPoints(context, args.variadic('cntl_pnts'))
  if (points.length < 2) throw valueError('At least two control points must be provided (start, end)')
  if (points.length > 25) throw valueError('The maximum number of control points is 25')
  const weights = args.get('weights') === null ? undefined : collect(context, args.get('weights')).map((value) => asFloat(value, 'weights'))
  if (weights !== undefined && weights.length !== points.length) throw valueError('A weight must be provided for each control point')
  return kernel.makeBezier(kernelOf(context), points, weights)
})

export const helixClass = defineEdgeObject(
  'Helix(pitch: float, height: float, radius: float, center=(0, 0, 0), direction=(0, 0, 1), cone_angle: float = 0, lefthand: bool = False)',
  (args, context) =>
    kernel.makeHelix(kernelOf(context), makeFrame(asVec(context, args.get('center'), 'center'), asVec(context, args.get('direction'), 'direction')) ?? worldFrame, {
      pitch: args.float('pitch'),
      height: args.float('height'),
      radius: args.float('radius'),
      coneAngle: args.float('cone_angle'),
      leftHanded: args.boolean('lefthand'),
    }),
)
