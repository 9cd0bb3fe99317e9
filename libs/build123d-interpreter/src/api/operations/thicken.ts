import { clean, draft } from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import { requireShape, hasType } from '../convert/shapes.ts'
import { optionalVec } from '../convert/vectors.ts'
import { apiFunction } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { scale } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { combine } from '../topology/boolean.ts'
import { compoundOf, topLevel, shapesOf } from '../topology/dimension.ts'
import { faceNormal } from '../topology/face-frame.ts'
import { subShapeValues } from '../topology/select.ts'
import { thickenFace } from '../topology/solids.ts'
import { asPlane } from '../classes/plane.ts'
import { partClass, wrapShape } from '../values/shape-values.ts'
import { builderFor, shapesGiven, takePendingFaces } from './context.ts'

export const thickenFunction = apiFunction(
  'thicken(to_thicken=None, amount: float = None, normal_override=None, both: bool = False, clean: bool = True, mode=Mode.ADD)',
  (args, context) => {
    const builder = builderFor(context, 'thicken', ['BuildPart'])
    const amount = args.optionalFloat('amount')
    if (amount === undefined) throw valueError('An amount must be provided')
    const given = args.get('to_thicken')
    if (given === null && (builder === undefined || builder.pendingFaces.length === 0)) throw valueError('A face or sketch must be provided')
    const faces = given === null ? takePendingFaces(builder!).faces : shapesGiven(context, given, 'thicken').flatMap((shape) => subShapeValues(shape, 'face'))
    const override = optionalVec(context, args.get('normal_override'), 'normal_override')
    context.spend(100 * faces.length)
    let solids = faces.flatMap((face) => {
      const shape = requireShape(face, 'face')
      const towards = override ?? faceNormal(shape)
      return (args.boolean('both') ? [1, -1] : [1]).map((sign) => wrapShape(thickenFace(shape, amount, scale(towards, sign))))
    })
    if (builder !== undefined) {
      addToBuilder(context, builder, solids, { mode: Mode.read(args.get('mode'), 'mode'), clean: args.boolean('clean') })
      return compoundOf(kernelOf(context), solids, partClass)
    }
    if (solids.length > 1) solids = topLevel(combine(context, 'fuse', solids.slice(0, 1), solids.slice(1)))
    return compoundOf(kernelOf(context), args.boolean('clean') ? solids.map((solid) => wrapShape(clean(solid.shape!))) : solids, partClass)
  },
)

export const draftFunction = apiFunction('draft(faces, neutral_plane, angle: float)', (args, context) => {
  const builder = builderFor(context, 'draft', ['BuildPart'])
  const faces = shapesGiven(context, args.get('faces'), 'draft')
  if (!faces.every((face) => hasType(face, 'face'))) throw valueError('all faces must be of type Face')
  const parent = faces[0]?.topoPath[0]
  const solids = parent === undefined ? [] : subShapeValues(parent, 'solid')
  const [solid] = solids
  if (solid === undefined || solids.length !== 1) throw valueError('Topological parent must be a single Solid')
  context.spend(200)
  const made = wrapShape(draft(solid.shape!, shapesOf(faces), asPlane(args.get('neutral_plane'), 'neutral_plane').frame, args.float('angle')))
  if (builder !== undefined) addToBuilder(context, builder, [made], { clean: false, mode: 'REPLACE' })
  return compoundOf(kernelOf(context), [made], partClass)
})
