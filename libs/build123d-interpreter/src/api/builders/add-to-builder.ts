import { clean, moved, reversed, topLevelShapes, type Shape } from '@naturalcad/cad-kernel'
import { typeName } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { runtimeError, valueError, type PyClass } from '../../values/index.ts'
import type { ModeName } from '../enums/enums.ts'
import { makeFrame, worldFrame, type Frame } from '../geometry/frame.ts'
import { fromFrame, invert, toMatrix, translation } from '../geometry/transform.ts'
import { kernelOf } from '../session.ts'
import { combine } from '../topology/boolean.ts'
import { compoundOf } from '../topology/dimension.ts'
import { faceCenter, faceNormal, frameOfFace, isInPlane } from '../topology/face-frame.ts'
import { ShapeHistory } from '../topology/history.ts'
import { intersectAll } from '../topology/intersect.ts'
import { transformedCopy } from '../topology/move.ts'
import { subShapeValues } from '../topology/select.ts'
import { curveClass, partClass, ShapeValue, sketchClass, wrapShape } from '../values/shape-values.ts'
import type { BuilderKind, BuilderValue } from './builder-value.ts'

export const productClass: Readonly<Record<BuilderKind, PyClass>> = { BuildPart: partClass, BuildSketch: sketchClass, BuildLine: curveClass }

const pieceType = { BuildPart: 'solid', BuildSketch: 'face', BuildLine: 'edge' } as const satisfies Record<BuilderKind, Shape['type']>

export interface AddOptions {
  mode?: ModeName
  clean?: boolean
  /** Faces given to a part wait for `extrude` and its like. Otherwise they take part in the operation, as in `section`. */
  facesToPending?: boolean
}

interface Sorted {
  edge: ShapeValue[]
  face: ShapeValue[]
  solid: ShapeValue[]
}

/** Adds objects to what a builder has made: the pieces of its own kind by the mode, others to its pending list. */
export function addToBuilder(context: Context, builder: BuilderValue, objects: readonly ShapeValue[], { mode = 'ADD', clean: wantsClean = true, facesToPending = true }: AddOptions = {}): void {
  if (mode === 'PRIVATE' || objects.length === 0) return
  const before = builder.product
  const sorted = sortPieces(builder, objects)
  if (builder.kind === 'BuildSketch') sorted.face = sorted.face.map((face) => layFlat(context, face))
  if (!facesToPending) {
    sorted.solid.push(...sorted.face)
    sorted.face = []
  }
  const pieces = sorted[pieceType[builder.kind]]
  let brought: readonly ShapeValue[] = []
  if (pieces.length > 0) {
    brought = mode === 'REPLACE' ? [] : pieces
    builder.product = applyMode(context, builder, pieces, mode, wantsClean)
  }
  if (builder.product !== undefined) {
    builder.product = asProduct(context, builder, builder.product)
    const shapes = (values: readonly ShapeValue[]) => values.map((value) => value.shape).filter((shape) => shape !== undefined)
    builder.product.history = new ShapeHistory(shapes(before === undefined ? [] : [before]), shapes(brought))
  }
  if (builder.kind === 'BuildLine') return
  builder.pendingEdges.push(...sorted.edge)
  if (builder.kind === 'BuildPart') for (const face of sorted.face) addPendingFace(builder, face, planeOf(face))
}

export function addPendingFace(builder: BuilderValue, face: ShapeValue, plane: Frame): void {
  builder.pendingFaces.push(face)
  builder.pendingFacePlanes.push(plane)
}

function planeOf(face: ShapeValue): Frame {
  return (face.shape === undefined ? undefined : frameOfFace(face.shape)) ?? worldFrame
}

function sortPieces(builder: BuilderValue, objects: readonly ShapeValue[]): Sorted {
  const sorted: Sorted = { edge: [], face: [], solid: [] }
  for (const object of objects) {
    if (object.shape === undefined) continue
    const parts = object.shape.type === 'compound' ? topLevelShapes(object.shape).map((shape) => wrapShape(shape)) : [object]
    for (const part of parts) {
      const type = part.shape?.type
      if (type === 'edge' || type === 'face' || type === 'solid') sorted[type].push(part)
      else if (type === 'wire') sorted.edge.push(...subShapeValues(part, 'edge'))
      else if (object === part) throw valueError(`${builder.kind} doesn't accept a ${typeName(object)}`)
    }
  }
  return sorted
}

function applyMode(context: Context, builder: BuilderValue, pieces: readonly ShapeValue[], mode: ModeName, wantsClean: boolean): ShapeValue {
  const cls = productClass[builder.kind]
  const kernel = kernelOf(context)
  const { product } = builder
  const [first] = pieces
  if (mode === 'REPLACE') return cleaned(compoundOf(kernel, pieces, cls), wantsClean)
  if (product === undefined) {
    if (mode === 'SUBTRACT') throw runtimeError('Nothing to subtract from')
    if (mode === 'INTERSECT') throw runtimeError('Nothing to intersect with')
    if (pieces.length === 1 && first !== undefined) return cleaned(first, wantsClean)
    // build123d fuses the others to the last one; the order decides the order of the faces.
    return combine(context, 'fuse', pieces.slice(-1), pieces.slice(0, -1))
  }
  if (mode === 'SUBTRACT') return combine(context, 'cut', [product], pieces)
  if (mode === 'INTERSECT') {
    const found = intersectAll(context, product, [compoundOf(kernel, pieces)])
    return found.length === 0 ? new ShapeValue(undefined, cls) : cleaned(compoundOf(kernel, found, cls), wantsClean)
  }
  return combine(context, 'fuse', [product], pieces)
}

function cleaned(value: ShapeValue, wantsClean: boolean): ShapeValue {
  if (!wantsClean || value.shape === undefined) return value
  return wrapShape(clean(value.shape), value.cls)
}

/** A builder's product is always a Part, Sketch or Curve. */
function asProduct(context: Context, builder: BuilderValue, value: ShapeValue): ShapeValue {
  const cls = productClass[builder.kind]
  if (value.shape === undefined) return new ShapeValue(undefined, cls)
  if (value.shape.type === 'compound') return wrapShape(value.shape, cls)
  return compoundOf(kernelOf(context), subShapeValues(value, pieceType[builder.kind]), cls)
}

/** A sketch's faces lie in its XY plane, looking up. */
function layFlat(context: Context, face: ShapeValue): ShapeValue {
  const { shape } = face
  if (shape === undefined) return face
  let flat = shape
  if (!isInPlane(shape, worldFrame)) {
    context.spend(5)
    const normal = faceNormal(shape)
    const frame = makeFrame([0, 0, 0], normal, [1, 0, 0]) ?? makeFrame([0, 0, 0], normal) ?? worldFrame
    const local = transformedCopy(face, invert(fromFrame(frame))).shape ?? shape
    flat = moved(local, toMatrix(translation([0, 0, -faceCenter(local)[2]])))
  }
  return wrapShape(faceNormal(flat)[2] > 0 ? flat : reversed(flat))
}
