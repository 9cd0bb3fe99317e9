import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { PyInstance, PyList, valueError, type PyClass, type Value } from '../../values/index.ts'
import { iterateOver } from '../classes/iterate-over.ts'
import { location, locationOfFrame } from '../classes/location.ts'
import { locationOfAxis } from '../classes/axis.ts'
import { alignOffset, readAlign } from '../convert/align.ts'
import { flatten } from '../convert/flatten.ts'
import { hasType, requireShape } from '../convert/shapes.ts'
import { vecOf, vector } from '../convert/vectors.ts'
import { defineMembers } from '../define-members.ts'
import { compose, rotationAbout, translation, type Transform } from '../geometry/transform.ts'
import { add, rotateAbout, unitZ, type Vec } from '../geometry/vec.ts'
import { frameOfFace } from '../topology/face-frame.ts'
import { AxisValue, LocationValue, nativeClass, PlaneValue, VectorValue } from '../values/geometry-values.ts'
import { atOrigin, currentLocations, currentScope, enterScope, leaveScope, type BuildScope } from './build-scope.ts'

/** `Locations(…)` and its kinds: places for what is made inside the block. */
class LocationListValue extends PyInstance {
  locations: readonly Transform[] = atOrigin
  scope: BuildScope | undefined
}

const allocate = (cls: PyClass) => new LocationListValue(cls)
const baseClass: PyClass = nativeClass('LocationList', allocate)
export const locationsClass: PyClass = nativeClass('Locations', allocate, [baseClass])
export const gridLocationsClass: PyClass = nativeClass('GridLocations', allocate, [baseClass])
export const polarLocationsClass: PyClass = nativeClass('PolarLocations', allocate, [baseClass])
export const hexLocationsClass: PyClass = nativeClass('HexLocations', allocate, [baseClass])

/** Seen from the places of the block around. */
function placeAmong(context: Context, local: readonly Transform[]): Transform[] {
  const around = currentLocations(context)
  return around === undefined ? [...local] : around.flatMap((place) => local.map((item) => compose(place, item)))
}

defineMembers<LocationListValue>(baseClass, {
  properties: {
    locations: (self) => new PyList(self.locations.map(location)),
    local_locations: (self) => new PyList(self.locations.map(location)),
  },
  operators: {
    __enter__: (self, context) => {
      const outer = currentScope(context)
      self.scope = {
        parent: outer,
        builder: outer?.builder,
        publicationLocations: outer?.publicationLocations ?? atOrigin,
        outputPlacements: outer?.outputPlacements ?? atOrigin,
        locations: self.locations,
        target: outer?.target,
        objectTarget: outer?.objectTarget,
        objectLocations: outer?.objectLocations ?? atOrigin,
      }
      enterScope(context, self.scope)
      return self
    },
    __exit__: (self, context) => {
      if (self.scope !== undefined) leaveScope(context, self.scope)
      return null
    },
    __iter__: (self, context) => iterateOver(context, self.locations.map(location)),
    __len__: (self) => BigInt(self.locations.length),
    __getitem__: (self, _context, index = 0n) => {
      const found = self.locations.at(Number(index))
      if (found === undefined) throw valueError('list index out of range')
      return location(found)
    },
  },
})

function toTransform(context: Context, point: Value): Transform {
  if (point instanceof LocationValue) return point.transform
  if (point instanceof PlaneValue) return locationOfFrame(point.frame).transform
  if (point instanceof AxisValue) return locationOfAxis(point).transform
  if (hasType(point, 'face')) {
    const frame = frameOfFace(requireShape(point, 'face'))
    if (frame === undefined) throw valueError('Planes can only be created from planar faces')
    return locationOfFrame(frame).transform
  }
  if (point instanceof LocationListValue) throw valueError(`Locations doesn't accept type ${typeName(point)}: open one block inside the other instead`)
  const vec = point instanceof VectorValue ? point.vec : vecOf(context, point)
  if (vec === undefined) throw valueError(`Locations doesn't accept type ${typeName(point)}`)
  return translation(vec)
}

defineMembers<LocationListValue>(locationsClass, {
  init: [
    'Locations(*pts)',
    (self, args, context) => {
      const points = flatten(context, args.variadic('pts'))
      self.locations = placeAmong(
        context,
        points.map((point) => toTransform(context, point)),
      )
    },
  ],
})

