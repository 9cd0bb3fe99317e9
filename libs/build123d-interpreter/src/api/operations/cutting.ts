import * as kernel from '@naturalcad/cad-kernel'
import type { Context } from '../../runtime/context.ts'
import { PyTuple, typeError, valueError, type Value } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import { asShapeValue, hasType, requireShape } from '../convert/shapes.ts'
import { flatten } from '../convert/flatten.ts'
import { apiFunction, defineMembers } from '../define-members.ts'
import { Keep, Mode } from '../enums/enums.ts'
import { makeFrame, offsetFrame, toLocal, type Frame } from '../geometry/frame.ts'
import { distance } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { asPlane } from '../classes/plane.ts'
import { compoundOf } from '../topology/dimension.ts'
import { intersectAll } from '../topology/intersect.ts'
import { withShape } from '../topology/copy.ts'
import { PlaneValue } from '../values/geometry-values.ts'
import { shapeClass, shapeList, ShapeValue, sketchClass, wrapShape } from '../values/shape-values.ts'
import { anyBuilder, builderFor, objectsOrProduct } from './context.ts'
import { compoundLike } from './results.ts'

interface Halves {
  top: ShapeValue[]
  bottom: ShapeValue[]
}

/** Large enough to pass through the shape wherever the plane's origin lies. */
function cuttingFace(shape: kernel.Shape, frame: Frame): kernel.Shape {
  const { min, max, center } = kernel.boundingBox(shape)
  const reach = 4 * (distance(min, max) + distance(center, frame.origin) + 1)
  return kernel.makePlaneFace(shape.kernel, frame, reach, reach)
}

function splitShape(context: Context, value: ShapeValue, by: Value): Halves {
  const shape = requireShape(value, 'object')
  context.spend(100)
  if (by instanceof PlaneValue) {
    const pieces = kernel.topLevelShapes(kernel.split(shape, [cuttingFace(shape, by.frame)]))
    return divide(pieces, (piece) => toLocal(by.frame, centerOfPiece(piece))[2] >= 0)
  }
  if (!hasType(by, 'face', 'shell')) throw typeError('bisect_by must be a Plane, Face or Shell')
  const tool = requireShape(by, 'bisect_by')
  const face = kernel.subShapes(tool, 'face')[0]!
  const { point, normal } = kernel.surfaceAtShares(face)
  const half = kernel.makeHalfSpace(tool, [point[0] + normal[0], point[1] + normal[1], point[2] + normal[2]])
  return divide(kernel.topLevelShapes(kernel.split(shape, [tool])), (piece) => kernel.lengthOfEdges(kernel.common(piece, [half], { clean: false })) >= 1e-6)
}

function centerOfPiece(piece: kernel.Shape): kernel.Vec3 {
  return piece.type === 'edge' || piece.type === 'wire' ? kernel.pointAt(piece, 0.5) : kernel.centerOfMass(piece)
}

function divide(pieces: readonly kernel.Shape[], isTop: (piece: kernel.Shape) => boolean): Halves {
  const halves: Halves = { top: [], bottom: [] }
  for (const piece of pieces) halves[isTop(piece) ? 'top' : 'bottom'].push(wrapShape(piece))
  return halves
}

function kept({ top, bottom }: Halves, keep: keyof typeof Keep.members): ShapeValue[] {
  if (keep === 'INSIDE' || keep === 'OUTSIDE') throw valueError(`Keep.${keep} is invalid`)
  if (keep === 'TOP') return top
  return keep === 'BOTTOM' ? bottom : [...top, ...bottom]
}

export const splitFunction = apiFunction('split(objects=None, bisect_by=Plane.XZ, keep=Keep.TOP, mode=Mode.REPLACE)', (args, context) => {
  const builder = builderFor(context, 'split', anyBuilder)
  const objects = objectsOrProduct(context, args.get('objects'), builder, 'split')
  const keep = Keep.read(args.get('keep'), 'keep')
  const pieces = objects.flatMap((object) => kept(splitShape(context, object, args.get('bisect_by')), keep))
  if (builder !== undefined) addToBuilder(context, builder, pieces, { mode: Mode.read(args.get('mode'), 'mode') })
  return compoundLike(context, pieces, objects)
})

defineMembers<ShapeValue>(shapeClass, {
  methods: {
    'split(tool, keep=Keep.TOP)': (self, args, context) => {
      const keep = Keep.read(args.get('keep'), 'keep')
      const halves = splitShape(context, self, args.get('tool'))
      const side = (pieces: readonly ShapeValue[]): Value => (pieces.length === 0 ? null : pieces.length === 1 ? withShape(self, pieces[0]!.shape) : shapeList(pieces))
      if (keep === 'BOTH') return new PyTuple([side(halves.top), side(halves.bottom)])
      return keep === 'ALL' ? shapeList(kept(halves, keep)) : side(kept(halves, keep))
    },
  },
})

export const sectionFunction = apiFunction('section(obj=None, section_by=Plane.XZ, height: float = 0.0, clean: bool = True, mode=Mode.PRIVATE)', (args, context) => {
  const builder = builderFor(context, 'section', ['BuildPart'])
  const given = args.get('obj')
  const target = given === null ? builder?.product : asShapeValue(given, 'obj')
  if (target === undefined) throw valueError('No object to section')
  const shape = requireShape(target, 'obj')
  const faces = flatten(context, [args.get('section_by')]).flatMap((plane) => {
    const { frame } = asPlane(plane, 'section_by')
    const cutting = cuttingFace(shape, makeFrame(offsetFrame(frame, args.float('height')).origin, frame.z)!)
    return intersectAll(context, target, [wrapShape(cutting)])
  })
  if (builder !== undefined) addToBuilder(context, builder, faces, { mode: Mode.read(args.get('mode'), 'mode'), facesToPending: false, clean: args.boolean('clean') })
  const cleaned = builder === undefined && args.boolean('clean') ? faces.map((face) => wrapShape(kernel.clean(face.shape!))) : faces
  return compoundOf(kernelOf(context), cleaned, sketchClass)
})
