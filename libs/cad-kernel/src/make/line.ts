import { distanceBetween, type Vec3 } from '../geometry/vector.ts'
import { argumentError, requireFinite } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'
import { takeEdge } from './edge-of-curve.ts'
import { makeWire } from './wire.ts'

/** A straight edge. Throws `INVALID_REQUEST` when the ends coincide. */
export function makeLine(kernel: Kernel, from: Vec3, to: Vec3): Shape {
  requireFinite('line', [...from, ...to])
  if (distanceBetween(from, to) < 1e-7) throw argumentError('line', 'both ends are the same point', 'give two different points')
  return operate(kernel, 'line', (bench) => takeEdge(bench, new bench.occt.BRepBuilderAPI_MakeEdge(bench.point(from), bench.point(to))))
}

/** A wire of straight edges through the points. */
export function makePolyline(kernel: Kernel, points: readonly Vec3[], options: { closed?: boolean } = {}): Shape {
  const ends = options.closed === true && points[0] !== undefined ? [...points, points[0]] : points
  if (ends.length < 2) throw argumentError('polyline', `${points.length} points`, 'give at least two points')
  return makeWire(ends.slice(1).map((to, index) => makeLine(kernel, ends[index]!, to)))
}
