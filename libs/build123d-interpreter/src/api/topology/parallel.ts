import * as kernel from '@naturalcad/cad-kernel'
import type { ShapeValue } from '../values/shape-values.ts'
import { angleBetween, dot, subtract, type Vec } from '../geometry/vec.ts'

const degrees = 180 / Math.PI

/** `filter_by(Axis)` keeps straight edges along it and flat faces across it; `filter_by(Plane)` flat faces, edges and wires parallel to it. */
export function isParallelTo(value: ShapeValue, direction: Vec, kind: 'axis' | 'plane', tolerance: number): boolean {
  const { shape } = value
  if (shape === undefined) return false
  if (shape.type === 'face') return kernel.isPlanar(shape) && isAlong(kernel.surfaceAtShares(shape).normal, direction, tolerance)
  if (kind === 'axis') return shape.type === 'edge' && kernel.curveType(shape) === 'line' && isAlong(kernel.tangentAt(shape, 0), direction, tolerance)
  if (shape.type === 'wire') return kernel.orderedEdges(shape).every((edge) => isLevel(edge, direction, tolerance))
  return shape.type === 'edge' && isLevel(shape, direction, tolerance)
}

function isAlong(a: Vec, b: Vec, tolerance: number): boolean {
  const angle = angleBetween(a, b) / degrees
  return Math.min(angle, Math.PI - angle) <= (tolerance * Math.PI) / 180
}

const shares = [0, 0.13, 0.29, 0.5, 0.71, 0.87, 1]

function isLevel(edge: kernel.Shape, direction: Vec, tolerance: number): boolean {
  const start = kernel.pointAt(edge, 0)
  return shares.every((share) => Math.abs(dot(subtract(kernel.pointAt(edge, share), start), direction)) <= tolerance)
}
