import { typeName } from '../../native/index.ts'
import { floatRepr } from '../../numbers/float-text.ts'
import { PyTuple, typeError, type Value } from '../../values/index.ts'
import { readAlign, alignOffset } from '../convert/align.ts'
import { asVec, vector } from '../convert/vectors.ts'
import { defineMembers } from '../define-members.ts'
import { distance, scale, add, subtract, type Vec } from '../geometry/vec.ts'
import { boundsOf } from '../topology/measure.ts'
import { boundBoxClass, BoundBoxValue } from '../values/geometry-values.ts'
import { ShapeValue } from '../values/shape-values.ts'

const box = (value: Value): BoundBoxValue => {
  if (value instanceof BoundBoxValue) return value
  throw typeError(`other must be a BoundBox, not ${typeName(value)}`)
}

const axes = [0, 1, 2] as const

/** What `obj.bounding_box()` gives. */
export function boundBox(bounds: { min: Vec; max: Vec } | undefined): BoundBoxValue {
  return new BoundBoxValue(bounds)
}

function covers(outer: BoundBoxValue, inner: BoundBoxValue, tolerance: number): boolean {
  return !outer.isVoid && !inner.isVoid && axes.every((axis) => outer.min[axis] <= inner.min[axis] + tolerance && inner.max[axis] <= outer.max[axis] + tolerance)
}

function meets(a: BoundBoxValue, b: BoundBoxValue, tolerance: number): boolean {
  const gap = axes.map((axis) => Math.max(0, a.min[axis] - b.max[axis], b.min[axis] - a.max[axis]))
  return !a.isVoid && !b.isVoid && Math.hypot(...gap) <= tolerance
}

function sharesInside(a: BoundBoxValue, b: BoundBoxValue, tolerance: number): boolean {
  if (a.isVoid || b.isVoid) return false
  return axes.every((axis) => {
    const isFlat = a.max[axis] - a.min[axis] <= tolerance && b.max[axis] - b.min[axis] <= tolerance
    if (isFlat) return Math.abs(a.min[axis] + a.max[axis] - b.min[axis] - b.max[axis]) / 2 <= tolerance
    return Math.max(a.min[axis], b.min[axis]) < Math.min(a.max[axis], b.max[axis]) - tolerance
  })
}

export const boundBoxMembers = defineMembers<BoundBoxValue>(boundBoxClass, {
  init: [
    'BoundBox(shape, tolerance=None, optimal=True)',
    (self, args) => {
      const shape = args.get('shape')
      if (!(shape instanceof ShapeValue)) throw typeError(`Invalid positional arguments: a BoundBox needs a shape, not ${typeName(shape)}`)
      const bounds = shape.shape === undefined ? undefined : boundsOf(shape.shape)
      self.isVoid = bounds === undefined
      self.min = bounds?.min ?? [0, 0, 0]
      self.max = bounds?.max ?? [0, 0, 0]
    },
  ],
  properties: {
    min: (self) => vector(self.min),
    max: (self) => vector(self.max),
    size: (self) => vector(subtract(self.max, self.min)),
    diagonal: (self) => (self.isVoid ? 0 : distance(self.min, self.max)),
    measure: (self) =>
      subtract(self.max, self.min)
        .filter((side) => side > 1e-6)
        .reduce((product, side) => product * side, 1),
  },
  methods: {
    'center()': (self) => vector(scale(add(self.min, self.max), 0.5)),
    'add(obj, tol=None)': (self, args, context) => {
      const obj = args.get('obj')
      const [min, max] = obj instanceof BoundBoxValue ? [obj.min, obj.max] : [asVec(context, obj, 'obj'), asVec(context, obj, 'obj')]
      // OCCT widens a box that grows by a gap of 0.01 where nothing else is said.
      const gap = args.optionalFloat('tol') ?? 0.01
      const pick = (choose: (...values: number[]) => number, a: Vec, b: Vec, by: number): Vec => [choose(a[0], b[0]) + by, choose(a[1], b[1]) + by, choose(a[2], b[2]) + by]
      return new BoundBoxValue(self.isVoid ? { min, max } : { min: pick(Math.min, self.min, min, -gap), max: pick(Math.max, self.max, max, gap) })
    },
    'covers(other, tolerance: float = 1e-6)': (self, args) => covers(self, box(args.get('other')), args.float('tolerance')),
    'covered_by(other, tolerance: float = 1e-6)': (self, args) => covers(box(args.get('other')), self, args.float('tolerance')),
    'contains(other, tolerance: float = 1e-6)': (self, args) => {
      const other = box(args.get('other'))
      return covers(self, other, args.float('tolerance')) && sharesInside(self, other, args.float('tolerance'))
    },
    'within(other, tolerance: float = 1e-6)': (self, args) => {
      const other = box(args.get('other'))
      return covers(other, self, args.float('tolerance')) && sharesInside(self, other, args.float('tolerance'))
    },
    'is_inside(other, tolerance: float = 1e-6)': (self, args) => covers(box(args.get('other')), self, args.float('tolerance')),
    'intersects(other, tolerance: float = 1e-6)': (self, args) => meets(self, box(args.get('other')), args.float('tolerance')),
    'disjoint(other, tolerance: float = 1e-6)': (self, args) => !meets(self, box(args.get('other')), args.float('tolerance')),
    'overlaps(other, tolerance: float = 1e-6)': (self, args) => sharesInside(self, box(args.get('other')), args.float('tolerance')),
    'to_align_offset(align)': (self, args) => {
      const align = readAlign(args.get('align'), args.get('align') instanceof PyTuple ? 2 : 3)
      return vector(align === undefined ? [0, 0, 0] : alignOffset(self.min, self.max, align))
    },
  },
  operators: {
    __repr__: ({ min, max }) => `bbox: ${axes.map((axis) => `${floatRepr(min[axis])} <= ${'xyz'[axis]} <= ${floatRepr(max[axis])}`).join(', ')}`,
  },
})
