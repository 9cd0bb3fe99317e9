import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import { edgeClass, wireClass, wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { shapesOf } from './dimension.ts'

/** `Wire(edges)`: one connected wire, or build123d's ValueError. */
export function wireOf(edges: readonly ShapeValue[]): ShapeValue {
  const shapes = shapesOf(edges)
  if (shapes.length === 0) throw valueError('Wire is empty')
  return wrapShape(kernel.makeWire(shapes), wireClass)
}

/** An edge, wire or curve as one wire. */
export function asWire(value: ShapeValue): kernel.Shape {
  const { shape } = value
  if (shape === undefined) throw valueError('an empty line has no wire')
  if (shape.type === 'wire') return shape
  return kernel.makeWire(shape.type === 'edge' ? [shape] : kernel.selectableShapes(shape, 'edge'))
}

/** An edge between two points; the same point twice is build123d's error as well. */
export function lineBetween(owner: kernel.Kernel, from: kernel.Vec3, to: kernel.Vec3): ShapeValue {
  return wrapShape(kernel.makeLine(owner, from, to), edgeClass)
}
