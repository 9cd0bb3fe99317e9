import { asFloat, typeName } from '../../native/index.ts'
import { iterate } from '../../protocol/index.ts'
import type { Context } from '../../runtime/context.ts'
import { notImplemented, PyInstance, PyList, PySet, PyTuple, typeError, valueError, type Value } from '../../values/index.ts'
import { isNumber, numberOf } from '../convert/numbers.ts'
import { formatVec, formatVecs } from '../convert/general-format.ts'
import { asVec, vecOf, vector } from '../convert/vectors.ts'
import { defineMembers } from '../define-members.ts'
import { Extrinsic, Intrinsic } from '../enums/enums.ts'
import { intersectGeometry, sameTransform, transformKey } from '../geometry-operations/intersect.ts'
import { eulerFromRotation, intrinsicXyz, rotationFromEuler, type RotationOrder } from '../geometry/euler.ts'
import { makeFrame, type Frame } from '../geometry/frame.ts'
import * as t from '../geometry/transform.ts'
import { dot, negate, scale, subtract, unitX, unitY, unitZ, type Vec } from '../geometry/vec.ts'
import { AxisValue, LocationValue, locationClass, PlaneValue, posClass, rotationClass, VectorValue } from '../values/geometry-values.ts'
import { ShapeValue } from '../values/shape-values.ts'
import { hashText } from './vector.ts'
import { iterateOver } from './iterate-over.ts'
import { movedBy } from '../topology/move.ts'

export function location(transform: t.Transform): LocationValue {
  return new LocationValue(transform)
}

export function locationOfFrame(frame: Frame): LocationValue {
  return new LocationValue(t.fromFrame(frame))
}

/** A Location, or the location of a Plane. */
export function asTransform(value: Value, what: string): t.Transform {
  if (value instanceof LocationValue) return value.transform
  if (value instanceof PlaneValue) return t.fromFrame(value.frame)
  throw typeError(`${what} must be a Location or Plane, not ${typeName(value)}`)
}

export function readOrdering(value: Value | undefined): RotationOrder {
  if (value === undefined || value === null) return intrinsicXyz
  const intrinsic = Intrinsic.nameOf(value)
  if (intrinsic !== undefined) return { kind: 'intrinsic', order: intrinsic }
  const extrinsic = Extrinsic.nameOf(value)
  if (extrinsic !== undefined) return { kind: 'extrinsic', order: extrinsic }
  throw typeError('ordering must be an Extrinsic or Intrinsic value')
}

/** A Rotation, or three angles about X, Y and Z. */
export function asRotation(context: Context, value: Value, what: string): t.Transform {
  if (value instanceof LocationValue) return value.transform
  if (value === null) return t.identityTransform
  const [x, y, z] = asVec(context, value, what)
  return { rotation: rotationFromEuler([x, y, z]), translation: [0, 0, 0] }
}

function unexpected(keywords: Map<string, Value>, allowed: readonly string[]): void {
  const unknown = [...keywords.keys()].filter((name) => !allowed.includes(name))
  if (unknown.length > 0) throw typeError(`Unexpected keyword arguments: ${unknown.join(', ')}`)
}

const axisOf = (d: Vec) => (self: LocationValue) => new AxisValue(self.transform.translation, t.turn(self.transform.rotation, d))

