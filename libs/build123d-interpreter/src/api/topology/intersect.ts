import * as kernel from '@naturalcad/cad-kernel'
import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError, type Value } from '../../values/index.ts'
import { vecOf } from '../convert/vectors.ts'
import { add, distance, scale } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { AxisValue, LocationValue, PlaneValue } from '../values/geometry-values.ts'
import { ShapeValue, shapeList, wrapShape } from '../values/shape-values.ts'
import { combine, isNothing } from './boolean.ts'
import { subShapeValues } from './select.ts'

/** `a.intersect(b, c)`: what all have in common, as a ShapeList, or None. */
export function intersectShapes(context: Context, value: ShapeValue, others: readonly Value[]): Value {
  const found = intersectAll(context, value, others)
  return found.length === 0 ? null : shapeList(found)
}

export function intersectAll(context: Context, value: ShapeValue, others: readonly Value[]): ShapeValue[] {
  let left: ShapeValue[] = [value]
  for (const other of others) {
    const tool = asShape(context, other, value)
    left = withoutDoubles(left.flatMap((item) => intersectPair(context, item, tool)))
  }
  return left
}

/** A point, line or plane as a shape large enough to cross the other one. */
function asShape(context: Context, other: Value, against: ShapeValue): ShapeValue {
  if (other instanceof ShapeValue) return other
  const owner = kernelOf(context)
  if (other instanceof LocationValue) return wrapShape(kernel.makeVertex(owner, other.transform.translation))
  const box = against.shape === undefined || kernel.isEmpty(against.shape) ? { min: [0, 0, 0] as const, max: [0, 0, 0] as const } : kernel.boundingBox(against.shape)
  const center = scale(add(box.min, box.max), 0.5)
  const reach = (from: readonly [number, number, number]) => distance(box.min, box.max) + distance(center, from) + 1
  if (other instanceof AxisValue) {
    const half = scale(other.direction, reach(other.position))
    return wrapShape(kernel.makeLine(owner, add(other.position, scale(half, -1)), add(other.position, half)))
  }
  if (other instanceof PlaneValue) return wrapShape(kernel.makePlaneFace(owner, other.frame, 4 * reach(other.frame.origin), 4 * reach(other.frame.origin)))
  const point = vecOf(context, other)
  if (point === undefined) throw valueError(`Unsupported type for intersect: ${typeName(other)}`)
  return wrapShape(kernel.makeVertex(owner, point))
}

function intersectPair(context: Context, a: ShapeValue, b: ShapeValue): ShapeValue[] {
  const parts = (value: ShapeValue) => (value.shape?.type === 'compound' ? kernel.children(value.shape).map((shape) => wrapShape(shape)) : [value])
  if (a.shape?.type === 'compound' || b.shape?.type === 'compound') return withoutDoubles(parts(a).flatMap((first) => parts(b).flatMap((second) => intersectPair(context, first, second))))
  if (a.shape === undefined || b.shape === undefined) return []
  context.spend(50)
  const [x, y] = rank(a.shape) >= rank(b.shape) ? [a, b] : [b, a]
  if (rank(y.shape!) === 0) return kernel.nearest(x.shape!, y.shape!).distance <= 1e-6 ? [y] : []
  if (rank(x.shape!) === 3) return expand(combine(context, 'common', [x], [y]))
  if (rank(y.shape!) === 2) return intersectFaces(context, a, b)
  if (rank(x.shape!) === 2) return sectionOf(x.shape!, y.shape!)
  const shared = expand(combine(context, 'common', [a], [b]))
  return [...shared, ...kernel.section(a.shape, b.shape).vertices.map((shape) => wrapShape(shape))]
}

function intersectFaces(context: Context, a: ShapeValue, b: ShapeValue): ShapeValue[] {
  const faces = expand(combine(context, 'common', [a], [b]))
  const edges = kernel.section(a.shape!, b.shape!).edges.map((shape) => wrapShape(shape))
  if (faces.length === 0) return edges
  const borders = faces.flatMap((face) => subShapeValues(face, 'edge'))
  return [...faces, ...edges.filter((edge) => borders.every((border) => kernel.nearest(edge.shape!, border.shape!).distance > 1e-6))]
}

/** Where a line meets a surface: edges that lie in it, points elsewhere. */
function sectionOf(surface: kernel.Shape, line: kernel.Shape): ShapeValue[] {
  const { edges, vertices } = kernel.section(surface, line)
  const loose = vertices.filter((vertex) => edges.every((edge) => kernel.nearest(edge, vertex).distance > 1e-6))
  return [...edges, ...loose].map((shape) => wrapShape(shape))
}

function rank(shape: kernel.Shape): number {
  if (shape.type === 'vertex') return 0
  if (shape.type === 'edge' || shape.type === 'wire') return 1
  return shape.type === 'face' || shape.type === 'shell' ? 2 : 3
}

/** Compounds, shells and wires opened into solids, faces and edges. */
export function expand(value: ShapeValue): ShapeValue[] {
  if (isNothing(value) || value.shape === undefined) return []
  return kernel.topLevelShapes(value.shape).flatMap((shape) => {
    const item = wrapShape(shape)
    if (shape.type === 'shell') return subShapeValues(item, 'face')
    return shape.type === 'wire' ? subShapeValues(item, 'edge') : [item]
  })
}

function withoutDoubles(values: readonly ShapeValue[]): ShapeValue[] {
  const kept: ShapeValue[] = []
  for (const value of values) if (!kept.some((other) => sameShape(other, value))) kept.push(value)
  return kept
}


export function sameShape(a: ShapeValue, b: ShapeValue): boolean {
  return a.shape !== undefined && b.shape !== undefined && kernel.isSame(a.shape, b.shape)
}
