import { typeName } from '../../native/index.ts'
import { iterate } from '../../protocol/index.ts'
import type { Context } from '../../runtime/context.ts'
import { notImplemented, PyList, typeError, valueError, type Value } from '../../values/index.ts'
import { formatVec, formatVecs } from '../convert/general-format.ts'
import { isNumber } from '../convert/numbers.ts'
import { asVec, optionalVec, vecOf, vector } from '../convert/vectors.ts'
import { defineMembers } from '../define-members.ts'
import { intersectGeometry } from '../geometry-operations/intersect.ts'
import { rotationFromEuler } from '../geometry/euler.ts'
import { containsPoint, flipFrame, fromLocal, makeFrame, offsetFrame, toLocal, worldFrame, type Frame } from '../geometry/frame.ts'
import { meetLineAndPlane } from '../geometry/line-plane.ts'
import * as t from '../geometry/transform.ts'
import { cross, dot, length, subtract, vecKey, type Vec } from '../geometry/vec.ts'
import { frameOfFace } from '../topology/face-frame.ts'
import { transformedCopy } from '../topology/move.ts'
import { AxisValue, BoundBoxValue, LocationValue, planeClass, PlaneValue, VectorValue } from '../values/geometry-values.ts'
import { ShapeValue } from '../values/shape-values.ts'
import { defineClassProperties } from './class-properties.ts'
import { asTransform, isIterable, locationOfFrame, place, readOrdering } from './location.ts'
import { hashText } from './vector.ts'

const named = (x: Vec, z: Vec) => () => new PlaneValue(makeFrame([0, 0, 0], z, x) ?? worldFrame)

defineClassProperties(planeClass, {
  XY: named([1, 0, 0], [0, 0, 1]),
  YZ: named([0, 1, 0], [1, 0, 0]),
  ZX: named([0, 0, 1], [0, 1, 0]),
  XZ: named([1, 0, 0], [0, -1, 0]),
  YX: named([0, 1, 0], [0, 0, -1]),
  ZY: named([0, 0, 1], [-1, 0, 0]),
  front: named([1, 0, 0], [0, -1, 0]),
  back: named([-1, 0, 0], [0, 1, 0]),
  left: named([0, -1, 0], [-1, 0, 0]),
  right: named([0, 1, 0], [1, 0, 0]),
  top: named([1, 0, 0], [0, 0, 1]),
  bottom: named([1, 0, 0], [0, 0, -1]),
  isometric: named([1, 1, 0], [1, -1, 1]),
})

/** The argument as a Plane, or an error that shows how to write one. */
export function asPlane(value: Value, what: string): PlaneValue {
  if (value instanceof PlaneValue) return value
  throw typeError(`${what} must be a Plane, such as Plane.XY, not ${typeName(value)}`)
}

const expected = 'Expected gp_Pln, Face, Location, Axis, VectorLike, or three points'
const key = ({ frame }: PlaneValue) => `${vecKey(frame.origin)};${vecKey(frame.x)};${vecKey(frame.z)}`
const format = ({ frame }: PlaneValue) => `${formatVec(frame.origin, 6)}, ${formatVec(frame.x, 6)}, ${formatVec(frame.z, 6)}`

