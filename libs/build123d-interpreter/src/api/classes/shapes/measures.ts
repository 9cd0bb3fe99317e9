import * as kernel from '@naturalcad/cad-kernel'
import type { Context } from '../../../runtime/context.ts'
import { PyList, PyTuple, valueError, type Value } from '../../../values/index.ts'
import { asVec, vecOf, vector } from '../../convert/vectors.ts'
import { asShapeValue, requireShape } from '../../convert/shapes.ts'
import { defineMembers } from '../../define-members.ts'
import { CenterOf, GeomType } from '../../enums/enums.ts'
import type { Vec } from '../../geometry/vec.ts'
import { faceCenter } from '../../topology/face-frame.ts'
import { boundsOf } from '../../topology/measure.ts'
import { compoundClass, shapeClass, ShapeValue, solidClass } from '../../values/shape-values.ts'
import { boundBox } from '../bound-box.ts'
import { asAxis } from '../axis.ts'

type CenterName = keyof typeof CenterOf.members

/** `center()` as each kind of shape has it: of the volume, on the curve, on the surface. */
function centerOf(value: ShapeValue, of?: CenterName): Vec {
  const shape = requireShape(value, value.cls.name)
  const by = of ?? (shape.type === 'edge' || shape.type === 'wire' || shape.type === 'face' ? 'GEOMETRY' : 'MASS')
  if (shape.type === 'vertex') return kernel.centerOfMass(shape)
  if (by === 'BOUNDING_BOX') return kernel.boundingBox(shape).center
  if (by === 'MASS') return kernel.centerOfMass(shape)
  if (shape.type === 'edge' || shape.type === 'wire') return kernel.pointAt(shape, 0.5)
  if (shape.type === 'face') return faceCenter(shape)
  throw valueError('Center of GEOMETRY is not supported for this object')
}

function volumeOf(value: ShapeValue): number {
  const { shape } = value
  if (shape === undefined) return 0
  return kernel.topLevelShapes(shape).reduce((sum, part) => sum + (part.type === 'solid' ? kernel.volumeOf(part) : 0), 0)
}

export function geomTypeOf(value: ShapeValue): keyof typeof GeomType.members {
  const shape = requireShape(value, value.cls.name)
  const name = shape.type === 'edge' ? kernel.curveType(shape) : shape.type === 'face' ? kernel.surfaceType(shape) : 'other'
  return name.toUpperCase() as keyof typeof GeomType.members
}

/** Distance and nearest points of a shape and another, or a point. */
export function nearestOf(context: Context, value: ShapeValue, other: Value): kernel.Nearest {
  context.spend(20)
  const shape = requireShape(value, value.cls.name)
  if (other instanceof ShapeValue) return kernel.nearest(shape, requireShape(other, 'other'))
  const point = asVec(context, other, 'other')
  const found = kernel.nearestToPoint(shape, point)
  return { distance: found.distance, points: [found.point, point] }
}

const shapeTypeNames: Readonly<Record<kernel.ShapeType, string>> = {
  compound: 'Compound',
  compsolid: 'CompSolid',
  solid: 'Solid',
  shell: 'Shell',
  face: 'Face',
  wire: 'Wire',
  edge: 'Edge',
  vertex: 'Vertex',
}

export const measureMembers = defineMembers<ShapeValue>(shapeClass, {
  properties: {
    area: (self) => (self.shape === undefined ? 0 : kernel.areaOf(self.shape)),
    volume: volumeOf,
    is_null: (self) => self.shape === undefined,
    is_valid: (self) => self.shape === undefined || kernel.isValid(self.shape),
    is_manifold: (self) => self.shape !== undefined && kernel.isManifold(self.shape),
    geom_type: (self) => GeomType.members[geomTypeOf(self)],
    shape_type: (self) => shapeTypeNames[requireShape(self, self.cls.name).type],
    matrix_of_inertia: (self) => new PyList(kernel.matrixOfInertia(requireShape(self, self.cls.name)).map((row) => new PyList([...row]))),
  },
  methods: {
    'center(center_of=None)': (self, args) => vector(centerOf(self, args.get('center_of') === null ? undefined : CenterOf.read(args.get('center_of'), 'center_of'))),
    'bounding_box(tolerance=None, optimal=True)': (self) => boundBox(self.shape === undefined ? undefined : boundsOf(self.shape)),
    'distance(other)': (self, args, context) => nearestOf(context, self, asShapeValue(args.get('other'), 'other')).distance,
    'distance_to(other)': (self, args, context) => nearestOf(context, self, args.get('other')).distance,
    'distance_to_with_closest_points(other)': (self, args, context) => {
      const { distance, points } = nearestOf(context, self, args.get('other'))
      return new PyTuple([distance, ...points.map(vector)])
    },
    'closest_points(other)': (self, args, context) => new PyTuple(nearestOf(context, self, args.get('other')).points.map(vector)),
    'radius_of_gyration(axis)': (self, args) => {
      const axis = asAxis(args.get('axis'), 'axis')
      return kernel.radiusOfGyration(requireShape(self, self.cls.name), axis.position, axis.direction)
    },
    'compute_volume()': (self) => volumeOf(self),
  },
})

for (const cls of [solidClass, compoundClass]) {
  defineMembers<ShapeValue>(cls, {
    methods: {
      'is_inside(point, tolerance: float = 1e-6)': (self, args, context) =>
        kernel.isInside(requireShape(self, self.cls.name), asVec(context, args.get('point'), 'point'), args.float('tolerance')),
    },
  })
}

/** The centre of anything that can be sorted: a shape, or a point. */
export function centerOfValue(context: Context, value: Value): Vec {
  if (value instanceof ShapeValue) return centerOf(value)
  const point = vecOf(context, value)
  if (point === undefined) throw valueError('only shapes and points can be sorted by place')
  return point
}
