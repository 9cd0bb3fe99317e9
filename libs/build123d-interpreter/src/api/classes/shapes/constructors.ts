import * as kernel from '@naturalcad/cad-kernel'
import { typeName } from '../../../native/index.ts'
import { collect } from '../../../protocol/index.ts'
import type { Context } from '../../../runtime/context.ts'
import { typeError, valueError, type PyClass, type Value } from '../../../values/index.ts'
import { numberOf } from '../../convert/numbers.ts'
import { asShapeValues, hasType, requireShape } from '../../convert/shapes.ts'
import { vecOf } from '../../convert/vectors.ts'
import { defineMembers } from '../../define-members.ts'
import { add, scale } from '../../geometry/vec.ts'
import { kernelOf } from '../../session.ts'
import { makeFaceOf } from '../../topology/faces.ts'
import { shapesOf } from '../../topology/dimension.ts'
import { AxisValue, PlaneValue } from '../../values/geometry-values.ts'
import {
  compoundClass,
  curveClass,
  edgeClass,
  faceClass,
  partClass,
  ShapeValue,
  shellClass,
  sketchClass,
  solidClass,
  vertexClass,
  wireClass,
} from '../../values/shape-values.ts'
import { asColor } from '../color.ts'
import { isIterable } from '../location.ts'
import { adopt } from './placement.ts'

function describe(self: ShapeValue, label: Value, color: Value): void {
  if (typeof label === 'string') self.label = label
  if (color !== null) self.color = asColor(color)
}

/** A shape of the wanted kind inside a value, for `Edge(edge)`, `Part(solid)` and the like. */
function shapeIn(value: Value): kernel.Shape | undefined {
  return value instanceof ShapeValue ? value.shape : undefined
}

defineMembers<ShapeValue>(vertexClass, {
  init: [
    'Vertex(*args, **kwargs)',
    (self, args, context) => {
      const given = args.variadic('args')
      const keywords = args.keywords('kwargs')
      const whole = keywords.get('v') ?? (given.length === 1 ? given[0] : undefined)
      const [x = 0, y = 0, z = 0] = (whole === undefined ? undefined : vecOf(context, whole)) ?? given.map((value) => numberOf(value) ?? 0)
      const read = (name: string, otherwise: number) => numberOf(keywords.get(name)) ?? otherwise
      self.shape = kernel.makeVertex(kernelOf(context), [read('X', x), read('Y', y), read('Z', z)])
    },
  ],
})

/** An unbounded line stands for an axis; this is far enough for any part. */
const axisReach = 1e5

defineMembers<ShapeValue>(edgeClass, {
  init: [
    "Edge(obj=None, label='', color=None, parent=None)",
    (self, args, context) => {
      const obj = args.get('obj')
      if (obj instanceof AxisValue) {
        const half = scale(obj.direction, axisReach)
        self.shape = kernel.makeLine(kernelOf(context), add(obj.position, scale(half, -1)), add(obj.position, half))
      } else if (hasType(obj, 'edge')) self.shape = obj.shape
      else if (obj !== null) throw typeError(`Edge() needs an Edge or Axis, not ${typeName(obj)}`)
      describe(self, args.get('label'), args.get('color'))
    },
  ],
})

export const constructorMembers = defineMembers<ShapeValue>(wireClass, {
  init: [
    "Wire(edges=None, sequenced=False, label='', color=None, parent=None)",
    (self, args, context) => {
      const edges = args.get('edges')
      if (hasType(edges, 'wire')) self.shape = edges.shape
      else if (edges !== null) {
        const parts = edges instanceof ShapeValue || !isIterable(edges) ? asShapeValues(context, edges, 'edges') : collect(context, edges).flatMap((item) => asShapeValues(context, item, 'edges'))
        const opened = parts.flatMap((part) => (part.shape?.type === 'compound' ? kernel.selectableShapes(part.shape, 'edge') : shapesOf([part])))
        if (opened.length > 0) self.shape = args.boolean('sequenced') ? sequenced(opened) : kernel.makeWire(opened)
      }
      describe(self, args.get('label'), args.get('color'))
    },
  ],
})

