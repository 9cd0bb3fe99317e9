import * as kernel from '@naturalcad/cad-kernel'
import { isNumber } from '../../convert/numbers.ts'
import { collect } from '../../../protocol/index.ts'
import type { Context } from '../../../runtime/context.ts'
import { PyTuple, valueError, type Value } from '../../../values/index.ts'
import type { BoundArguments } from '../../../native/index.ts'
import { asShapeValues, hasType, requireShape, asShapeValue } from '../../convert/shapes.ts'
import { asVec, optionalVec, vecOf, vector } from '../../convert/vectors.ts'
import { defineMembers } from '../../define-members.ts'
import { makeFrame, toLocal } from '../../geometry/frame.ts'
import { cross, scale, unitZ, type Vec } from '../../geometry/vec.ts'
import { kernelOf } from '../../session.ts'
import { withShape } from '../../topology/copy.ts'
import { shapesOf } from '../../topology/dimension.ts'
import { faceNormal, frameOfFace, isInPlane } from '../../topology/face-frame.ts'
import { movedBy } from '../../topology/move.ts'
import { translation } from '../../geometry/transform.ts'
import { AxisValue, PlaneValue } from '../../values/geometry-values.ts'
import { faceClass, mixin2dClass, shapeList, shellClass, ShapeValue, wrapShape } from '../../values/shape-values.ts'
import { asAxis } from '../axis.ts'
import { locationOfFrame } from '../location.ts'
import { asPlane } from '../plane.ts'

const faceOf = (self: ShapeValue) => requireShape(self, self.cls.name)

/** Where `normal_at(…)`, `location_at(…)` look: at a point, at shares of u and v, or in the middle. */
function placeOnFace(self: ShapeValue, args: BoundArguments, context: Context): { point: Vec; normal: Vec } {
  const face = faceOf(self)
  const [first, second] = args.variadic('args')
  const keywords = args.keywords('kwargs')
  const u = isNumber(first) ? first : keywords.get('u')
  const v = isNumber(first) ? second : keywords.get('v')
  const at: Value | undefined = isNumber(first) ? undefined : (first ?? keywords.get('surface_point'))
  if (at !== undefined && at !== null) return kernel.surfaceNearest(face, asVec(context, at, 'surface_point'))
  if ((u === undefined) !== (v === undefined)) throw valueError('Both u & v values must be specified')
  return kernel.surfaceAtShares(face, u === undefined ? 0.5 : Number(u), v === undefined ? 0.5 : Number(v))
}

function span(self: ShapeValue, axis: 0 | 1): number | null {
  const face = faceOf(self)
  const frame = frameOfFace(face)
  if (frame === undefined) return null
  const values = kernel.subShapes(face, 'vertex').map((vertex) => toLocal(frame, kernel.centerOfMass(vertex))[axis])
  return values.length === 0 ? null : Math.max(...values) - Math.min(...values)
}

function axisOfRotation(self: ShapeValue): Value {
  const geometry = kernel.surfaceGeometry(faceOf(self))
  return 'frame' in geometry && geometry.type !== 'plane' ? new AxisValue(geometry.frame.origin, geometry.frame.z) : null
}

/** A round face bends away from the material (a boss) or around it (a hole). */
function isConvex(self: ShapeValue): boolean | undefined {
  const face = faceOf(self)
  const geometry = kernel.surfaceGeometry(face)
  if (!('frame' in geometry) || geometry.type === 'plane') return undefined
  const { point, normal } = kernel.surfaceAtShares(face)
  const local = toLocal(makeFrame(geometry.frame.origin, geometry.frame.z)!, point)
  const away = toLocal(makeFrame([0, 0, 0], geometry.frame.z)!, normal)
  const radial = geometry.type === 'sphere' ? local[0] * away[0] + local[1] * away[1] + local[2] * away[2] : local[0] * away[0] + local[1] * away[1]
  return radial > 0
}

defineMembers<ShapeValue>(mixin2dClass, {
  methods: { 'offset(amount: float)': (self, args, context) => movedBy(context, self, translation(scale(faceNormal(faceOf(self)), args.float('amount')))) },
  operators: { __neg__: (self) => withShape(self, kernel.reversed(faceOf(self))) },
})

