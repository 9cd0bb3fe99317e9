import { getItem } from '../../protocol/subscript.ts'
import { callSpecial, collect, getAttribute, isCallable, iterate, truth, tryAttribute } from '../../protocol/index.ts'
import type { Context } from '../../runtime/context.ts'
import { notImplemented, PyList, PyProperty, PySlice, PyTuple, typeError, valueError, type Value } from '../../values/index.ts'
import { hasType } from '../convert/shapes.ts'
import { vecOf, vector } from '../convert/vectors.ts'
import { defineMembers } from '../define-members.ts'
import { GeomType, SortBy } from '../enums/enums.ts'
import { toLocal, makeFrame } from '../geometry/frame.ts'
import { add, dot, length, scale, subtract, type Vec } from '../geometry/vec.ts'
import { isParallelTo } from '../topology/parallel.ts'
import { only, pluralOf, type SelectableType } from '../topology/select.ts'
import { expand } from '../topology/intersect.ts'
import { AxisValue, PlaneValue, VectorValue } from '../values/geometry-values.ts'
import { shapeList, shapeListClass, ShapeValue } from '../values/shape-values.ts'
import { asAxis } from './axis.ts'
import { groupBy } from './group-by.ts'
import { isIterable } from './location.ts'
import { sortValues, type SortKey } from './sort-values.ts'
import { centerOfValue, geomTypeOf, nearestOf } from './shapes/measures.ts'
import { shareOnLine } from './shapes/share-on-line.ts'

/** What to sort or group by, as a function of an item. */
function keyFor(context: Context, by: Value): SortKey {
  if (by instanceof AxisValue) {
    return { of: (item) => dot(subtract(centerOfValue(context, item), by.position), by.direction) }
  }
  const name = SortBy.nameOf(by)
  if (name !== undefined) return bySize(context, name)
  if (hasType(by, 'edge', 'wire')) return { of: (item) => shareOnLine(by, centerOfValue(context, item)) }
  if (by instanceof PyProperty) return { of: (item) => readProperty(context, by, item) }
  if (isCallable(by)) return { of: (item) => context.call(by, [item]) }
  throw valueError('Invalid sort_by criteria provided: give an Axis, a SortBy, an Edge or a function')
}

function readProperty(context: Context, property: PyProperty, item: Value): Value {
  return typeof property.getter === 'function' ? property.getter(item, context) : context.call(property.getter, [item])
}

const attributeBySize = { LENGTH: 'length', RADIUS: 'radius', AREA: 'area', VOLUME: 'volume' } as const

function bySize(context: Context, name: keyof typeof SortBy.members): SortKey {
  if (name === 'DISTANCE') return { of: (item) => length(centerOfValue(context, item)) }
  const attribute = attributeBySize[name]
  if (name === 'LENGTH') return { of: (item) => getAttribute(context, item, attribute) }
  // Shapes without such a size are left out.
  return { of: (item) => tryAttribute(context, item, attribute) ?? null, has: (item) => typeof tryAttribute(context, item, attribute) === 'number' }
}

function predicateFor(context: Context, by: Value, tolerance: number): (item: Value) => boolean {
  const type = GeomType.nameOf(by)
  if (type !== undefined) return (item) => item instanceof ShapeValue && geomTypeOf(item) === type
  if (by instanceof AxisValue) return (item) => item instanceof ShapeValue && isParallelTo(item, by.direction, 'axis', tolerance)
  if (by instanceof PlaneValue) return (item) => item instanceof ShapeValue && isParallelTo(item, by.frame.z, 'plane', tolerance)
  if (by instanceof PyProperty) return (item) => truth(context, readProperty(context, by, item))
  if (isCallable(by)) return (item) => truth(context, context.call(by, [item]))
  throw valueError('Unsupported filter_by predicate: give an Axis, Plane, GeomType or a function')
}

function sortBy(context: Context, list: PyList, by: Value, reverse: boolean): PyList {
  return shapeList(sortValues(context, list.items, keyFor(context, by), reverse))
}

function filterBy(context: Context, list: PyList, by: Value, reverse: boolean, tolerance: number): PyList {
  const holds = predicateFor(context, by, tolerance)
  return shapeList(
    list.items.filter((item) => {
      context.spend(1)
      return holds(item) !== reverse
    }),
  )
}

const isShapely = (value: Value) => value instanceof ShapeValue || value instanceof VectorValue
const axisZ = new AxisValue()

function different(context: Context, left: readonly Value[], right: readonly Value[]): Value[] {
  return left.filter((item) => !right.some((other) => context.equals(item, other)))
}

function nested(context: Context, list: PyList, type: SelectableType): Value[] {
  return list.items.flatMap((item) => collect(context, callSpecial(context, item, pluralOf[type]) ?? new PyTuple()))
}

const types = ['vertex', 'edge', 'wire', 'face', 'shell', 'solid', 'compound'] as const

