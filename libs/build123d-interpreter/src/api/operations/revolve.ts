import * as kernel from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import { asAxis } from '../classes/axis.ts'
import { requireShape } from '../convert/shapes.ts'
import { apiFunction } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { kernelOf } from '../session.ts'
import { compoundOf } from '../topology/dimension.ts'
import { subShapeValues } from '../topology/select.ts'
import { partClass, wrapShape } from '../values/shape-values.ts'
import { builderFor, shapesGiven, takePendingFaces } from './context.ts'

export const revolveFunction = apiFunction(
  'revolve(profiles=None, axis=Axis.Z, revolution_arc: float = 360.0, clean: bool = True, mode=Mode.ADD)',
  (args, context) => {
    const builder = builderFor(context, 'revolve', ['BuildPart'])
    const arc = args.float('revolution_arc')
    const sign = arc >= 0 ? 1 : -1
    const angle = (Math.abs(arc) % 360 || 360) * sign
    const axis = asAxis(args.get('axis'), 'axis')
    const given = args.get('profiles')
    if (given === null && (builder === undefined || builder.pendingFaces.length === 0)) throw valueError('No profiles provided')
    const faces = given === null ? takePendingFaces(builder!).faces : shapesGiven(context, given, 'revolve').flatMap((shape) => subShapeValues(shape, 'face'))
    if (faces.length === 0) throw valueError('No profiles provided: revolve() needs faces, and this has none')
    context.spend(50 * faces.length)
    const solids = faces.map((face) => wrapShape(kernel.revolve(requireShape(face, 'profile'), { origin: axis.position, direction: axis.direction }, angle)))
    if (builder !== undefined) addToBuilder(context, builder, solids, { mode: Mode.read(args.get('mode'), 'mode'), clean: args.boolean('clean') })
    const part = compoundOf(kernelOf(context), solids, partClass)
    return builder === undefined && args.boolean('clean') ? wrapShape(kernel.clean(part.shape!), partClass) : part
  },
)