export const faceMembers = defineMembers<ShapeValue>(faceClass, {
  properties: {
    length: (self) => span(self, 0),
    width: (self) => span(self, 1),
    is_planar: (self) => {
      const geometry = kernel.surfaceGeometry(faceOf(self))
      if (geometry.type === 'plane') return new PlaneValue({ ...geometry.frame, y: cross(geometry.frame.z, geometry.frame.x) })
      const frame = frameOfFace(faceOf(self))
      return frame === undefined ? null : new PlaneValue(frame)
    },
    radius: (self) => {
      const geometry = kernel.surfaceGeometry(faceOf(self))
      return geometry.type === 'cylinder' || geometry.type === 'sphere' ? geometry.radius : null
    },
    radii: (self) => {
      const geometry = kernel.surfaceGeometry(faceOf(self))
      return geometry.type === 'torus' ? new PyTuple([geometry.majorRadius, geometry.minorRadius]) : null
    },
    semi_angle: (self) => {
      const geometry = kernel.surfaceGeometry(faceOf(self))
      return geometry.type === 'cone' ? (geometry.halfAngle * 180) / Math.PI : null
    },
    axis_of_rotation: axisOfRotation,
    is_circular_convex: (self) => isConvex(self) === true,
    is_circular_concave: (self) => isConvex(self) === false,
    area_without_holes: (self) => {
      const face = faceOf(self)
      return kernel.areaOf(kernel.innerWires(face).length === 0 ? face : kernel.makeFace(kernel.outerWire(face)))
    },
    center_location: (self) => {
      const { point, normal } = kernel.surfaceAtShares(faceOf(self))
      return locationOfFrame(makeFrame(point, normal)!)
    },
  },
  methods: {
    'outer_wire()': (self) => from(self, kernel.outerWire(faceOf(self))),
    'inner_wires()': (self) => shapeList(kernel.innerWires(faceOf(self)).map((wire) => from(self, wire))),
    'normal_at(*args, **kwargs)': (self, args, context) => vector(placeOnFace(self, args, context).normal),
    'position_at(u: float, v: float)': (self, args) => vector(kernel.surfaceAtShares(faceOf(self), args.float('u'), args.float('v')).point),
    'location_at(*args, **kwargs)': (self, args, context) => {
      const { point, normal } = placeOnFace(self, args, context)
      const x = optionalVec(context, args.keywords('kwargs').get('x_dir') ?? null, 'x_dir') ?? frameOfFace(faceOf(self))?.x
      return locationOfFrame(makeFrame(point, normal, x) ?? makeFrame(point, normal)!)
    },
    'is_coplanar(plane)': (self, args) => isInPlane(faceOf(self), asPlane(args.get('plane'), 'plane').frame),
    'is_inside(point, tolerance=1e-6)': (self, args, context) => kernel.nearestToPoint(faceOf(self), asVec(context, args.get('point'), 'point')).distance <= args.float('tolerance'),
    'without_holes()': (self) => (kernel.innerWires(faceOf(self)).length === 0 ? self : withShape(self, kernel.makeFace(kernel.outerWire(faceOf(self))))),
    'make_holes(interior_wires)': (self, args, context) => {
      const wires = shapesOf(asShapeValues(context, args.get('interior_wires'), 'interior_wires'))
      return withShape(self, kernel.makeFace(kernel.outerWire(faceOf(self)), [...kernel.innerWires(faceOf(self)), ...wires]))
    },
    'fillet_2d(radius: float, vertices)': (self, args, context) =>
      withShape(self, kernel.filletFace(faceOf(self), shapesOf(asShapeValues(context, args.get('vertices'), 'vertices')), args.float('radius'))),
    'chamfer_2d(distance: float, distance2: float, vertices, edge=None)': (self, args, context) => {
      const edge = args.get('edge')
      return withShape(
        self,
        kernel.chamferFace(faceOf(self), shapesOf(asShapeValues(context, args.get('vertices'), 'vertices')), args.float('distance'), {
          length2: args.float('distance2'),
          ...(hasType(edge, 'edge') ? { edge: faceOf(edge) } : {}),
        }),
      )
    },
  },
  classMethods: {
    'make_rect(width: float, height: float, plane=Plane.XY)': (_cls, args, context) =>
      wrapShape(kernel.makePlaneFace(kernelOf(context), asPlane(args.get('plane'), 'plane').frame, args.float('width'), args.float('height'))),
    'extrude(obj, direction)': (_cls, args, context) => wrapShape(kernel.extrude(faceOf(asShapeValue(args.get('obj'), 'obj')), asVec(context, args.get('direction'), 'direction'))),
    'revolve(profile, angle: float, axis)': (_cls, args) => {
      const axis = asAxis(args.get('axis'), 'axis')
      return wrapShape(kernel.revolve(faceOf(asShapeValue(args.get('profile'), 'profile')), { origin: axis.position, direction: axis.direction }, args.float('angle')))
    },
    'make_surface(exterior, surface_points=None, interior_wires=None)': (_cls, args, context) => {
      const points = args.get('surface_points') === null ? [] : collect(context, args.get('surface_points')).map((point) => vecOf(context, point) ?? unitZ)
      return wrapShape(kernel.makeFilledFace(shapesOf(asShapeValues(context, args.get('exterior'), 'exterior')).flatMap((part) => (part.type === 'edge' ? [part] : kernel.selectableShapes(part, 'edge'))), points))
    },
    'make_surface_from_curves(edge1, edge2)': (_cls, args) => {
      const [first, second] = ['edge1', 'edge2'].map((name) => faceOf(asShapeValue(args.get(name), name)))
      const wire = (shape: kernel.Shape) => (shape.type === 'wire' ? shape : kernel.makeWire([shape]))
      const [face] = kernel.subShapes(kernel.loft([wire(first!), wire(second!)], { ruled: true, shell: true }), 'face')
      return face === undefined ? null : wrapShape(face)
    },
  },
})

defineMembers<ShapeValue>(shellClass, {
  classMethods: {
    'extrude(obj, direction)': (_cls, args, context) => wrapShape(kernel.extrude(faceOf(asShapeValue(args.get('obj'), 'obj')), asVec(context, args.get('direction'), 'direction'))),
  },
})

function from(face: ShapeValue, wire: kernel.Shape): ShapeValue {
  const value = wrapShape(wire)
  value.topoPath = [...face.topoPath, face]
  return value
}
