import { boundingBox, centerOfMass, isEmpty, type Shape } from '@naturalcad/cad-kernel'
import type { Vec } from '../geometry/vec.ts'
import { curveStart } from './curve.ts'

export function pointOfVertex(vertex: Shape): Vec {
  return centerOfMass(vertex)
}

/** Where an edge's curve begins, and where it leads from there, whichever way round the edge runs. */
export function startOfEdge(edge: Shape): { point: Vec; tangent: Vec } {
  return curveStart(edge)
}

export function boundsOf(shape: Shape): { min: Vec; max: Vec } | undefined {
  if (isEmpty(shape)) return undefined
  const { min, max } = boundingBox(shape)
  return { min, max }
}
