import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape } from '../shape/shape.ts'
import { hashOfRaw } from './sub-shapes.ts'

/** The same geometry at the same place; orientation does not count. */
export function isSame(a: Shape, b: Shape): boolean {
  return rawOf(a).IsSame(rawOf(b))
}

/** The same geometry at the same place, and the same orientation. */
export function isEqual(a: Shape, b: Shape): boolean {
  return rawOf(a).IsEqual(rawOf(b))
}

/** The same geometry, wherever it is. */
export function isPartner(a: Shape, b: Shape): boolean {
  return rawOf(a).IsPartner(rawOf(b))
}

/** Equal for shapes that are the same; valid within one run only. */
export function shapeHash(shape: Shape): number {
  return operate(shape.kernel, 'hash', (bench) => hashOfRaw(bench, rawOf(shape)))
}

export type Orientation = 'forward' | 'reversed' | 'internal' | 'external'

export function orientationOf(shape: Shape): Orientation {
  const names: Readonly<Record<string, Orientation>> = { TopAbs_FORWARD: 'forward', TopAbs_REVERSED: 'reversed', TopAbs_INTERNAL: 'internal' }
  return names[rawOf(shape).Orientation()] ?? 'external'
}

/** The same shape, turned inside out: a face's normal, an edge's direction. */
export function reversed(shape: Shape): Shape {
  return operate(shape.kernel, 'reverse', (bench) => bench.shape(rawOf(shape).Reversed()))
}

/** A second handle on the same shape, with a life of its own. */
export function duplicate(shape: Shape): Shape {
  return operate(shape.kernel, 'duplicate', (bench) => bench.shape(rawOf(shape).Oriented(rawOf(shape).Orientation())))
}
