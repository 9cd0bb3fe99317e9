import * as kernel from '@naturalcad/cad-kernel'
import { runtimeError, valueError } from '../../values/index.ts'
import type { Context } from '../../runtime/context.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import { hasType, requireShape } from '../convert/shapes.ts'
import { apiFunction } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { distance } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { combine } from '../topology/boolean.ts'
import { compoundOf, shapesOf } from '../topology/dimension.ts'
import { subShapeValues } from '../topology/select.ts'
import { partClass, wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { builderFor, shapesGiven, takePendingFaces } from './context.ts'

export const loftFunction = apiFunction('loft(sections=None, ruled: bool = False, clean: bool = True, mode=Mode.ADD)', (args, context) => {
  const builder = builderFor(context, 'loft', ['BuildPart'])
  const given = args.get('sections')
  if (given === null && (builder === undefined || builder.pendingFaces.length === 0)) throw valueError('No sections provided')
  const sections = given === null ? takePendingFaces(builder!).faces : shapesGiven(context, given, 'loft')
  requireTipsAtEnds(sections)
  const solid = loftSections(context, sections, args.boolean('ruled'))
  if (builder !== undefined) addToBuilder(context, builder, [solid], { mode: Mode.read(args.get('mode'), 'mode'), clean: args.boolean('clean') })
  const result = builder === undefined && args.boolean('clean') ? wrapShape(kernel.clean(solid.shape!)) : solid
  return compoundOf(kernelOf(context), [result], partClass)
})

function requireTipsAtEnds(sections: readonly ShapeValue[]): void {
  if (sections.slice(1, -1).some((section) => hasType(section, 'vertex'))) throw valueError('Vertices must be the first, last, or first and last elements')
}

function loftSections(context: Context, sections: readonly ShapeValue[], ruled: boolean): ShapeValue {
  context.spend(200)
  const faces = sections.map((section) => (hasType(section, 'vertex') ? [section] : subShapeValues(section, 'face'))).flat()
  const outlines = faces.map((face) => (hasType(face, 'vertex') ? face.shape! : kernel.outerWire(requireShape(face, 'section'))))
  if (outlines.length < 2) throw valueError('More than one wire is required')
  const body = wrapShape(kernel.loft(outlines, { ruled }))
  const holes = matchHoles(shapesOf(faces).filter((face) => face.type === 'face'))
  const solid = holes.length === 0 ? body : combine(context, 'cut', [body], holes.map((wires) => wrapShape(kernel.loft(wires, { ruled }))))
  if (!kernel.isValid(requireShape(solid, 'loft'))) throw runtimeError('Failed to create valid loft')
  return solid
}

/** The holes of all sections in tunnels: each goes on with the nearest hole of the next section. */
function matchHoles(faces: readonly kernel.Shape[]): kernel.Shape[][] {
  const wires = faces.map((face) => kernel.innerWires(face))
  const [first, ...rest] = wires
  if (first === undefined || wires.every((list) => list.length === 0)) return []
  if (wires.some((list) => list.length !== first.length)) throw valueError('All sections must have the same number of inner wires')
  const tunnels = first.map((wire) => [wire])
  for (const list of rest) {
    const left = [...list]
    for (const tunnel of tunnels) {
      const from = kernel.centerOfMass(tunnel.at(-1)!)
      const [nearest] = left.toSorted((a, b) => distance(kernel.centerOfMass(a), from) - distance(kernel.centerOfMass(b), from))
      tunnel.push(nearest!)
      left.splice(left.indexOf(nearest!), 1)
    }
  }
  return tunnels
}