export const planeMembers = defineMembers<PlaneValue>(planeClass, {
  init: [
    'Plane(*args, **kwargs)',
    (self, args, context) => {
      self.frame = readFrame(context, args.variadic('args'), args.keywords('kwargs'))
    },
  ],
  properties: {
    origin: {
      get: (self) => vector(self.frame.origin),
      set: (self, value, context) => {
        self.frame = { ...self.frame, origin: asVec(context, value, 'origin') }
      },
    },
    x_dir: {
      get: (self) => vector(self.frame.x),
      set: (self, value, context) => {
        self.frame = requireFrame(self.frame.origin, self.frame.z, asVec(context, value, 'x_dir'))
      },
    },
    y_dir: {
      get: (self) => vector(self.frame.y),
      set: (self, value, context) => {
        self.frame = requireFrame(self.frame.origin, self.frame.z, cross(asVec(context, value, 'y_dir'), self.frame.z))
      },
    },
    z_dir: (self) => vector(self.frame.z),
    location: (self) => locationOfFrame(self.frame),
  },
  methods: {
    'offset(amount: float)': (self, args) => new PlaneValue(offsetFrame(self.frame, args.float('amount'))),
    'reverse()': (self) => new PlaneValue(flipFrame(self.frame)),
    'rotated(rotation=(0, 0, 0), ordering=None)': (self, args, context) => {
      const [x, y, z] = asVec(context, args.get('rotation'), 'rotation')
      const rotation = rotationFromEuler([x, y, z], readOrdering(args.get('ordering')))
      // As build123d has it: the directions turn about the world's axes, the origin stays.
      return new PlaneValue(requireFrame(self.frame.origin, t.turn(rotation, self.frame.z), t.turn(rotation, self.frame.x)))
    },
    'moved(loc)': (self, args) => new PlaneValue(movedFrame(self.frame, args.get('loc'))),
    'move(loc)': (self, args) => {
      self.frame = movedFrame(self.frame, args.get('loc'))
      return self
    },
    'shift_origin(locator)': (self, args, context) => new PlaneValue({ ...self.frame, origin: newOrigin(context, self.frame, args.get('locator')) }),
    'to_local_coords(obj)': (self, args, context) => convert(context, self.frame, args.get('obj'), true),
    'from_local_coords(obj)': (self, args, context) => convert(context, self.frame, args.get('obj'), false),
    'location_between(other)': (self, args) =>
      new LocationValue(t.compose(t.invert(t.fromFrame(asPlane(args.get('other'), 'other').frame)), t.fromFrame(self.frame))),
    'contains(obj, tolerance: float = 1e-6)': (self, args, context) => {
      const obj = args.get('obj')
      const tolerance = args.float('tolerance')
      if (obj instanceof AxisValue) return containsPoint(self.frame, obj.position, tolerance) && Math.abs(dot(obj.direction, self.frame.z)) <= tolerance
      return containsPoint(self.frame, asVec(context, obj, 'obj'), tolerance)
    },
    'intersect(other)': (self, args, context) => intersectGeometry(context, self, args.get('other')),
    '__copy__()': (self) => new PlaneValue(self.frame),
    '__deepcopy__(memo=None)': (self) => new PlaneValue(self.frame),
  },
  operators: {
    __neg__: (self) => new PlaneValue(flipFrame(self.frame)),
    __mul__: (self, context, other = null) => {
      if (other instanceof PlaneValue) return new LocationValue(t.compose(t.fromFrame(self.frame), t.fromFrame(other.frame)))
      if (isIterable(other)) {
        const items = [...iterate(context, other)].map((item) => (item instanceof PlaneValue ? locationOfFrame(item.frame) : item))
        // A list of shapes is placed by a Location only.
        return items.every((item) => item instanceof LocationValue) ? (place(context, t.fromFrame(self.frame), new PyList(items)) ?? notImplemented) : notImplemented
      }
      return place(context, t.fromFrame(self.frame), other) ?? notImplemented
    },
    __and__: (self, context, other = null) => intersectGeometry(context, self, other),
    __eq__: (self, _context, other = null) => (other instanceof PlaneValue ? key(self) === key(other) : notImplemented),
    __hash__: (self) => hashText(key(self)),
    __format__: ({ frame }, _context, spec = '') => formatVecs([frame.origin, frame.x, frame.z], spec),
    __repr__: (self) => `${self.cls.name}(${format(self)})`,
    __str__: (self) => `${self.cls.name}: (origin=${formatVec(self.frame.origin, 6)}, x_dir=${formatVec(self.frame.x, 6)}, z_dir=${formatVec(self.frame.z, 6)})`,
  },
})