function sequenced(edges: readonly kernel.Shape[]): kernel.Shape {
  const [wire] = kernel.connectEdges(edges, 1e-3)
  return wire ?? kernel.makeWire(edges)
}

defineMembers<ShapeValue>(faceClass, {
  init: [
    "Face(outer_wire=None, inner_wires=None, label='', color=None, parent=None)",
    (self, args, context) => {
      const outer = args.get('outer_wire')
      if (outer instanceof PlaneValue) self.shape = kernel.makePlaneFace(kernelOf(context), outer.frame, 2 * axisReach, 2 * axisReach)
      else if (hasType(outer, 'face')) self.shape = outer.shape
      else if (hasType(outer, 'wire')) {
        const inner = args.get('inner_wires') === null ? [] : asShapeValues(context, args.get('inner_wires'), 'inner_wires')
        self.shape = makeFaceOf(requireShape(outer, 'outer_wire'), shapesOf(inner))
      } else if (hasType(outer, 'edge')) throw typeError('Face() needs a Wire: give Wire([edge])')
      else if (outer !== null) throw typeError(`Face() needs a Wire or Plane, not ${typeName(outer)}`)
      describe(self, args.get('label'), args.get('color'))
    },
  ],
})

defineMembers<ShapeValue>(shellClass, {
  init: [
    "Shell(obj=None, label='', color=None, parent=None)",
    (self, args, context) => {
      const obj = args.get('obj')
      if (hasType(obj, 'shell')) self.shape = obj.shape
      else if (obj !== null) self.shape = kernel.makeShell(shapesOf(asShapeValues(context, obj, 'obj')))
      describe(self, args.get('label'), args.get('color'))
    },
  ],
})

defineMembers<ShapeValue>(solidClass, {
  init: [
    "Solid(obj=None, label='', color=None, material=None, joints=None, parent=None)",
    (self, args) => {
      const obj = args.get('obj')
      const shape = shapeIn(obj)
      if (shape?.type === 'shell') self.shape = kernel.makeSolid(shape)
      else if (shape?.type === 'solid') self.shape = shape
      else if (shape?.type === 'compound') self.shape = solidIn(shape)
      else if (obj !== null) throw typeError(`Solid() needs a Shell, not ${typeName(obj)}`)
      describe(self, args.get('label'), args.get('color'))
    },
  ],
})

function solidIn(compound: kernel.Shape): kernel.Shape {
  const [solid, second] = kernel.subShapes(compound, 'solid')
  if (solid === undefined || second !== undefined) throw valueError('Solid() needs a compound of exactly one solid')
  return solid
}

/** `Compound(shapes, label=…, children=…)` and its kinds. */
function fillCompound(self: ShapeValue, context: Context, obj: Value): void {
  if (obj === null) return
  if (obj instanceof ShapeValue) {
    self.shape = obj.shape?.type === 'compound' ? obj.shape : obj.shape === undefined ? undefined : kernel.makeCompound(kernelOf(context), [obj.shape])
    return
  }
  if (!isIterable(obj)) throw typeError(`${self.cls.name}() needs shapes, not ${typeName(obj)}`)
  self.shape = kernel.makeCompound(kernelOf(context), shapesOf(collect(context, obj).flatMap((item) => asShapeValues(context, item, 'obj'))))
}

const compoundKinds: readonly PyClass[] = [compoundClass, curveClass, sketchClass, partClass]

for (const cls of compoundKinds) {
  defineMembers<ShapeValue>(cls, {
    init: [
      `${cls.name}(obj=None, label='', color=None, material=None, joints=None, parent=None, children=None)`,
      (self, args, context) => {
        fillCompound(self, context, args.get('obj'))
        describe(self, args.get('label'), args.get('color'))
        const children = args.get('children')
        if (children !== null) adopt(self, collect(context, children), kernelOf(context))
      },
    ],
  })
}

