import * as kernel from '@naturalcad/cad-kernel'
import { asFloat, type BoundArguments } from '../../../native/index.ts'
import { collect } from '../../../protocol/index.ts'
import type { Context } from '../../../runtime/context.ts'
import { PyList, valueError } from '../../../values/index.ts'
import { asShapeValues, hasType } from '../../convert/shapes.ts'
import { asVec, optionalVec, vector } from '../../convert/vectors.ts'
import { defineMembers } from '../../define-members.ts'
import { AngularDirection } from '../../enums/enums.ts'
import { makeFrame, worldFrame } from '../../geometry/frame.ts'
import { kernelOf } from '../../session.ts'
import { arcCenterOf } from '../../topology/curve.ts'
import { convexHullWire } from '../../topology/convex-hull.ts'
import { withShape } from '../../topology/copy.ts'
import { shapesOf } from '../../topology/dimension.ts'
import { circleEdge, ellipseEdge } from '../../topology/make-edges.ts'
import { edgeClass, shapeList, ShapeValue, wireClass, wrapShape } from '../../values/shape-values.ts'
import { requireShape } from '../../convert/shapes.ts'
import { asPlane } from '../plane.ts'
import { shareOf } from './one-d.ts'
import { joinedWires, selectFrom } from './selection.ts'

export const edgeMembers = defineMembers<ShapeValue>(edgeClass, {
  properties: {
    arc_center: (self) => {
      const center = arcCenterOf(requireShape(self, 'Edge'))
      if (center === undefined) throw valueError('the edge has no arc center')
      return vector(center)
    },
  },
  classMethods: {
    'make_line(point1, point2)': (_cls, args, context) =>
      wrapShape(kernel.makeLine(kernelOf(context), asVec(context, args.get('point1'), 'point1'), asVec(context, args.get('point2'), 'point2'))),
    'make_circle(radius: float, plane=Plane.XY, start_angle=360.0, end_angle=360, angular_direction=AngularDirection.COUNTER_CLOCKWISE)': (_cls, args, context) =>
      wrapShape(
        circleEdge(kernelOf(context), args.float('radius'), asPlane(args.get('plane'), 'plane').frame, {
          start: args.float('start_angle'),
          end: args.float('end_angle'),
          clockwise: AngularDirection.read(args.get('angular_direction'), 'angular_direction') === 'CLOCKWISE',
        }),
      ),
    'make_ellipse(x_radius: float, y_radius: float, plane=Plane.XY, start_angle=360.0, end_angle=360.0, angular_direction=AngularDirection.COUNTER_CLOCKWISE)': (_cls, args, context) =>
      wrapShape(
        ellipseEdge(kernelOf(context), args.float('x_radius'), args.float('y_radius'), asPlane(args.get('plane'), 'plane').frame, {
          start: args.float('start_angle'),
          end: args.float('end_angle'),
          clockwise: AngularDirection.read(args.get('angular_direction'), 'angular_direction') === 'CLOCKWISE',
        }),
      ),
    'make_three_point_arc(point1, point2, point3)': (_cls, args, context) => {
      const point = (name: string) => asVec(context, args.get(name), name)
      return wrapShape(kernel.makeThreePointArc(kernelOf(context), point('point1'), point('point2'), point('point3')))
    },
    'make_tangent_arc(start, tangent, end)': (_cls, args, context) => {
      const point = (name: string) => asVec(context, args.get(name), name)
      return wrapShape(kernel.makeTangentArc(kernelOf(context), point('start'), point('tangent'), point('end')))
    },
    'make_spline(points, tangents=None, periodic=False, parameters=None, scale=True, tol=1e-6)': (_cls, args, context) => {
      const points = collect(context, args.get('points')).map((point) => asVec(context, point, 'points'))
      const tangents = args.get('tangents') === null ? undefined : collect(context, args.get('tangents')).map((tangent) => optionalVec(context, tangent, 'tangents'))
      const parameters = args.get('parameters') === null ? undefined : collect(context, args.get('parameters')).map((value) => asFloat(value, 'parameters'))
      return wrapShape(
        kernel.makeSpline(kernelOf(context), points, {
          periodic: args.boolean('periodic'),
          scale: args.boolean('scale'),
          tolerance: args.float('tol'),
          ...(tangents === undefined ? {} : { tangents }),
          ...(parameters === undefined ? {} : { parameters }),
        }),
      )
    },
    'make_bezier(*cntl_pnts, weights=None)': (_cls, args, context) => {
      const points = args.variadic('cntl_pnts').map((point) => asVec(context, point, 'cntl_pnts'))
      const weights = args.get('weights') === null ? undefined : collect(context, args.get('weights')).map((value) => asFloat(value, 'weights'))
      return wrapShape(kernel.makeBezier(kernelOf(context), points, weights))
    },
    'make_helix(pitch: float, height: float, radius: float, center=(0, 0, 0), normal=(0, 0, 1), angle=0.0, lefthand=False)': (_cls, args, context) => {
      const frame = makeFrame(asVec(context, args.get('center'), 'center'), asVec(context, args.get('normal'), 'normal')) ?? worldFrame
      return wrapShape(
        kernel.makeHelix(kernelOf(context), frame, {
          pitch: args.float('pitch'),
          height: args.float('height'),
          radius: args.float('radius'),
          coneAngle: args.float('angle'),
          leftHanded: args.boolean('lefthand'),
        }),
      )
    },
  },
})