export const shapeListMembers = defineMembers<PyList>(shapeListClass, {
  init: [
    'ShapeList(iterable=())',
    (self, args, context) => {
      self.items = collect(context, args.get('iterable'))
    },
  ],
  properties: {
    first: (self) => itemAt(self, 0),
    last: (self) => itemAt(self, self.items.length - 1),
  },
  methods: {
    ...Object.fromEntries(
      types.flatMap((type) => [
        [`${pluralOf[type]}()`, (self: PyList, _args: unknown, context: Context) => shapeList(nested(context, self, type))],
        [`${type}()`, (self: PyList, _args: unknown, context: Context) => only(nested(context, self, type), type)],
      ]),
    ),
    'filter_by(filter_by, reverse=False, tolerance: float = 1e-5)': (self, args, context) =>
      filterBy(context, self, args.get('filter_by'), args.boolean('reverse'), args.float('tolerance')),
    'filter_by_position(axis, minimum: float, maximum: float, inclusive=(True, True))': (self, args, context) => {
      const axis = asAxis(args.get('axis'), 'axis')
      const inclusive = args.get('inclusive')
      const [low, high] = inclusive instanceof PyTuple ? inclusive.items.map(Boolean) : [true, true]
      const [minimum, maximum] = [args.float('minimum'), args.float('maximum')]
      const frame = makeFrame(axis.position, axis.direction)!
      const kept = self.items.filter((item) => {
        const height = toLocal(frame, centerOfValue(context, item))[2]
        return (low ? minimum <= height : minimum < height) && (high ? height <= maximum : height < maximum)
      })
      return sortBy(context, shapeList(kept), axis, false)
    },
    'sort_by(sort_by=Axis.Z, reverse=False)': (self, args, context) => sortBy(context, self, args.get('sort_by'), args.boolean('reverse')),
    'sort_by_distance(other, reverse=False)': (self, args, context) => {
      const other = args.get('other')
      return shapeList(sortValues(context, self.items, { of: (item) => distanceTo(context, item, other) }, args.boolean('reverse')))
    },
    'group_by(group_by=Axis.Z, reverse=False, tol_digits=6)': (self, args, context) =>
      groupBy(context, self.items, keyFor(context, args.get('group_by')), args.boolean('reverse'), args.integer('tol_digits')),
    'center()': (self, _args, context) => {
      const centers = self.items.map((item) => centerOfValue(context, item))
      return vector(centers.length === 0 ? [0, 0, 0] : scale(centers.reduce<Vec>(add, [0, 0, 0]), 1 / centers.length))
    },
    'expand()': (self) => shapeList(self.items.flatMap((item): Value[] => (item instanceof ShapeValue ? expand(item) : [item]))),
  },
  operators: {
    __getitem__: (self, context, index = null) => {
      const item = getItem(context, new PyList(self.items), index)
      return index instanceof PySlice ? shapeList(collect(context, item)) : item
    },
    __gt__: (self, context, by = axisZ) => sortBy(context, self, by, false),
    __lt__: (self, context, by = axisZ) => sortBy(context, self, by, true),
    __rshift__: (self, context, by = axisZ) => groupOf(context, self, by, -1),
    __lshift__: (self, context, by = axisZ) => groupOf(context, self, by, 0),
    __or__: (self, context, by = axisZ) => filterBy(context, self, by, false, 1e-5),
    __and__: (self, context, other = null) =>
      other instanceof PyList ? shapeList(self.items.filter((item) => other.items.some((second) => context.equals(item, second)))) : notImplemented,
    __sub__: (self, context, other = null) => (other instanceof PyList ? shapeList(different(context, self.items, other.items)) : notImplemented),
    __add__: (self, context, other = null) => {
      if (isShapely(other)) return shapeList([...self.items, other])
      const items = isIterable(other) ? [...iterate(context, other)] : undefined
      if (items === undefined || !items.every(isShapely)) throw typeError('Cannot add object of this type to ShapeList')
      return shapeList([...self.items, ...items])
    },
    __eq__: (self, context, other = null) => {
      if (!(other instanceof PyList)) return notImplemented
      return different(context, self.items, other.items).length === 0 && different(context, other.items, self.items).length === 0
    },
  },
})

function itemAt(list: PyList, index: number): Value {
  const item = list.items[index]
  if (item === undefined) throw valueError('the list is empty: the selection found nothing')
  return item
}

function groupOf(context: Context, list: PyList, by: Value, index: 0 | -1): Value {
  const group = groupBy(context, list.items, keyFor(context, by), false, 6).groups.at(index)
  if (group === undefined) throw valueError('the list is empty: the selection found nothing')
  return group
}

function distanceTo(context: Context, item: Value, other: Value): number {
  if (item instanceof ShapeValue) return nearestOf(context, item, other).distance
  if (other instanceof ShapeValue) return nearestOf(context, other, item).distance
  return length(subtract(vecOf(context, item) ?? [0, 0, 0], vecOf(context, other) ?? [0, 0, 0]))
}