export const locationMembers = defineMembers<LocationValue>(locationClass, {
  init: [
    'Location(*args, **kwargs)',
    (self, args, context) => {
      const given = args.variadic('args')
      const keywords = args.keywords('kwargs')
      unexpected(keywords, ['position', 'orientation', 'direction', 'ordering', 'angle', 'plane', 'location'])
      const first = given[0] ?? keywords.get('plane') ?? keywords.get('location') ?? keywords.get('position')
      if (first instanceof LocationValue || first instanceof PlaneValue) self.transform = asTransform(first, 'location')
      else self.transform = readTransform(context, first, given, keywords)
      const offset = given[1]
      if (first instanceof PlaneValue && offset !== undefined) self.transform = { ...self.transform, translation: asVec(context, offset, 'plane_offset') }
    },
  ],
  properties: {
    position: {
      get: (self) => vector(self.transform.translation),
      set: (self, value, context) => {
        self.transform = { ...self.transform, translation: asVec(context, value, 'position') }
      },
    },
    orientation: {
      get: (self) => vector(eulerFromRotation(self.transform.rotation)),
      set: (self, value, context) => {
        const [x, y, z] = asVec(context, value, 'orientation')
        self.transform = { ...self.transform, rotation: rotationFromEuler([x, y, z]) }
      },
    },
    x_axis: axisOf(unitX),
    y_axis: axisOf(unitY),
    z_axis: axisOf(unitZ),
  },
  methods: {
    'inverse()': (self) => location(t.invert(self.transform)),
    'center()': (self) => vector(self.transform.translation),
    'intersect(other)': (self, args, context) => intersectGeometry(context, self, args.get('other')),
    'mirror(mirror_plane)': (self, args) => {
      const plane = args.get('mirror_plane')
      if (!(plane instanceof PlaneValue)) throw typeError('mirror_plane must be a Plane')
      return locationOfFrame(mirrorFrame(t.toFrame(self.transform), plane.frame))
    },
    '__copy__()': (self) => new LocationValue(self.transform),
    '__deepcopy__(memo=None)': (self) => new LocationValue(self.transform),
  },
  operators: {
    __iter__: (self, context) => iterateOver(context, [vector(self.transform.translation), vector(eulerFromRotation(self.transform.rotation))]),
    __mul__: (self, context, other = null) => place(context, self.transform, other) ?? notImplemented,
    __pow__: (self, _context, exponent = null) => location(power(self.transform, Number(exponent))),
    __neg__: (self) => {
      const { origin, x, z } = t.toFrame(self.transform)
      return locationOfFrame(makeFrame(origin, negate(z), x)!)
    },
    __and__: (self, context, other = null) => intersectGeometry(context, self, other),
    __eq__: (self, _context, other = null) => (other instanceof LocationValue ? sameTransform(self.transform, other.transform) : notImplemented),
    __hash__: (self) => hashText(transformKey(self.transform)),
    __format__: (self, _context, spec = '') => formatVecs([self.transform.translation, eulerFromRotation(self.transform.rotation)], spec),
    __repr__: (self) => `${self.cls.name}(${formatVec(self.transform.translation, 6)}, ${formatVec(eulerFromRotation(self.transform.rotation), 6)})`,
    __str__: (self) =>
      `${self.cls.name}: (position=${formatVec(self.transform.translation, 6)}, orientation=${formatVec(eulerFromRotation(self.transform.rotation), 6)})`,
  },
})

/** What `Location * other` gives: a location, a moved plane or shape, or a list of those. Undefined if it can't be placed. */
export function place(context: Context, transform: t.Transform, other: Value): Value | undefined {
  if (other instanceof LocationValue) return location(t.compose(transform, other.transform))
  if (other instanceof PlaneValue) return new PlaneValue(t.toFrame(t.compose(t.fromFrame(other.frame), transform)))
  if (other instanceof ShapeValue) return movedBy(context, other, transform)
  if (!isIterable(other)) return undefined
  const placed = [...iterate(context, other)].map((item) => place(context, transform, item))
  return placed.every((item) => item !== undefined) ? new PyList(placed) : undefined
}

export function isIterable(value: Value): boolean {
  if (value instanceof VectorValue || value instanceof ShapeValue || value instanceof LocationValue) return false
  if (value instanceof PyInstance) return value instanceof PyList || value.cls.find('__iter__') !== undefined
  return value instanceof PyTuple || value instanceof PySet || (typeof value === 'object' && value !== null && 'next' in value)
}

function readTransform(context: Context, first: Value | undefined, given: readonly Value[], keywords: Map<string, Value>): t.Transform {
  if (first === undefined) return orient(context, keywords.get('orientation'), keywords.get('direction'), keywords.get('angle'), keywords.get('ordering'))
  const position = vecOf(context, first)
  if (position === undefined) throw typeError(`Invalid positional arguments: a Location needs a position, Plane or Location, not ${typeName(first)}`)
  const [, second, third] = given
  let orientation = keywords.get('orientation')
  let turnAbout = keywords.get('direction')
  let angle = keywords.get('angle')
  let ordering = keywords.get('ordering')
  if (isNumber(second)) angle = second
  else if (second !== undefined) orientation = second
  if (isNumber(third)) {
    turnAbout = second
    angle = third
  } else if (third !== undefined) ordering = third
  return { ...orient(context, orientation, turnAbout, angle, ordering), translation: position }
}