function tooFew(x: number, y: number): never {
  throw valueError(`At least 1 elements required, requested ${x}, ${y}`)
}

defineMembers<LocationListValue>(gridLocationsClass, {
  init: [
    'GridLocations(x_spacing: float, y_spacing: float, x_count: int, y_count: int, align=(Align.CENTER, Align.CENTER))',
    (self, args, context) => {
      const [dx, dy, columns, rows] = [args.float('x_spacing'), args.float('y_spacing'), args.integer('x_count'), args.integer('y_count')]
      if (columns < 1 || rows < 1) tooFew(columns, rows)
      context.spend(columns * rows)
      const size: Vec = [dx * (columns - 1), dy * (rows - 1), 0]
      const offset = alignOffset([0, 0, 0], size, readAlign(args.get('align'), 2) ?? ['NONE', 'NONE'])
      const points = Array.from({ length: columns * rows }, (_, index) => add(offset, [Math.floor(index / rows) * dx, (index % rows) * dy, 0]))
      self.locations = placeAmong(context, points.map(translation))
      for (const name of ['x_spacing', 'y_spacing', 'x_count', 'y_count']) self.attributes.set(name, args.get(name))
      self.attributes.set('size', vector(size))
      self.attributes.set('min', vector(offset))
      self.attributes.set('max', vector(add(offset, size)))
    },
  ],
})

defineMembers<LocationListValue>(polarLocationsClass, {
  init: [
    'PolarLocations(radius: float, count: int, start_angle: float = 0.0, angular_range: float = 360.0, rotate: bool = True, endpoint: bool = False)',
    (self, args, context) => {
      const count = args.integer('count')
      if (count < 1) throw valueError(`At least 1 elements required, requested ${count}`)
      context.spend(count)
      const steps = count - (args.boolean('endpoint') ? 1 : 0)
      const step = count === 1 ? 0 : args.float('angular_range') / steps
      const radius = args.float('radius')
      const places = Array.from({ length: count }, (_, index): Transform => {
        const angle = args.float('start_angle') + step * index
        const turned = rotationAbout([0, 0, 0], unitZ, args.boolean('rotate') ? angle : 0)
        return { rotation: turned.rotation, translation: rotateAbout([radius, 0, 0], [0, 0, 0], unitZ, angle) }
      })
      self.locations = placeAmong(context, places)
    },
  ],
})

defineMembers<LocationListValue>(hexLocationsClass, {
  init: [
    'HexLocations(radius: float, x_count: int, y_count: int, major_radius: bool = False, align=(Align.CENTER, Align.CENTER))',
    (self, args, context) => {
      const [radius, columns, rows] = [args.float('radius'), args.integer('x_count'), args.integer('y_count')]
      const diagonal = args.boolean('major_radius') ? 2 * radius : (4 * radius) / Math.sqrt(3)
      const dx = (3 * diagonal) / 4
      const dy = (diagonal * Math.sqrt(3)) / 2
      if (dx <= 0 || dy <= 0 || columns < 1 || rows < 1) throw valueError('Spacing and count must be > 0 ')
      context.spend(columns * rows)
      const column = (x: number, shift: number) => Array.from({ length: rows }, (_, y): Vec => [dx * x, dy * y + shift, 0])
      const order = [...Array.from({ length: columns }, (_, x) => x).filter((x) => x % 2 === 0), ...Array.from({ length: columns }, (_, x) => x).filter((x) => x % 2 === 1)]
      const points = order.flatMap((x) => column(x, x % 2 === 0 ? dy / 2 : dy))
      const least = (axis: 0 | 1) => Math.min(...points.map((point) => point[axis]))
      const most = (axis: 0 | 1) => Math.max(...points.map((point) => point[axis]))
      const corner: Vec = [least(0), least(1), 0]
      const offset = alignOffset([0, 0, 0], [most(0) - corner[0], most(1) - corner[1], 0], readAlign(args.get('align'), 2) ?? ['NONE', 'NONE'])
      self.locations = placeAmong(context, points.map((point) => translation(add(point, [offset[0] - corner[0], offset[1] - corner[1], 0]))))
      self.attributes.set('radius', radius)
      self.attributes.set('diagonal', diagonal)
      self.attributes.set('apothem', (diagonal * Math.sqrt(3)) / 4)
    },
  ],
})
