import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import { asShapeValue, requireShape } from '../convert/shapes.ts'
import { optionalVec } from '../convert/vectors.ts'
import { apiFunction } from '../define-members.ts'
import { Mode, Until } from '../enums/enums.ts'
import type { Frame } from '../geometry/frame.ts'
import { dot, length, scale, type Vec } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { combine } from '../topology/boolean.ts'
import { compoundOf, topLevel } from '../topology/dimension.ts'
import { faceNormal, frameOfFace } from '../topology/face-frame.ts'
import { subShapeValues } from '../topology/select.ts'
import { extrudeUntil } from '../topology/solids.ts'
import { partClass, wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { builderFor, shapesGiven, takePendingFaces } from './context.ts'

interface Profile {
  face: ShapeValue
  along: Vec
}

export const extrudeFunction = apiFunction(
  'extrude(to_extrude=None, amount: float = None, dir=None, until=None, target=None, both: bool = False, taper: float = 0.0, clean: bool = True, mode=Mode.ADD)',
  (args, context) => {
    const builder = builderFor(context, 'extrude', ['BuildPart'])
    const profiles = readProfiles(args, context)
    const both = args.boolean('both')
    let solids = profiles.flatMap((profile) => (both ? [1, -1] : [1]).map((sign) => extrudeProfile(args, context, profile, sign)))
    if (both && solids.length > 1) solids = topLevel(combine(context, 'fuse', solids.slice(-1), solids.slice(0, -1)))
    if (args.boolean('clean')) solids = solids.map((solid) => wrapShape(kernel.clean(solid.shape!)))
    if (builder !== undefined) addToBuilder(context, builder, solids, { mode: Mode.read(args.get('mode'), 'mode'), clean: args.boolean('clean') })
    return compoundOf(kernelOf(context), solids.flatMap((solid) => subShapeValues(solid, 'solid')), partClass)
  },
)

function readProfiles(args: BoundArguments, context: Context): Profile[] {
  const builder = builderFor(context, 'extrude', ['BuildPart'])
  const direction = optionalVec(context, args.get('dir'), 'dir')
  const given = args.get('to_extrude')
  let faces: ShapeValue[]
  let planes: (Frame | undefined)[]
  if (given === null) {
    if (builder === undefined || builder.pendingFaces.length === 0) throw valueError('A face or sketch must be provided')
    const pending = takePendingFaces(builder)
    faces = pending.faces
    planes = pending.planes
  } else {
    faces = shapesGiven(context, given, 'extrude').flatMap((shape) => subShapeValues(shape, 'face'))
    if (faces.length === 0) throw valueError('A face or sketch must be provided: extrude() needs faces, and this has none. Lines become a face by make_face()')
    planes = faces.map((face) => (face.shape === undefined ? undefined : frameOfFace(face.shape)))
  }
  return faces.map((face, index) => {
    const along = direction === undefined ? planes[index]?.z : scale(direction, 1 / length(direction))
    if (along === undefined) throw valueError('dir must be provided when extruding non-planar faces')
    return { face, along }
  })
}

function extrudeProfile(args: BoundArguments, context: Context, { face, along }: Profile, sign: number): ShapeValue {
  const shape = requireShape(face, 'face')
  const amount = args.optionalFloat('amount')
  context.spend(20)
  if (amount !== undefined) {
    const vector = scale(along, amount * sign)
    if (amount === 0 || Math.abs(dot(faceNormal(shape), along)) < 1e-9) throw valueError(`extrude(amount=${amount}) gives no volume: use an amount that is not 0, across the face`)
    return wrapShape(args.float('taper') === 0 ? kernel.extrude(shape, vector) : kernel.extrudeTapered(shape, vector, args.float('taper')))
  }
  if (args.get('until') === null) throw valueError('Either amount or until must be provided')
  const builder = builderFor(context, 'extrude', ['BuildPart'])
  const target = args.get('target')
  if (target === null && builder === undefined) throw valueError('A target object must be provided')
  const object = target === null ? builder?.product : asShapeValue(target, 'target')
  if (object === undefined) throw valueError('No target object provided')
  return extrudeUntil(context, shape, requireShape(object, 'target'), scale(along, sign), Until.read(args.get('until'), 'until'))
}
