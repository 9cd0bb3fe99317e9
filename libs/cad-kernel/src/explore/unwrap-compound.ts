import type { Shape } from '../shape/shape.ts'
import { topLevelShapes } from './children.ts'

/** The one shape inside a compound of one, however deeply; a compound of none or several stays. */
export function unwrapCompound(shape: Shape): Shape {
  const parts = topLevelShapes(shape)
  const only = parts[0]
  return only !== undefined && parts.length === 1 ? only : shape
}

/** True for a compound that holds nothing: what a boolean leaves when everything is cut away. */
export function isEmpty(shape: Shape): boolean {
  return topLevelShapes(shape).length === 0
}