const corners = (args: BoundArguments, context: Context) => shapesOf(asShapeValues(context, args.get('vertices'), 'vertices'))

defineMembers<ShapeValue>(edgeClass, {
  methods: {
    'trim_to_length(start, length: float)': (self, args, context) => {
      const edge = requireShape(self, 'Edge')
      const start = shareOf(context, edge, args.get('start'))
      return wrapShape(kernel.trimEdge(edge, start, start + args.float('length') / kernel.lengthOfCurve(edge)))
    },
  },
})

defineMembers<ShapeValue>(wireClass, {
  methods: {
    'order_edges()': (self) => shapeList(selectFrom(self, 'edge')),
    'fillet_2d(radius: float, vertices)': (self, args, context) => withShape(self, kernel.filletWire(requireShape(self, 'Wire'), corners(args, context), args.float('radius'))),
    'chamfer_2d(distance: float, distance2: float, vertices, edge=None)': (self, args, context) => {
      const edge = args.get('edge')
      const options = { length2: args.float('distance2') || args.float('distance'), ...(hasType(edge, 'edge') ? { edge: requireShape(edge, 'edge') } : {}) }
      return withShape(self, kernel.chamferWire(requireShape(self, 'Wire'), corners(args, context), args.float('distance'), options))
    },
  },
  classMethods: {
    'combine(wires, tol=1e-9)': (_cls, args, context) => shapeList(joinedWires(asShapeValues(context, args.get('wires'), 'wires').flatMap((part) => selectFrom(part, 'edge')))),
    'make_polygon(vertices, close=True)': (_cls, args, context) => {
      const points = collect(context, args.get('vertices')).map((point) => asVec(context, point, 'vertices'))
      return wrapShape(kernel.makePolyline(kernelOf(context), points, { closed: args.boolean('close') }))
    },
    'make_circle(radius: float, plane=Plane.XY)': (_cls, args, context) =>
      wrapShape(kernel.makeWire([circleEdge(kernelOf(context), args.float('radius'), asPlane(args.get('plane'), 'plane').frame)])),
    'make_ellipse(x_radius: float, y_radius: float, plane=Plane.XY)': (_cls, args, context) =>
      wrapShape(kernel.makeWire([ellipseEdge(kernelOf(context), args.float('x_radius'), args.float('y_radius'), asPlane(args.get('plane'), 'plane').frame)])),
    'make_rect(width: float, height: float, plane=Plane.XY)': (_cls, args, context) => {
      const face = kernel.makePlaneFace(kernelOf(context), asPlane(args.get('plane'), 'plane').frame, args.float('width'), args.float('height'))
      return wrapShape(kernel.outerWire(face))
    },
    'make_convex_hull(edges, tolerance=1e-3)': (_cls, args, context) => wrapShape(convexHullWire(asShapeValues(context, args.get('edges'), 'edges').map((edge) => requireShape(edge, 'edges')))),
  },
})

/** `edges_to_wires(edges)` */
export function edgesToWires(edges: readonly ShapeValue[], tolerance: number): PyList {
  return shapeList(joinedWires(edges, tolerance))
}
