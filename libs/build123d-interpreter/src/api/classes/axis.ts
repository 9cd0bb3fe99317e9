import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { notImplemented, valueError, type Value } from '../../values/index.ts'
import { asVec, vecOf, vector } from '../convert/vectors.ts'
import { formatVec, formatVecs } from '../convert/general-format.ts'
import { defineMembers } from '../define-members.ts'
import { intersectGeometry } from '../geometry-operations/intersect.ts'
import { makeFrame } from '../geometry/frame.ts'
import { isCoaxial, isNormal, isOpposite, isParallel, isSkew } from '../geometry/line-plane.ts'
import { applyTo, fromFrame, turn } from '../geometry/transform.ts'
import { angleBetween, direction, negate, subtract, unitX, unitY, unitZ, vecKey, type Vec } from '../geometry/vec.ts'
import { startOfEdge } from '../topology/measure.ts'
import { axisClass, AxisValue, LocationValue } from '../values/geometry-values.ts'
import { ShapeValue } from '../values/shape-values.ts'
import { hashText } from './vector.ts'
import { defineClassProperties } from './class-properties.ts'

defineClassProperties(axisClass, { X: () => new AxisValue([0, 0, 0], unitX), Y: () => new AxisValue([0, 0, 0], unitY), Z: () => new AxisValue([0, 0, 0], unitZ) })

/** The argument as an Axis, or a TypeError that shows how to write one. */
export function asAxis(value: Value, what: string): AxisValue {
  if (value instanceof AxisValue) return value
  throw valueError(`${what} must be an Axis, such as Axis.Z, not ${typeName(value)}`)
}

export function locationOfAxis(axis: AxisValue): LocationValue {
  return new LocationValue(fromFrame(makeFrame(axis.position, axis.direction)!))
}

const other = (value: Value) => asAxis(value, 'other')
const format = (axis: AxisValue, digits: number) => `(${formatVec(axis.position, digits)}, ${formatVec(axis.direction, digits)})`
const key = (axis: AxisValue) => `${vecKey(axis.position)};${vecKey(axis.direction)}`

export const axisMembers = defineMembers<AxisValue>(axisClass, {
  init: [
    'Axis(*args, **kwargs)',
    (self, args, context) => {
      const given = args.variadic('args')
      const keywords = args.keywords('kwargs')
      const unknown = [...keywords.keys()].filter((name) => !['origin', 'direction', 'end_point', 'edge', 'location'].includes(name))
      if (unknown.length > 0) throw valueError(`Unexpected argument(s): ${unknown.join(', ')}`)
      const first = given[0] ?? keywords.get('edge') ?? keywords.get('location') ?? keywords.get('origin')
      if (first instanceof LocationValue) {
        self.position = first.transform.translation
        self.direction = turn(first.transform.rotation, unitZ)
        return
      }
      if (first instanceof ShapeValue && first.shape?.type === 'edge') {
        const start = startOfEdge(first.shape)
        self.position = start.point
        self.direction = start.tangent
        return
      }
      setFromPoints(self, context, first, given[1] ?? keywords.get('direction'), keywords.get('end_point'))
    },
  ],
  properties: {
    position: {
      get: (self) => vector(self.position),
      set: (self, value, context) => {
        self.position = asVec(context, value, 'position')
      },
    },
    direction: {
      get: (self) => vector(self.direction),
      set: (self, value, context) => {
        self.direction = direction(asVec(context, value, 'direction')) ?? self.direction
      },
    },
    location: (self) => locationOfAxis(self),
  },
  methods: {
    'located(new_location)': (self, args) => {
      const location = args.get('new_location')
      if (!(location instanceof LocationValue)) throw valueError('new_location must be a Location')
      return new AxisValue(applyTo(location.transform, self.position), turn(location.transform.rotation, self.direction))
    },
    'is_coaxial(other, angular_tolerance: float = 1e-5, linear_tolerance: float = 1e-5)': (self, args) =>
      isCoaxial(self, other(args.get('other')), args.float('angular_tolerance'), args.float('linear_tolerance')),
    'is_normal(other, angular_tolerance: float = 1e-5)': (self, args) => isNormal(self, other(args.get('other')), args.float('angular_tolerance')),
    'is_opposite(other, angular_tolerance: float = 1e-5)': (self, args) => isOpposite(self, other(args.get('other')), args.float('angular_tolerance')),
    'is_parallel(other, angular_tolerance: float = 1e-5)': (self, args) => isParallel(self, other(args.get('other')), args.float('angular_tolerance')),
    'is_skew(other, tolerance: float = 1e-5)': (self, args) => isSkew(self, other(args.get('other')), args.float('tolerance')),
    'angle_between(other)': (self, args) => angleBetween(self.direction, other(args.get('other')).direction),
    'reverse()': (self) => new AxisValue(self.position, negate(self.direction)),
    'intersect(other)': (self, args, context) => intersectGeometry(context, self, args.get('other')),
    '__copy__()': (self) => new AxisValue(self.position, self.direction),
    '__deepcopy__(memo=None)': (self) => new AxisValue(self.position, self.direction),
  },
  operators: {
    __neg__: (self) => new AxisValue(self.position, negate(self.direction)),
    __and__: (self, context, value = null) => intersectGeometry(context, self, value),
    __eq__: (self, _context, value = null) => (value instanceof AxisValue ? key(self) === key(value) : notImplemented),
    __hash__: (self) => hashText(key(self)),
    __format__: (self, _context, spec = '') => formatVecs([self.position, self.direction], spec),
    __repr__: (self) => `${self.cls.name}${format(self, 6)}`,
    __str__: (self) => `${self.cls.name}: (position=${formatVec(self.position, 6)}, direction=${formatVec(self.direction, 6)})`,
  },
})

function setFromPoints(self: AxisValue, context: Context, first: Value | undefined, second: Value | undefined, end: Value | undefined): void {
  const invalid = () => valueError('Invalid Axis parameters')
  const position = first === undefined ? undefined : vecOf(context, first)
  if (position === undefined) throw invalid()
  if (end !== undefined && second !== undefined) throw valueError('Axis end_point cannot be used with direction')
  const target = end === undefined ? undefined : asVec(context, end, 'end_point')
  const along: Vec | undefined = target === undefined ? (second === undefined ? undefined : vecOf(context, second)) : subtract(target, position)
  const unit = along === undefined ? undefined : direction(along)
  if (unit === undefined) throw invalid()
  self.position = position
  self.direction = unit
}
