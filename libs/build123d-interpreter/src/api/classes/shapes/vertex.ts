import * as kernel from '@naturalcad/cad-kernel'
import { notImplemented, PyTuple } from '../../../values/index.ts'
import { vecOf } from '../../convert/vectors.ts'
import { defineMembers } from '../../define-members.ts'
import { add, subtract, type Vec } from '../../geometry/vec.ts'
import { pointOfVertex } from '../../topology/measure.ts'
import { requireShape } from '../../convert/shapes.ts'
import { ShapeValue, vertexClass, wrapShape } from '../../values/shape-values.ts'
import { iterateOver } from '../iterate-over.ts'

const point = (self: ShapeValue): Vec => pointOfVertex(requireShape(self, 'Vertex'))
const at = (self: ShapeValue, vec: Vec) => wrapShape(kernel.makeVertex(requireShape(self, 'Vertex').kernel, vec))

export const vertexMembers = defineMembers<ShapeValue>(vertexClass, {
  properties: { X: (self) => point(self)[0], Y: (self) => point(self)[1], Z: (self) => point(self)[2] },
  methods: { 'to_tuple()': (self) => new PyTuple([...point(self)]) },
  operators: {
    __iter__: (self, context) => iterateOver(context, [...point(self)]),
    __add__: (self, context, other = null) => {
      const vec = vecOf(context, other)
      return vec === undefined ? notImplemented : at(self, add(point(self), vec))
    },
    __sub__: (self, context, other = null) => {
      const vec = vecOf(context, other)
      return vec === undefined ? notImplemented : at(self, subtract(point(self), vec))
    },
    __repr__: (self) => `Vertex(${point(self).map((value) => (Number.isInteger(value) ? value.toFixed(1) : String(value))).join(', ')})`,
  },
})