function orient(context: Context, orientation: Value | undefined, about: Value | undefined, angle: Value | undefined, ordering: Value | undefined): t.Transform {
  if (angle !== undefined && angle !== null) {
    const axis = about === undefined || about === null ? unitZ : asVec(context, about, 'direction')
    return t.rotationAbout([0, 0, 0], axis, asFloat(angle, 'angle'))
  }
  if (orientation === undefined || orientation === null) return t.identityTransform
  if (orientation instanceof LocationValue) return { rotation: orientation.transform.rotation, translation: [0, 0, 0] }
  const [x, y, z] = asVec(context, orientation, 'orientation')
  return { rotation: rotationFromEuler([x, y, z], readOrdering(ordering)), translation: [0, 0, 0] }
}

function power(transform: t.Transform, exponent: number): t.Transform {
  const base = exponent < 0 ? t.invert(transform) : transform
  let result = t.identityTransform
  for (let index = 0; index < Math.abs(exponent); index += 1) result = t.compose(result, base)
  return result
}

function mirrorFrame(frame: Frame, mirror: Frame): Frame {
  const reflect = (d: Vec) => subtract(d, scale(mirror.z, 2 * dot(d, mirror.z)))
  const offset = dot(subtract(frame.origin, mirror.origin), mirror.z)
  return makeFrame(subtract(frame.origin, scale(mirror.z, 2 * offset)), reflect(frame.z), reflect(frame.x)) ?? frame
}

defineMembers<LocationValue>(rotationClass, {
  init: [
    'Rotation(*args, **kwargs)',
    (self, args, context) => {
      const given = args.variadic('args')
      const keywords = args.keywords('kwargs')
      unexpected(keywords, ['rotation', 'X', 'Y', 'Z', 'ordering', 'axis', 'angle'])
      const first = given[0] ?? keywords.get('rotation') ?? keywords.get('axis')
      if (first instanceof AxisValue) {
        const angle = given[1] ?? keywords.get('angle')
        if (angle === undefined) throw typeError('Both an Axis and angle must be provided')
        self.transform = t.rotationAbout(first.position, first.direction, asFloat(angle, 'angle'))
      } else if (first instanceof LocationValue) self.transform = first.transform
      else if (first !== undefined && !isNumber(first)) {
        const [x, y, z] = asVec(context, first, 'rotation')
        self.transform = { rotation: rotationFromEuler([x, y, z], readOrdering(given[1] ?? keywords.get('ordering'))), translation: [0, 0, 0] }
      } else {
        const angle = (index: number, name: string) => asFloat(given[index] ?? keywords.get(name) ?? 0, name)
        const ordering = readOrdering(given[3] ?? keywords.get('ordering'))
        self.transform = { rotation: rotationFromEuler([angle(0, 'X'), angle(1, 'Y'), angle(2, 'Z')], ordering), translation: [0, 0, 0] }
      }
    },
  ],
})

defineMembers<LocationValue>(posClass, {
  init: [
    'Pos(*args, **kwargs)',
    (self, args, context) => {
      const given = args.variadic('args')
      const keywords = args.keywords('kwargs')
      const unknown = [...keywords.keys()].filter((name) => !['X', 'Y', 'Z', 'v'].includes(name))
      if (unknown.length > 0) throw valueError(`Unexpected argument(s): ${unknown.join(', ')}`)
      const whole = keywords.get('v') ?? (given.length === 1 && !isNumber(given[0]) ? given[0] : undefined)
      if (whole !== undefined) {
        self.transform = t.translation(asVec(context, whole, 'v'))
        return
      }
      if (!given.every(isNumber)) throw typeError('Invalid inputs to Pos')
      const read = (index: number, name: string) => numberOf(keywords.get(name)) ?? numberOf(given[index]) ?? 0
      self.transform = t.translation([read(0, 'X'), read(1, 'Y'), read(2, 'Z')])
    },
  ],
})
