import { centerOfMass, isPlanar, surfaceAtShares, surfaceAt, parameterBounds, surfaceGeometry, surfaceType, type Shape } from '@naturalcad/cad-kernel'
import { containsPoint, makeFrame, type Frame } from '../geometry/frame.ts'
import { dot, roundTo, subtract, type Vec } from '../geometry/vec.ts'

/** The outward normal in the middle of the face's range of parameters. */
export function faceNormal(face: Shape): Vec {
  return surfaceAtShares(face).normal
}

/** The centroid of a flat face; of a curved one the point in the middle of its parameters, which lies on the surface. */
export function faceCenter(face: Shape): Vec {
  return isPlanar(face) ? centerOfMass(face) : surfaceAtShares(face).point
}

/** `Plane(face)`: at the centroid, looking outwards, x as the surface has it. Undefined for a curved face. */
export function frameOfFace(face: Shape): Frame | undefined {
  if (!isPlanar(face)) return undefined
  const round = (vec: Vec): Vec => [roundTo(vec[0], 14), roundTo(vec[1], 14), roundTo(vec[2], 14)]
  return makeFrame(centerOfMass(face), round(faceNormal(face)), round(directionOfX(face)))
}

function directionOfX(face: Shape): Vec {
  const geometry = surfaceGeometry(face)
  if (geometry.type === 'plane') return geometry.frame.x
  const { u } = parameterBounds(face)
  return subtract(surfaceAtShares(face, Math.min(1, 0.5 + 1e-3 / Math.max(1e-9, u[1] - u[0])), 0.5).point, surfaceAtShares(face).point)
}

/** Whether a face lies in a plane, either way up. */
export function isInPlane(face: Shape, plane: Frame): boolean {
  if (surfaceType(face) !== 'plane' && !isPlanar(face)) return false
  const { u, v } = parameterBounds(face)
  const { point, normal } = surfaceAt(face, u[0], v[0])
  return containsPoint(plane, point) && 1 - Math.abs(dot(plane.z, normal)) < 1e-6
}
