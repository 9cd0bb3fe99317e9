import { isSame, reversed } from '../explore/identity.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { innerWires, outerWire } from '../explore/wires-of-face.ts'
import { dot } from '../geometry/vector.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import { makeFace } from '../make/face.ts'
import { surfaceAtShares } from '../measure/surface.ts'
import type { Shape } from '../shape/shape.ts'
import { chamferWire, type ChamferWireOptions } from './chamfer-wire.ts'
import { filletWire } from './fillet-wire.ts'

/** Rounds corners of a planar face, of its outline and its holes. */
export function filletFace(face: Shape, vertices: readonly Shape[], radius: number): Shape {
  return changeWires('fillet', face, vertices, (wire, own) => filletWire(wire, own, radius))
}

/** Bevels corners of a planar face, of its outline and its holes. */
export function chamferFace(face: Shape, vertices: readonly Shape[], length: number, options: ChamferWireOptions = {}): Shape {
  return changeWires('chamfer', face, vertices, (wire, own) => chamferWire(wire, own, length, options))
}

function changeWires(operation: string, face: Shape, vertices: readonly Shape[], change: (wire: Shape, own: Shape[]) => Shape): Shape {
  if (vertices.length === 0) throw argumentError(operation, 'no vertices', 'select at least one vertex')
  let placed = 0
  const [outer, ...inner] = [outerWire(face), ...innerWires(face)].map((wire) => {
    const corners = subShapes(wire, 'vertex')
    const own = vertices.filter((vertex) => corners.some((corner) => isSame(corner, vertex)))
    placed += own.length
    return own.length === 0 ? wire : change(wire, own)
  })
  if (outer === undefined || placed < vertices.length) {
    throw argumentError(operation, 'a vertex is not of this face', 'select vertices of the face')
  }
  const changed = makeFace(outer, inner)
  return dot(surfaceAtShares(changed).normal, surfaceAtShares(face).normal) < 0 ? reversed(changed) : changed
}
