import * as kernel from '@naturalcad/cad-kernel'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Context } from '../../runtime/context.ts'
import { runtimeError, valueError } from '../../values/index.ts'
import { distance, dot, scale, subtract, type Vec } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { makeComposite, topLevel } from './dimension.ts'
import { faceCenter, faceNormal } from './face-frame.ts'
import { ShapeHistory } from './history.ts'
import { joinByKind, type KindName } from './offset-line.ts'

/** A solid, or a Part of several, out of what an operation left. */
function solidResult(context: Context, shape: kernel.Shape, before: kernel.Shape): ShapeValue {
  const unwrapped = kernel.unwrapCompound(shape)
  const value = unwrapped.type === 'compound' ? makeComposite(kernelOf(context), topLevel(wrapShape(unwrapped)), 3) : wrapShape(unwrapped)
  value.history = new ShapeHistory([before])
  return value
}

function isGeometryFailure(error: unknown): boolean {
  return NaturalCadError.is(error) && error.details['operation'] !== undefined && (error.code === 'SCRIPT_FAILED' || error.code === 'INVALID_REQUEST')
}

/** The largest radius that works, for the message; rounded down so that it surely does. */
function largest(attempt: (size: number) => unknown, most: number): string {
  const found = kernel.largestWorking(attempt, most, 8)
  return found === undefined ? '' : ` (about ${Math.floor(found * 100) / 100} works)`
}

/** Without the seams of round faces, which OCCT skips as well: a selection by direction often catches them. */
function sharpEdges(target: kernel.Shape, edges: readonly kernel.Shape[]): readonly kernel.Shape[] {
  const straight = edges.filter((edge) => kernel.curveType(edge) === 'line')
  if (straight.length === 0) return edges
  const seams = kernel.ancestorsOf(target, 'edge', 'face').filter(({ ancestors: [first, second] }) => first === undefined || second === undefined || kernel.isSame(first, second))
  const kept = edges.filter((edge) => !seams.some((seam) => kernel.isSame(seam.shape, edge)))
  return kept.length === 0 ? edges : kept
}

export function filletEdges(context: Context, target: kernel.Shape, edges: readonly kernel.Shape[], radius: number): ShapeValue {
  context.spend(200 + 50 * edges.length)
  const sharp = sharpEdges(target, edges)
  try {
    return solidResult(context, kernel.fillet(target, sharp, radius), target)
  } catch (error) {
    if (!isGeometryFailure(error)) throw error
    const hint = largest((size) => kernel.fillet(target, sharp, size), radius)
    throw valueError(`Failed creating a fillet with radius of ${radius}, try a smaller value or use max_fillet() to find the largest valid fillet radius${hint}`)
  }
}

export function chamferEdges(context: Context, target: kernel.Shape, edges: readonly kernel.Shape[], length: number, length2: number, face: kernel.Shape | undefined): ShapeValue {
  context.spend(200 + 50 * edges.length)
  const options = { length2, ...(face === undefined ? {} : { face }) }
  const sharp = sharpEdges(target, edges)
  try {
    return solidResult(context, kernel.chamfer(target, sharp, length, options), target)
  } catch (error) {
    if (!isGeometryFailure(error)) throw error
    const hint = largest((size) => kernel.chamfer(target, sharp, size, { ...options, length2: (length2 * size) / length }), length)
    throw valueError(`Failed creating a chamfer, try a smaller length value(s)${hint}`)
  }
}

/** `offset_3d`: grown or shrunk, or a wall with openings. */
export function offsetSolid(solid: kernel.Shape, openings: readonly kernel.Shape[], amount: number, kind: KindName): kernel.Shape {
  if (kind === 'TANGENT') throw valueError('Kind.TANGENT not supported')
  const join = joinByKind[kind]
  return openings.length === 0 ? kernel.offsetSolid(solid, amount, { kind: join }) : kernel.hollow(solid, openings, amount, { kind: join })
}