function requireFrame(origin: Vec, z: Vec, x?: Vec): Frame {
  if (length(z) === 0) throw valueError('z_dir must be non null')
  if (x !== undefined && length(x) === 0) throw valueError('x_dir must be non null')
  const frame = makeFrame(origin, z, x)
  if (frame === undefined) throw valueError('x_dir and z_dir must not be parallel')
  return frame
}

function movedFrame(frame: Frame, by: Value): Frame {
  return t.toFrame(t.compose(t.fromFrame(frame), asTransform(by, 'loc')))
}

function newOrigin(context: Context, frame: Frame, locator: Value): Vec {
  if (locator instanceof AxisValue) {
    const meeting = meetLineAndPlane(locator, frame)
    if (meeting === undefined || 'position' in meeting) throw valueError("the axis doesn't intersect the plane")
    return meeting
  }
  const point = asVec(context, locator, 'locator')
  if (!containsPoint(frame, point)) throw valueError(`${formatVec(point, 6)} is not located within plane`)
  return point
}

function convert(context: Context, frame: Frame, obj: Value, toLocalSide: boolean): Value {
  const change = toLocalSide ? toLocal : fromLocal
  if (obj instanceof BoundBoxValue) {
    const [a, b] = [change(frame, obj.min), change(frame, obj.max)]
    const pick = (choose: (x: number, y: number) => number): Vec => [choose(a[0], b[0]), choose(a[1], b[1]), choose(a[2], b[2])]
    return new BoundBoxValue({ min: pick(Math.min), max: pick(Math.max) })
  }
  if (obj instanceof ShapeValue) return transformedCopy(obj, toLocalSide ? t.invert(t.fromFrame(frame)) : t.fromFrame(frame))
  const point = vecOf(context, obj)
  if (point === undefined) throw valueError(`Unable to repositioned type ${typeName(obj)} with respect to local coordinates`)
  return new VectorValue(change(frame, point))
}

function readFrame(context: Context, given: readonly Value[], keywords: Map<string, Value>): Frame {
  const unknown = [...keywords.keys()].filter((name) => !['face', 'location', 'axis', 'origin', 'x_dir', 'y_dir', 'z_dir'].includes(name))
  if (unknown.length > 0) throw typeError(`Unexpected keyword arguments: ${unknown.join(', ')}`)
  const first = given[0] ?? keywords.get('face') ?? keywords.get('location') ?? keywords.get('axis') ?? keywords.get('origin')
  if (first === undefined) throw typeError(expected)
  const x = optionalVec(context, given[1] ?? keywords.get('x_dir') ?? null, 'x_dir')
  if (first instanceof PlaneValue) return first.frame
  if (first instanceof LocationValue) return t.toFrame(first.transform)
  if (first instanceof AxisValue) return requireFrame(first.position, first.direction, x)
  if (first instanceof ShapeValue && first.shape?.type === 'face') {
    const frame = frameOfFace(first.shape)
    if (frame === undefined) throw valueError('Planes can only be created from planar faces')
    return x === undefined ? frame : requireFrame(frame.origin, frame.z, x)
  }
  const origin = vecOf(context, first)
  if (origin === undefined) return throughPoints(context, first)
  const y = optionalVec(context, keywords.get('y_dir') ?? null, 'y_dir')
  const z = optionalVec(context, given[2] ?? keywords.get('z_dir') ?? null, 'z_dir')
  if (y === undefined) return requireFrame(origin, z ?? [0, 0, 1], x)
  if (z !== undefined) throw typeError('Specify either y_dir or z_dir, not both')
  if (x === undefined) throw valueError('x_dir must be provided when y_dir is specified')
  return requireFrame(origin, cross(x, y), x)
}

function throughPoints(context: Context, value: Value): Frame {
  if (!isIterable(value) || isNumber(value)) throw typeError(expected)
  const points = [...iterate(context, value)].map((item) => vecOf(context, item))
  const [a, b, c] = points
  if (points.length !== 3 || a === undefined || b === undefined || c === undefined) throw typeError('Expected three VectorLike points')
  const x = subtract(b, a)
  return requireFrame(a, cross(x, subtract(c, a)), x)
}
