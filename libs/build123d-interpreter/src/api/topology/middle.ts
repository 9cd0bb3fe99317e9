import { centerOfMass, nearestToPoint, shareAtPoint, subShapes, surfaceAtShares, surfaceNearest, tangentAt, pointAt, type Shape } from '@naturalcad/cad-kernel'
import type { Vec } from '../geometry/vec.ts'

export interface Middle {
  point: Vec
  /** A face's normal, an edge's tangent. */
  direction: Vec | undefined
}

const shares = [0.5, 0.25, 0.75, 0.1, 0.9, 0.4, 0.6] as const

/** A point that surely lies on the shape, and which way the shape looks there; with `near`, the direction nearest to that point. */
export function middleOf(shape: Shape, near?: Vec): Middle {
  if (shape.type === 'face') return near === undefined ? middleOfFace(shape) : { point: near, direction: surfaceNearest(shape, near).normal }
  if (shape.type === 'edge' || shape.type === 'wire') {
    const share = near === undefined ? 0.5 : shareAtPoint(shape, near, 1e-4)
    return { point: near ?? pointAt(shape, share), direction: tangentAt(shape, share) }
  }
  return { point: centerOfMass(shape), direction: undefined }
}

/** A point within the face, off its borders: another face may begin there. */
function middleOfFace(face: Shape): Middle {
  const borders = subShapes(face, 'wire')
  let best: { middle: Middle; clearance: number } | undefined
  for (const u of shares) {
    for (const v of shares) {
      const { point, normal } = surfaceAtShares(face, u, v)
      // The middle of the parameters may lie in a hole of the face.
      if (nearestToPoint(face, point).distance > 1e-7) continue
      const clearance = Math.min(...borders.map((border) => nearestToPoint(border, point).distance))
      if (best === undefined || clearance > best.clearance) best = { middle: { point, direction: normal }, clearance }
      if (clearance > 1e-3) return best.middle
    }
  }
  if (best !== undefined) return best.middle
  const { point, normal } = surfaceAtShares(face)
  return { point, direction: normal }
}