export type UntilName = 'NEXT' | 'LAST' | 'PREVIOUS' | 'FIRST'

/** Extrudes up to the target's next face, or to its last one. */
export function extrudeUntil(context: Context, face: kernel.Shape, target: kernel.Shape, along: Vec, until: UntilName): ShapeValue {
  context.spend(300)
  const isBackwards = until === 'PREVIOUS' || until === 'FIRST'
  const direction = isBackwards ? scale(along, -1) : along
  const stop = until === 'NEXT' || until === 'PREVIOUS' ? 'NEXT' : 'LAST'
  const box = kernel.boundingBox(kernel.makeCompound(face.kernel, [face, target]))
  const reach = distance(box.min, box.max)
  const extrusion = kernel.extrude(face, scale(direction, reach))
  const shared = kernel.common(target, [extrusion], { clean: false })
  if (kernel.isEmpty(shared)) throw valueError('No intersection: extrusion does not contact target')
  // The faces of the common part that lie on the target, not those that the extrusion brought.
  const limits = limitSurfaces(shared, extrusion, face)
  const sorted = limits.map((limit) => ({ limit, distance: kernel.nearest(limit, face).distance })).toSorted((a, b) => a.distance - b.distance)
  const limit = (stop === 'NEXT' ? sorted[0] : sorted.at(-1))?.limit
  if (limit === undefined) throw valueError('No intersection: extrusion does not contact target')
  const pieces = kernel.topLevelShapes(kernel.split(extrusion, [limit]))
  const side = boundarySide(limit)
  const isUp = (piece: kernel.Shape) => kernel.topLevelShapes(kernel.common(piece, [side], { clean: false })).some((part) => part.type === 'solid' && kernel.volumeOf(part) > 1e-9)
  const kept = pieces.filter((piece) => isUp(piece) === (stop === 'NEXT'))
  const nearest = (kept.length > 0 ? kept : pieces).toSorted((a, b) => heightOf(a, face, direction) - heightOf(b, face, direction))[0]
  if (nearest === undefined) throw runtimeError('Extrusion is None')
  return wrapShape(nearest)
}

function heightOf(piece: kernel.Shape, face: kernel.Shape, direction: Vec): number {
  return dot(subtract(kernel.centerOfMass(piece), faceCenter(face)), direction)
}

function limitSurfaces(shared: kernel.Shape, extrusion: kernel.Shape, profile: kernel.Shape): kernel.Shape[] {
  const sides = kernel.subShapes(extrusion, 'face')
  const isOfExtrusion = (face: kernel.Shape): boolean => {
    const { point, normal } = kernel.surfaceAtShares(face)
    return sides.some((side) => {
      if (kernel.nearestToPoint(side, point).distance > 1e-6) return false
      return Math.abs(dot(kernel.surfaceNearest(side, point).normal, normal)) > 1 - 1e-6
    })
  }
  const faces = kernel.subShapes(shared, 'face').filter((face) => kernel.nearest(face, profile).distance > 1e-7 || !isOfExtrusion(face))
  const onTarget = faces.filter((face) => !isOfExtrusion(face))
  return onTarget.length === 0 ? [] : kernel.topLevelShapes(kernel.sewFaces(onTarget))
}

/** The half space that a surface looks into. */
function boundarySide(limit: kernel.Shape): kernel.Shape {
  const face = limit.type === 'face' ? limit : kernel.subShapes(limit, 'face')[0]!
  const { point, normal } = kernel.surfaceAtShares(face)
  return kernel.makeHalfSpace(limit, [point[0] + normal[0], point[1] + normal[1], point[2] + normal[2]])
}

/** `Solid.thicken`: along the face's normal, or against it where the override looks the other way. */
export function thickenFace(face: kernel.Shape, depth: number, towards: Vec | undefined): kernel.Shape {
  const isAgainst = towards !== undefined && dot(faceNormal(face), towards) < 0
  return kernel.thicken(face, isAgainst ? -depth : depth)
}
