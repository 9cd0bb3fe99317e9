import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import { apiFunction } from '../define-members.ts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Kind, Mode, Side } from '../enums/enums.ts'
import { combine } from '../topology/boolean.ts'
import { shapesOf, topLevel } from '../topology/dimension.ts'
import { alignedWith, makeFaceOf } from '../topology/faces.ts'
import { offsetLine, joinByKind, type KindName } from '../topology/offset-line.ts'
import { offsetSolid } from '../topology/solids.ts'
import { wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { anyBuilder, builderFor, objectsOrProduct, shapesGiven } from './context.ts'
import { compoundLike } from './results.ts'

export const offsetFunction = apiFunction(
  'offset(objects=None, amount: float = 0, openings=None, kind=Kind.ARC, side=Side.BOTH, closed: bool = True, min_edge_length: float = None, mode=Mode.REPLACE)',
  (args, context) => {
    const builder = builderFor(context, 'offset', anyBuilder)
    const objects = objectsOrProduct(context, args.get('objects'), builder, 'offset')
    if (args.float('amount') === 0) throw valueError('offset(amount=…) must not be 0')
    context.spend(300)
    const kind = Kind.read(args.get('kind'), 'kind')
    const pieces = objects.flatMap(topLevel)
    const ofType = (...types: readonly kernel.ShapeType[]) => shapesOf(pieces).filter((shape) => types.includes(shape.type))
    const made = [
      ...offsetLines(args, ofType('edge', 'wire'), kind),
      ...ofType('face').flatMap((face) => offsetFace(context, face, args.float('amount'), kind)),
      ...offsetSolids(args, context, ofType('solid'), kind),
    ]
    if (builder !== undefined) addToBuilder(context, builder, made, { mode: Mode.read(args.get('mode'), 'mode') })
    return compoundLike(context, made, objects)
  },
)

function offsetLines(args: BoundArguments, lines: readonly kernel.Shape[], kind: KindName): ShapeValue[] {
  const edges = lines.flatMap((line) => (line.type === 'edge' ? [line] : kernel.orderedEdges(line)))
  if (edges.length === 0) return []
  const options = { kind, side: Side.read(args.get('side'), 'side'), closed: args.boolean('closed') }
  return [wrapShape(offsetLine(kernel.makeWire(edges), args.float('amount'), options))]
}

/** The outline grows and the holes shrink; a hole that closes is gone. */
function offsetFace(context: Context, face: kernel.Shape, amount: number, kind: KindName): ShapeValue[] {
  const outer = kernel.offsetWire(kernel.outerWire(face), amount, joinByKind[kind]).map((wire) => wrapShape(alignedWith(makeFaceOf(wire), face)))
  const holes = kernel.innerWires(face).flatMap((wire) => {
    try {
      return kernel.offsetWire(wire, -amount, joinByKind[kind]).map((hole) => wrapShape(makeFaceOf(hole)))
    } catch (error) {
      if (NaturalCadError.is(error) && error.code === 'SCRIPT_FAILED') return []
      throw error
    }
  })
  return holes.length === 0 ? outer : outer.flatMap((item) => topLevel(combine(context, 'cut', [item], holes)))
}

function offsetSolids(args: BoundArguments, context: Context, solids: readonly kernel.Shape[], kind: KindName): ShapeValue[] {
  const openings = args.get('openings') === null ? [] : shapesOf(shapesGiven(context, args.get('openings'), 'offset'))
  return solids.map((solid) => {
    const faces = kernel.subShapes(solid, 'face')
    const own = openings.filter((opening) => faces.some((face) => kernel.isSame(face, opening)))
    return wrapShape(offsetSolid(solid, own, args.float('amount'), kind))
  })
}
