import { cut } from '../booleans/boolean.ts'
import { isSame } from '../explore/identity.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { innerWires, outerWire } from '../explore/wires-of-face.ts'
import { frameAt } from '../geometry/frame.ts'
import { cross, dot, lengthOf, normalize, type Vec3 } from '../geometry/vector.ts'
import { argumentError, geometryError } from '../kernel/geometry-error.ts'
import { surfaceAtShares, surfaceType } from '../measure/surface.ts'
import type { Shape } from '../shape/shape.ts'
import { draft } from './draft.ts'
import { extrude } from './extrude.ts'
import { loft } from './loft.ts'
import { offsetWire } from './offset-wire.ts'
import { translated } from './transform.ts'

export interface TaperOptions {
  /** Holes widen where the outside narrows, so that a moulding comes out. @default true */
  flipInner?: boolean
}

/**
 * Extrudes a planar face so that it narrows by degrees to each side (widens when negative). Along the normal, walls of
 * lines and arcs are drafted, so they stay planes and cones; otherwise the wires and their offsets are lofted, as
 * build123d's `extrude_taper` does.
 *
 * `LocOpe_DPrism`, which build123d uses along the normal, is not in the binding: it rounds the walls in concave corners,
 * where these stay sharp.
 */
export function extrudeTapered(face: Shape, vector: Vec3, taper: number, { flipInner = true }: TaperOptions = {}): Shape {
  if (!(Math.abs(taper) < 90)) throw argumentError('taper', `an angle of ${taper}°`, 'give an angle between -90 and 90')
  if (taper === 0) return extrude(face, vector)
  const holes = innerWires(face)
  const { normal, point } = surfaceAtShares(face)
  const isStraight = lengthOf(cross(normal, normalize(vector))) < 1e-9
  if (isStraight && taper > 0 && holes.length === 0) {
    const walls = draftableWalls(face, vector)
    if (walls !== undefined) return draft(walls.solid, walls.faces, frameAt(point, normalize(vector)), taper)
  }
  // Along the vector, also where it is not the normal: build123d measures the offset on its length.
  const amount = -lengthOf(vector) * Math.tan((taper * Math.PI) / 180)
  const [outside, ...inside] = [outerWire(face), ...holes].map((wire, index) =>
    loftToOffset(wire, vector, index > 0 && flipInner ? -amount : amount),
  )
  if (outside === undefined) throw geometryError('taper', 'no outline', 'give a face')
  return inside.length === 0 ? outside : cut(outside, inside)
}

function loftToOffset(wire: Shape, vector: Vec3, amount: number): Shape {
  const [end, ...more] = offsetWire(wire, amount, 'intersection')
  if (end === undefined || more.length > 0) throw geometryError('taper', 'the end falls apart', 'use a smaller taper or amount')
  return loft([wire, translated(end, vector)])
}

/** The side walls of the straight extrusion, or nothing when one is neither plane nor cylinder. */
function draftableWalls(face: Shape, vector: Vec3): { solid: Shape; faces: Shape[] } | undefined {
  const solid = extrude(face, vector)
  const direction = normalize(vector)
  const walls = subShapes(solid, 'face').filter((wall) => !isSame(wall, face) && Math.abs(dot(surfaceAtShares(wall).normal, direction)) < 1e-6)
  return walls.every((wall) => ['plane', 'cylinder'].includes(surfaceType(wall))) ? { solid, faces: walls } : undefined
}
