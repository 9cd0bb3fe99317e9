import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { indexError, valueError, type Value } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import type { BuilderValue } from '../builders/builder-value.ts'
import { hasType, requireShape } from '../convert/shapes.ts'
import { apiFunction } from '../define-members.ts'
import { distance } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { compoundOf, dimensionOf, shapesOf } from '../topology/dimension.ts'
import { ShapeHistory } from '../topology/history.ts'
import { subShapeValues } from '../topology/select.ts'
import { chamferEdges, filletEdges } from '../topology/solids.ts'
import { asWire } from '../topology/wires.ts'
import { partClass, sketchClass, wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { anyBuilder, builderFor, shapesGiven } from './context.ts'

interface Corner {
  name: 'fillet' | 'chamfer'
  solid: (target: kernel.Shape, edges: readonly kernel.Shape[]) => ShapeValue
  face: (face: kernel.Shape, vertices: readonly kernel.Shape[]) => kernel.Shape
  wire: (wire: kernel.Shape, vertices: readonly kernel.Shape[]) => kernel.Shape
}

/** Applies to the edges of a part, or the vertices of a sketch or line: of the builder's product, else of what they were selected from. */
function workCorners(context: Context, objects: Value, corner: Corner): ShapeValue {
  const builder = builderFor(context, corner.name, anyBuilder)
  if (objects === null) throw valueError('No objects provided')
  const list = shapesGiven(context, objects, corner.name)
  if (list.length === 0) {
    const message = `No objects provided: the selection given to ${corner.name}() is empty`
    // Without a builder build123d takes the first of the list to find what it belongs to.
    throw builder === undefined ? indexError(message) : valueError(message)
  }
  const target = builder === undefined ? list[0]?.topoPath[0] : builder.product
  if (target === undefined) throw valueError(`Nothing to ${corner.name}: select the edges from a part, such as part.edges()`)
  switch (dimensionOf(target)) {
    case 3:
      return onSolid(context, builder, target, list, corner)
    case 2:
      return onSketch(context, builder, target, list, corner)
    case 1:
      return onLine(context, builder, target, list, corner)
    default:
      throw valueError('Invalid object dimension')
  }
}

function requireType(list: readonly ShapeValue[], type: 'edge' | 'vertex', message: string): void {
  if (!list.every((item) => hasType(item, type))) throw valueError(message)
}

function onSolid(context: Context, builder: BuilderValue | undefined, target: ShapeValue, list: readonly ShapeValue[], corner: Corner): ShapeValue {
  requireType(list, 'edge', `3D ${corner.name} operation takes only Edges`)
  const made = corner.solid(requireShape(target, 'target'), shapesOf(list))
  const { history } = made
  if (builder !== undefined) addToBuilder(context, builder, [made], { mode: 'REPLACE' })
  const part = made.shape?.type === 'compound' ? wrapShape(made.shape, partClass) : compoundOf(kernelOf(context), [made], partClass)
  part.history = history
  if (target.label !== '') part.label = target.label
  part.color = target.color
  return part
}

function onSketch(context: Context, builder: BuilderValue | undefined, target: ShapeValue, list: readonly ShapeValue[], corner: Corner): ShapeValue {
  requireType(list, 'vertex', `2D ${corner.name} operation takes only Vertices`)
  context.spend(50 * list.length)
  const faces = subShapeValues(target, 'face').map((face) => {
    const vertices = kernel.subShapes(requireShape(face, 'face'), 'vertex').filter((vertex) => list.some((item) => kernel.isSame(item.shape!, vertex)))
    return vertices.length === 0 ? face : wrapShape(corner.face(face.shape!, vertices))
  })
  const sketch = compoundOf(kernelOf(context), faces, sketchClass)
  sketch.history = new ShapeHistory(shapesOf([target]))
  if (builder !== undefined) addToBuilder(context, builder, [sketch], { mode: 'REPLACE' })
  return sketch
}

function onLine(context: Context, builder: BuilderValue | undefined, target: ShapeValue, list: readonly ShapeValue[], corner: Corner): ShapeValue {
  requireType(list, 'vertex', `1D ${corner.name} operation takes only Vertices`)
  const wire = asWire(target)
  const ends = kernel.isClosed(wire) ? [] : [kernel.pointAt(wire, 0), kernel.pointAt(wire, 1)]
  const inside = shapesOf(list).filter((vertex) => ends.every((end) => distance(end, kernel.centerOfMass(vertex)) > 1e-9))
  const made = wrapShape(inside.length === 0 ? wire : corner.wire(wire, inside))
  made.history = new ShapeHistory([wire])
  if (builder !== undefined) addToBuilder(context, builder, [made], { mode: 'REPLACE' })
  return made
}

export const filletFunction = apiFunction('fillet(objects, radius: float)', (args, context) => {
  const radius = args.float('radius')
  if (!(radius > 0)) throw valueError(`a fillet needs a radius greater than 0, not ${radius}`)
  return workCorners(context, args.get('objects'), {
    name: 'fillet',
    solid: (target, edges) => filletEdges(context, target, edges, radius),
    face: (face, vertices) => kernel.filletFace(face, vertices, radius),
    wire: (wire, vertices) => kernel.filletWire(wire, vertices, radius),
  })
})

export const chamferFunction = apiFunction('chamfer(objects, length: float, length2: float = None, angle: float = None, reference=None)', (args, context) => {
  const { length, length2 } = chamferLengths(args)
  const reference = args.get('reference')
  const face = hasType(reference, 'face') ? requireShape(reference, 'reference') : undefined
  const edge = hasType(reference, 'edge') ? requireShape(reference, 'reference') : undefined
  const flat = { length2, ...(edge === undefined ? {} : { edge }) }
  return workCorners(context, args.get('objects'), {
    name: 'chamfer',
    solid: (target, edges) => chamferEdges(context, target, edges, length, length2, face),
    face: (shape, vertices) => kernel.chamferFace(shape, vertices, length, flat),
    wire: (wire, vertices) => kernel.chamferWire(wire, vertices, length, flat),
  })
})

function chamferLengths(args: BoundArguments): { length: number; length2: number } {
  const length = args.float('length')
  const [second, angle] = [args.optionalFloat('length2'), args.optionalFloat('angle')]
  if (second && angle) throw valueError('Only one of length2 or angle should be provided')
  if (args.get('reference') !== null && !second && !angle) throw valueError('reference can only be used in conjunction with length2 or angle')
  if (!(length > 0)) throw valueError(`a chamfer needs a length greater than 0, not ${length}`)
  return { length, length2: angle ? length * Math.tan((angle / 180) * Math.PI) : (second ?? length) }
}
