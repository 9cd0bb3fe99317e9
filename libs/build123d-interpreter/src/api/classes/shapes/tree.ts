import { PyTuple, type PyObject } from '../../../values/index.ts'
import { defineMembers } from '../../define-members.ts'
import { shapeClass, type ShapeValue } from '../../values/shape-values.ts'

const tuple = (shapes: readonly PyObject[]) => new PyTuple([...shapes])

function ancestorsOf(shape: ShapeValue): ShapeValue[] {
  return shape.parent === null ? [] : [...ancestorsOf(shape.parent), shape.parent]
}

/** Each child before its own children, as anytree walks. */
function descendantsOf(shape: ShapeValue): ShapeValue[] {
  return shape.children.flatMap((child) => [child, ...descendantsOf(child)])
}

function heightOf(shape: ShapeValue): number {
  return shape.children.reduce((height, child) => Math.max(height, 1 + heightOf(child)), 0)
}

/** An assembly is a tree of its labelled shapes. */
export const treeMembers = defineMembers<ShapeValue>(shapeClass, {
  properties: {
    children: (self) => tuple(self.children),
    ancestors: (self) => tuple(ancestorsOf(self)),
    descendants: (self) => tuple(descendantsOf(self)),
    leaves: (self) => tuple([self, ...descendantsOf(self)].filter((shape) => shape.children.length === 0)),
    path: (self) => tuple([...ancestorsOf(self), self]),
    siblings: (self) => tuple((self.parent?.children ?? []).filter((child) => child !== self)),
    root: (self) => ancestorsOf(self)[0] ?? self,
    is_root: (self) => self.parent === null,
    is_leaf: (self) => self.children.length === 0,
    depth: (self) => BigInt(ancestorsOf(self).length),
    height: (self) => BigInt(heightOf(self)),
  },
})
