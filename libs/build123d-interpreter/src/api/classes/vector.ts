import { asFloat } from '../../native/index.ts'
import { notImplemented, PyTuple, typeError, valueError, zeroDivisionError, type Value } from '../../values/index.ts'
import { isNumber } from '../convert/numbers.ts'
import { formatVec, formatVecs } from '../convert/general-format.ts'
import { asVec, vecOf, vector } from '../convert/vectors.ts'
import { defineMembers } from '../define-members.ts'
import { containsPoint } from '../geometry/frame.ts'
import * as v from '../geometry/vec.ts'
import { intersectGeometry } from '../geometry-operations/intersect.ts'
import { AxisValue, PlaneValue, vectorClass, VectorValue } from '../values/geometry-values.ts'
import { iterateOver } from './iterate-over.ts'

const coordinate = (index: 0 | 1 | 2) => ({
  get: (self: VectorValue) => self.vec[index],
  set: (self: VectorValue, value: Value) => {
    const changed: [number, number, number] = [...self.vec]
    changed[index] = asFloat(value, `Vector.${'XYZ'[index]}`)
    self.vec = changed
  },
})

function requireVector(value: Value, what: string): v.Vec {
  if (value instanceof VectorValue) return value.vec
  throw typeError(`${what} must be a Vector`)
}

function planeOf(value: Value): PlaneValue {
  if (value instanceof PlaneValue) return value
  throw typeError('plane must be a Plane')
}

