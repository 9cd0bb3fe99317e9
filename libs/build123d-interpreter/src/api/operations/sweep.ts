import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import type { BuilderValue } from '../builders/builder-value.ts'
import { hasType, requireShape } from '../convert/shapes.ts'
import { optionalVec } from '../convert/vectors.ts'
import { apiFunction } from '../define-members.ts'
import { Mode, Transition } from '../enums/enums.ts'
import { kernelOf } from '../session.ts'
import { compoundOf, dimensionOf, shapesOf } from '../topology/dimension.ts'
import { subShapeValues } from '../topology/select.ts'
import { asWire } from '../topology/wires.ts'
import { partClass, sketchClass, wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { builderFor, shapesGiven, takePendingFaces } from './context.ts'

const transitions = { RIGHT: 'right', ROUND: 'round', TRANSFORMED: 'transformed' } as const

export const sweepFunction = apiFunction(
  'sweep(sections=None, path=None, multisection: bool = False, is_frenet: bool = False, transition=Transition.TRANSFORMED, normal=None, binormal=None, clean: bool = True, mode=Mode.ADD)',
  (args, context) => {
    const builder = builderFor(context, 'sweep', ['BuildPart', 'BuildSketch'])
    const path = readPath(args, context, builder)
    const sections = readSections(args, context, builder)
    const options = readOptions(args, context)
    context.spend(300 * sections.length)
    const lines = sections.filter((section) => dimensionOf(section) === 1)
    const faces = sections.filter((section) => !lines.includes(section)).flatMap((section) => subShapeValues(section, 'face'))
    const solids = faces.length === 0 ? [] : args.boolean('multisection') ? [throughAll(faces, path, options)] : faces.map((face) => wrapShape(kernel.sweep(requireShape(face, 'section'), path, options)))
    const swept = lines.flatMap((line) => subShapeValues(wrapShape(kernel.sweep(asWire(line), path, { ...options, shell: true })), 'face'))
    if (builder !== undefined) addToBuilder(context, builder, [...solids, ...swept], { mode: Mode.read(args.get('mode'), 'mode'), clean: args.boolean('clean') })
    const cleaned = (values: readonly ShapeValue[]) => (builder === undefined && args.boolean('clean') ? values.map((value) => wrapShape(kernel.clean(value.shape!))) : values)
    return solids.length > 0 ? compoundOf(kernelOf(context), cleaned(solids), partClass) : compoundOf(kernelOf(context), cleaned(swept), sketchClass)
  },
)

function readPath(args: BoundArguments, context: Context, builder: BuilderValue | undefined): kernel.Shape {
  const given = args.get('path')
  if (given === null) {
    if (builder === undefined || builder.pendingEdges.length === 0) throw valueError('path must be provided')
    const edges = shapesOf(builder.pendingEdges)
    builder.pendingEdges = []
    return kernel.makeWire(edges)
  }
  const parts = shapesGiven(context, given, 'sweep')
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return asWire(only)
  return kernel.makeWire(parts.flatMap((part) => (hasType(part, 'edge') ? shapesOf([part]) : shapesOf(subShapeValues(part, 'edge')))))
}

function readSections(args: BoundArguments, context: Context, builder: BuilderValue | undefined): ShapeValue[] {
  const given = args.get('sections')
  if (given !== null) return shapesGiven(context, given, 'sweep')
  if (builder?.kind !== 'BuildPart' || builder.pendingFaces.length === 0) throw valueError('No sections provided')
  return takePendingFaces(builder).faces
}

function readOptions(args: BoundArguments, context: Context): kernel.SweepOptions {
  const normal = optionalVec(context, args.get('normal'), 'normal')
  const line = args.get('binormal')
  const binormal = hasType(line, 'edge', 'wire') ? asWire(line) : normal
  return {
    frenet: args.boolean('is_frenet'),
    transition: transitions[Transition.read(args.get('transition'), 'transition')],
    ...(binormal === undefined ? {} : { binormal }),
  }
}

function throughAll(faces: readonly ShapeValue[], path: kernel.Shape, options: kernel.SweepOptions): ShapeValue {
  return wrapShape(kernel.sweepThrough(shapesOf(faces).map((face) => kernel.outerWire(face)), path, options))
}
