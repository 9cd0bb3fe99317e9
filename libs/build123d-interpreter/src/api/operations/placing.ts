import * as kernel from '@naturalcad/cad-kernel'
import { collect } from '../../protocol/index.ts'
import type { Context } from '../../runtime/context.ts'
import { PyList, PyTuple, runtimeError, valueError, type Value } from '../../values/index.ts'
import { addPendingFace, addToBuilder } from '../builders/add-to-builder.ts'
import { currentBuilder, currentLocations } from '../builders/build-scope.ts'
import { BuilderValue } from '../builders/builder-value.ts'
import { asPlane } from '../classes/plane.ts'
import { asRotation } from '../classes/location.ts'
import { scaledBy } from '../classes/shapes/placement.ts'
import { unwrap } from '../classes/shapes/operators.ts'
import { isNumber } from '../convert/numbers.ts'
import { requireShape } from '../convert/shapes.ts'
import { optionalVec } from '../convert/vectors.ts'
import { apiFunction } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { worldFrame } from '../geometry/frame.ts'
import { compose, rotationAbout, type Transform } from '../geometry/transform.ts'
import { unitZ } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { compoundOf, topLevel } from '../topology/dimension.ts'
import { movedBy } from '../topology/move.ts'
import { subShapeValues } from '../topology/select.ts'
import { ShapeValue, wrapShape } from '../values/shape-values.ts'
import { withShape } from '../topology/copy.ts'
import { anyBuilder, builderFor, objectsOrProduct, shapesGiven } from './context.ts'
import { compoundLike } from './results.ts'

/** What `insert` was given: shapes, and builders by what they have made. */
function objectsToInsert(context: Context, objects: Value): ShapeValue[] {
  const items = objects instanceof PyList || objects instanceof PyTuple ? collect(context, objects) : [objects]
  return items.flatMap((item) => {
    if (item instanceof BuilderValue) return item.product === undefined ? [] : [item.product]
    return shapesGiven(context, item, 'insert')
  })
}

function insertInto(context: Context, builder: BuilderValue, args: { objects: Value; rotation: Value; mode: Value; clean: boolean }): ShapeValue {
  const objects = objectsToInsert(context, args.objects)
  const mode = Mode.read(args.mode, 'mode')
  const places = currentLocations(context) ?? []
  const turn: Transform = isNumber(args.rotation) ? rotationAbout([0, 0, 0], unitZ, Number(args.rotation)) : asRotation(context, args.rotation, 'rotation')
  if (builder.kind !== 'BuildPart') {
    const placed = objects.flatMap((object) => places.map((place) => movedBy(context, object, compose(place, turn))))
    addToBuilder(context, builder, placed, { mode })
    return compoundOf(kernelOf(context), placed)
  }
  const pieces = objects.flatMap(topLevel).map((object) => movedBy(context, object, turn))
  const at = (...types: readonly kernel.ShapeType[]) =>
    pieces.filter((piece) => piece.shape !== undefined && types.includes(piece.shape.type)).flatMap((piece) => places.map((place) => movedBy(context, piece, place)))
  const edges = at('edge', 'wire').flatMap((line) => (line.shape?.type === 'edge' ? [line] : subShapeValues(line, 'edge')))
  const faces = places.flatMap((place) => pieces.filter((piece) => piece.shape?.type === 'face').map((face) => movedBy(context, face, place)))
  const solids = at('solid')
  builder.pendingEdges.push(...edges)
  for (const face of faces) addPendingFace(builder, face, worldFrame)
  addToBuilder(context, builder, solids, { mode, clean: args.clean })
  return compoundOf(kernelOf(context), [...edges, ...faces, ...solids])
}

const insertSignature = '(objects, rotation=None, clean: bool = True, mode=Mode.ADD)'

function defineInsert(name: 'insert' | 'add') {
  return apiFunction(`${name}${insertSignature}`, (args, context) => {
    const builder = currentBuilder(context)
    if (builder === undefined) throw runtimeError(`${name === 'insert' ? 'Insert' : 'Add'} must have an active builder context`)
    return insertInto(context, builder, { objects: args.get('objects'), rotation: args.get('rotation'), mode: args.get('mode'), clean: args.boolean('clean') })
  })
}

export const insertFunction = defineInsert('insert')
export const addFunction = defineInsert('add')

export const mirrorFunction = apiFunction('mirror(objects=None, about=Plane.XZ, mode=Mode.ADD)', (args, context) => {
  const builder = builderFor(context, 'mirror', anyBuilder)
  const objects = objectsOrProduct(context, args.get('objects'), builder, 'mirror')
  const { frame } = asPlane(args.get('about'), 'about')
  context.spend(20 * objects.length)
  const mirrored = objects.map((object) => withShape(object, kernel.mirrored(requireShape(object, 'object'), frame)))
  if (builder !== undefined) addToBuilder(context, builder, mirrored, { mode: Mode.read(args.get('mode'), 'mode') })
  return compoundLike(context, mirrored, objects)
})

export const scaleFunction = apiFunction('scale(objects=None, by=1, about=None, mode=Mode.REPLACE)', (args, context) => {
  const builder = builderFor(context, 'scale', anyBuilder)
  const objects = objectsOrProduct(context, args.get('objects'), builder, 'scale')
  context.spend(20 * objects.length)
  const scaled = objects.map((object) => scaledBy(object, args.get('by'), optionalVec(context, args.get('about'), 'about')))
  if (builder !== undefined) addToBuilder(context, builder, scaled, { mode: Mode.read(args.get('mode'), 'mode') })
  return unwrap(compoundLike(context, scaled, objects), false)
})

export const boundingBoxFunction = apiFunction('bounding_box(objects=None, mode=Mode.PRIVATE)', (args, context) => {
  const builder = builderFor(context, 'bounding_box', anyBuilder)
  const objects = objectsOrProduct(context, args.get('objects'), builder, 'bounding_box')
  const owner = kernelOf(context)
  const boxes = objects.map((object) => {
    const { min, size, center } = kernel.boundingBox(requireShape(object, 'object'))
    if (size[2] < 1e-6) return wrapShape(kernel.makePlaneFace(owner, { ...worldFrame, origin: center }, size[0], size[1]))
    return wrapShape(kernel.makeBox(owner, { ...worldFrame, origin: min }, size[0], size[1], size[2]))
  })
  if (boxes.length === 0) throw valueError('objects must be provided')
  if (builder !== undefined) addToBuilder(context, builder, boxes, { mode: Mode.read(args.get('mode'), 'mode') })
  return compoundLike(context, boxes, boxes)
})
