import { ancestorsOf } from '../explore/ancestors.ts'
import { topLevelShapes } from '../explore/children.ts'
import type { Shape } from '../shape/shape.ts'
import { isDegenerated } from './validity.ts'

/** Every edge of each part bounds exactly two faces (a seam bounds the same face twice); a pole has no length and is let be. */
export function isManifold(shape: Shape): boolean {
  return topLevelShapes(shape).every((part) =>
    ancestorsOf(part, 'edge', 'face').every(({ shape: edge, ancestors }) => isDegenerated(edge) || ancestors.length === 2),
  )
}