export const vectorMembers = defineMembers<VectorValue>(vectorClass, {
  init: [
    'Vector(*args, **kwargs)',
    (self, args, context) => {
      const given = args.variadic('args')
      const keywords = args.keywords('kwargs')
      const unknown = [...keywords.keys()].filter((name) => !['v', 'X', 'Y', 'Z'].includes(name))
      if (unknown.length > 0) throw valueError(`Unexpected argument(s) ${unknown.join(', ')}`)
      let vec: v.Vec = v.origin
      const single = keywords.get('v') ?? given[0]
      if (given.length > 0 && given.every(isNumber)) vec = vecOf(context, new PyTuple(given)) ?? v.origin
      else if (single !== undefined) {
        const found = vecOf(context, single)
        if (found === undefined) throw typeError('Expected floats, OCC gp_, or iterable')
        vec = found
      }
      const [x, y, z] = vec
      const read = (name: string, otherwise: number) => (keywords.has(name) ? asFloat(keywords.get(name) ?? null, name) : otherwise)
      self.vec = [read('X', x), read('Y', y), read('Z', z)]
    },
  ],
  properties: { X: coordinate(0), Y: coordinate(1), Z: coordinate(2), length: (self) => v.length(self.vec) },
  methods: {
    'cross(vec)': (self, args) => vector(v.cross(self.vec, requireVector(args.get('vec'), 'vec'))),
    'dot(vec)': (self, args) => v.dot(self.vec, requireVector(args.get('vec'), 'vec')),
    'sub(vec)': (self, args, context) => vector(v.subtract(self.vec, asVec(context, args.get('vec'), 'vec'))),
    'add(vec)': (self, args, context) => vector(v.add(self.vec, asVec(context, args.get('vec'), 'vec'))),
    'multiply(scale: float)': (self, args) => vector(v.scale(self.vec, args.float('scale'))),
    'normalized()': (self) => {
      const unit = v.direction(self.vec)
      if (unit === undefined) throw zeroDivisionError('a vector of length 0 has no direction')
      return vector(unit)
    },
    'reverse()': (self) => vector(v.negate(self.vec)),
    'center()': (self) => self,
    'get_angle(vec)': (self, args) => v.angleBetween(self.vec, requireVector(args.get('vec'), 'vec')),
    'get_signed_angle(vec, normal=None)': (self, args, context) => {
      const other = requireVector(args.get('vec'), 'vec')
      const normal = args.get('normal') === null ? ([0, 0, -1] as const) : asVec(context, args.get('normal'), 'normal')
      const angle = v.angleBetween(self.vec, other)
      return v.dot(v.cross(self.vec, other), normal) < 0 ? -angle : angle
    },
    'project_to_line(line)': (self, args) => {
      const line = requireVector(args.get('line'), 'line')
      return vector(v.scale(line, v.dot(self.vec, line) / v.dot(line, line)))
    },
    'distance_to_plane(plane)': (self, args) => {
      const { frame } = planeOf(args.get('plane'))
      return Math.abs(v.dot(v.subtract(self.vec, frame.origin), frame.z))
    },
    'signed_distance_from_plane(plane)': (self, args) => {
      const { frame } = planeOf(args.get('plane'))
      return v.dot(v.subtract(self.vec, frame.origin), frame.z)
    },
    'project_to_plane(plane)': (self, args) => {
      const { frame } = planeOf(args.get('plane'))
      return vector(v.subtract(self.vec, v.scale(frame.z, v.dot(v.subtract(self.vec, frame.origin), frame.z))))
    },
    'rotate(axis, angle: float)': (self, args) => {
      const axis = args.get('axis')
      if (!(axis instanceof AxisValue)) throw typeError('axis must be an Axis')
      // A vector has no place: only the direction of the axis counts, as in OCCT.
      return vector(v.rotateAbout(self.vec, v.origin, axis.direction, args.float('angle')))
    },
    'intersect(other)': (self, args, context) => {
      const other = args.get('other')
      if (other instanceof PlaneValue) return containsPoint(other.frame, self.vec) ? self : null
      return intersectGeometry(context, self, other)
    },
    '__copy__()': (self) => vector(self.vec),
    '__deepcopy__(memo=None)': (self) => vector(self.vec),
  },
  operators: {
    __iter__: (self, context) => iterateOver(context, [...self.vec]),
    __add__: (self, context, other = null) => {
      const vec = vecOf(context, other)
      return vec === undefined ? notImplemented : vector(v.add(self.vec, vec))
    },
    __radd__: (self, context, other = null) => {
      if (isNumber(other) && Number(other) === 0) return vector(self.vec)
      const vec = vecOf(context, other)
      return vec === undefined ? notImplemented : vector(v.add(vec, self.vec))
    },
    __sub__: (self, context, other = null) => {
      const vec = vecOf(context, other)
      return vec === undefined ? notImplemented : vector(v.subtract(self.vec, vec))
    },
    __mul__: (self, _context, other = null) => (isNumber(other) ? vector(v.scale(self.vec, Number(other))) : notImplemented),
    __rmul__: (self, _context, other = null) => (isNumber(other) ? vector(v.scale(self.vec, Number(other))) : notImplemented),
    __truediv__: (self, _context, other = null) => {
      if (!isNumber(other)) return notImplemented
      if (Number(other) === 0) throw zeroDivisionError('float division by zero')
      return vector(v.scale(self.vec, 1 / Number(other)))
    },
    __neg__: (self) => vector(v.negate(self.vec)),
    __abs__: (self) => v.length(self.vec),
    __and__: (self, context, other = null) => intersectGeometry(context, self, other),
    __eq__: (self, _context, other = null) => (other instanceof VectorValue ? v.vecKey(self.vec) === v.vecKey(other.vec) : notImplemented),
    __hash__: (self) => hashText(v.vecKey(self.vec)),
    __repr__: (self) => `${self.cls.name}${formatVec(self.vec, 13)}`,
    __str__: (self) => {
      const [x, y, z] = formatVec(self.vec, 6).slice(1, -1).split(', ')
      return `${self.cls.name}: (X=${x}, Y=${y}, Z=${z})`
    },
    __round__: (self, _context, digits = null) => vector(self.vec.map((value) => v.roundTo(value, Number(digits ?? 0))) as unknown as v.Vec),
    __format__: (self, _context, spec = '') => formatVecs([self.vec], spec),
  },
})

/** A stable 32-bit number for a text (FNV-1a). */
export function hashText(text: string): bigint {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return BigInt(hash)
}
