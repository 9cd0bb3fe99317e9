import * as kernel from '@naturalcad/cad-kernel'
import { asString } from '../../../native/index.ts'
import { PyList, PyTuple, typeError, valueError, type Value } from '../../../values/index.ts'
import { isNumber } from '../../convert/numbers.ts'
import { requireShape } from '../../convert/shapes.ts'
import { asVec, optionalVec, vector } from '../../convert/vectors.ts'
import { defineMembers } from '../../define-members.ts'
import { eulerFromRotation, rotationFromEuler } from '../../geometry/euler.ts'
import { worldFrame } from '../../geometry/frame.ts'
import * as t from '../../geometry/transform.ts'
import type { Vec } from '../../geometry/vec.ts'
import { kernelOf } from '../../session.ts'
import { withShape } from '../../topology/copy.ts'
import { locatedAt, movedBy, transformedCopy, transformOf } from '../../topology/move.ts'
import { compoundClass, shapeClass, ShapeValue } from '../../values/shape-values.ts'
import { asAxis } from '../axis.ts'
import { asColor } from '../color.ts'
import { asTransform, location } from '../location.ts'
import { asPlane } from '../plane.ts'

function relocate(self: ShapeValue, change: (transform: t.Transform) => t.Transform): void {
  self.shape = locatedAt(self, change(transformOf(self))).shape
}

/** `scale()`: one factor, or one for each axis where they are equal. */
export function scaledBy(self: ShapeValue, factor: Value, about: Vec | undefined): ShapeValue {
  const shape = requireShape(self, self.cls.name)
  const center = about ?? transformOf(self).translation
  if (isNumber(factor)) return withShape(self, kernel.scaled(shape, Number(factor), center))
  const factors = factor instanceof PyTuple && factor.items.length === 3 && factor.items.every(isNumber) ? factor.items.map(Number) : undefined
  if (factors === undefined) throw valueError('factor must be a float or a three tuple of float')
  const [x = 1, y = 1, z = 1] = factors
  if (x === y && y === z) return withShape(self, kernel.scaled(shape, x, center))
  throw valueError('scaling by a different factor along each axis is not supported by the embedded kernel: use one factor, or build the shape to size')
}

export const placementMembers = defineMembers<ShapeValue>(shapeClass, {
  properties: {
    label: { get: (self) => self.label, set: (self, value) => void (self.label = asString(value, 'label')) },
    color: { get: (self) => self.color ?? self.parent?.color ?? null, set: (self, value) => void (self.color = value === null ? null : asColor(value)) },
    for_construction: { get: (self) => self.forConstruction, set: (self, value) => void (self.forConstruction = value) },
    parent: { get: (self) => self.parent, set: (self, value) => void (self.parent = value instanceof ShapeValue ? value : null) },
    topo_parent: (self) => self.topoPath[0] ?? null,
    location: {
      get: (self) => location(transformOf(self)),
      set: (self, value) => relocate(self, () => asTransform(value, 'location')),
    },
    position: {
      get: (self) => vector(transformOf(self).translation),
      set: (self, value, context) => relocate(self, (old) => ({ ...old, translation: asVec(context, value, 'position') })),
    },
    orientation: {
      get: (self) => vector(eulerFromRotation(transformOf(self).rotation)),
      set: (self, value, context) => {
        const [x, y, z] = asVec(context, value, 'orientation')
        relocate(self, (old) => ({ ...old, rotation: rotationFromEuler([x, y, z]) }))
      },
    },
  },
  methods: {
    'moved(loc)': (self, args, context) => movedBy(context, self, asTransform(args.get('loc'), 'loc')),
    'move(loc)': (self, args, context) => {
      self.shape = movedBy(context, self, asTransform(args.get('loc'), 'loc')).shape
      return self
    },
    'located(loc)': (self, args) => locatedAt(self, asTransform(args.get('loc'), 'loc')),
    'locate(loc)': (self, args) => {
      self.shape = locatedAt(self, asTransform(args.get('loc'), 'loc')).shape
      return self
    },
    'rotate(axis, angle: float, transform=False)': (self, args, context) => {
      const axis = asAxis(args.get('axis'), 'axis')
      return self.shape === undefined ? self : movedBy(context, self, t.rotationAbout(axis.position, axis.direction, args.float('angle')))
    },
    'translate(vector, transform=False)': (self, args, context) =>
      self.shape === undefined ? self : movedBy(context, self, t.translation(asVec(context, args.get('vector'), 'vector'))),
    'transformed(rotate=(0, 0, 0), offset=(0, 0, 0))': (self, args, context) => {
      const [x, y, z] = asVec(context, args.get('rotate'), 'rotate')
      return transformedCopy(self, { rotation: rotationFromEuler([x, y, z]), translation: asVec(context, args.get('offset'), 'offset') })
    },
    'mirror(mirror_plane=None)': (self, args) => {
      const plane = args.get('mirror_plane')
      return self.shape === undefined ? self : withShape(self, kernel.mirrored(self.shape, plane === null ? worldFrame : asPlane(plane, 'mirror_plane').frame))
    },
    'scale(factor, about=None)': (self, args, context) => scaledBy(self, args.get('factor'), optionalVec(context, args.get('about'), 'about')),
    '__copy__()': (self) => withShape(self, self.shape),
    '__deepcopy__(memo=None)': (self) => withShape(self, self.shape === undefined ? undefined : kernel.copied(self.shape)),
    'copy()': (self) => withShape(self, self.shape),
  },
})

defineMembers<ShapeValue>(compoundClass, {
  properties: {
    children: {
      get: (self) => new PyTuple(self.children),
      set: (self, value, context) => {
        if (!(value instanceof PyList || value instanceof PyTuple)) throw typeError('children must be a list of shapes')
        adopt(self, value.items, kernelOf(context))
      },
    },
  },
})

/** Children make up the compound. */
export function adopt(self: ShapeValue, items: readonly Value[], owner: kernel.Kernel): void {
  const children = items.map((item) => {
    if (item instanceof ShapeValue) return item
    throw valueError('Each child must be of type Shape')
  })
  for (const child of children) child.parent = self
  self.children = children
  self.shape = kernel.makeCompound(owner, children.map((child) => child.shape).filter((shape) => shape !== undefined))
}
