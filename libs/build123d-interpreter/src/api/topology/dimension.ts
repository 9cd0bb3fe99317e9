import { makeCompound, topLevelShapes, type Kernel, type Shape } from '@naturalcad/cad-kernel'
import type { PyClass } from '../../values/index.ts'
import { compoundClass, curveClass, edgeClass, faceClass, partClass, ShapeValue, shellClass, sketchClass, solidClass, vertexClass, wireClass, wrapShape } from '../values/shape-values.ts'

export type Dimension = 0 | 1 | 2 | 3

const dimensionByType = { vertex: 0, edge: 1, wire: 1, face: 2, shell: 2, solid: 3, compsolid: 3 } as const

/** The dimension of what a shape holds; undefined for an empty compound or one of mixed kinds. */
function dimensionOfShape(shape: Shape): Dimension | undefined {
  if (shape.type !== 'compound') return dimensionByType[shape.type]
  const all = new Set(topLevelShapes(shape).map((item) => (item.type === 'compound' ? undefined : dimensionByType[item.type])))
  return all.size === 1 ? [...all][0] : undefined
}

const dimensionByClass: readonly (readonly [PyClass, Dimension])[] = [
  [curveClass, 1],
  [sketchClass, 2],
  [partClass, 3],
  [vertexClass, 0],
  [edgeClass, 1],
  [wireClass, 1],
  [faceClass, 2],
  [shellClass, 2],
  [solidClass, 3],
]

/** build123d's `_dim`: by class, and for a plain Compound by content. */
export function dimensionOf(value: ShapeValue): Dimension | undefined {
  const known = dimensionByClass.find(([cls]) => value.cls.isSubclassOf(cls))
  if (known !== undefined) return known[1]
  return value.shape === undefined ? undefined : dimensionOfShape(value.shape)
}

/** build123d's `order`, which decides the class of a boolean's result. */
export function orderOf(value: ShapeValue): number {
  const { cls } = value
  if (cls.isSubclassOf(compoundClass)) return 4
  if (cls.isSubclassOf(solidClass)) return 3
  if (cls.isSubclassOf(shellClass)) return 2.5
  if (cls.isSubclassOf(faceClass)) return 2
  if (cls.isSubclassOf(wireClass)) return 1.5
  return cls.isSubclassOf(edgeClass) ? 1 : 0
}

export function compositeClass(dimension: number | undefined): PyClass {
  if (dimension === 1) return curveClass
  if (dimension === 2) return sketchClass
  return dimension === 3 ? partClass : compoundClass
}

export function compoundOf(kernel: Kernel, values: readonly ShapeValue[], cls: PyClass = compoundClass): ShapeValue {
  return wrapShape(makeCompound(kernel, shapesOf(values)), cls)
}

export function shapesOf(values: readonly ShapeValue[]): Shape[] {
  return values.map((value) => value.shape).filter((shape) => shape !== undefined)
}

/** A Curve, Sketch or Part of shapes that share a dimension, a plain Compound of others. */
export function makeComposite(kernel: Kernel, values: readonly ShapeValue[], dimension?: number): ShapeValue {
  const dimensions = new Set(values.map(dimensionOf))
  const known = dimension ?? (dimensions.size === 1 ? [...dimensions][0] : undefined)
  const composite = compoundOf(kernel, values, compositeClass(known))
  const histories = new Set(values.map((value) => value.history))
  if (histories.size === 1) composite.history = [...histories][0]
  return composite
}

/** What a shape holds once compounds are opened. */
export function topLevel(value: ShapeValue): ShapeValue[] {
  return value.shape === undefined ? [] : topLevelShapes(value.shape).map((shape) => wrapShape(shape))
}
