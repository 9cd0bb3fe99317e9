import * as kernel from '@naturalcad/cad-kernel'
import type { BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { valueError } from '../../values/index.ts'
import { addToBuilder } from '../builders/add-to-builder.ts'
import type { BuilderValue } from '../builders/builder-value.ts'
import { hasType } from '../convert/shapes.ts'
import { apiFunction } from '../define-members.ts'
import { Mode } from '../enums/enums.ts'
import { unitZ } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { combine } from '../topology/boolean.ts'
import { convexHullWire } from '../topology/convex-hull.ts'
import { compoundOf, shapesOf } from '../topology/dimension.ts'
import { lookingUp, makeFaceOf } from '../topology/faces.ts'
import { perpendicularLine } from '../topology/offset-line.ts'
import { subShapeValues } from '../topology/select.ts'
import { sketchClass, wrapShape, type ShapeValue } from '../values/shape-values.ts'
import { builderFor, shapesGiven } from './context.ts'

function edgesOf(values: readonly ShapeValue[]): ShapeValue[] {
  return values.flatMap((value) => (hasType(value, 'edge') ? [value] : subShapeValues(value, 'edge')))
}

/** The edges given, or those that wait in the builder. */
function readEdges(args: BoundArguments, context: Context, builder: BuilderValue | undefined, name: string, parameter: string): ShapeValue[] {
  const given = args.get(parameter)
  if (given === null && builder === undefined) throw valueError(`No objects to create a ${name}`)
  const edges = given === null ? builder!.pendingEdges : edgesOf(shapesGiven(context, given, name))
  if (edges.length === 0) throw valueError(`No objects to create a ${name}: make lines in a BuildLine block first`)
  return edges
}

function finish(args: BoundArguments, context: Context, builder: BuilderValue | undefined, faces: readonly ShapeValue[]): void {
  if (builder === undefined) return
  addToBuilder(context, builder, faces, { mode: Mode.read(args.get('mode'), 'mode') })
  builder.pendingEdges = []
}

export const makeFaceFunction = apiFunction('make_face(edges=None, mode=Mode.ADD)', (args, context) => {
  const builder = builderFor(context, 'make_face', ['BuildSketch'])
  const edges = readEdges(args, context, builder, 'face', 'edges')
  context.spend(20 + edges.length)
  const [outline] = kernel.connectEdges(shapesOf(edges))
  const face = wrapShape(lookingUp(makeFaceOf(outline!)))
  finish(args, context, builder, [face])
  return compoundOf(kernelOf(context), [face], sketchClass)
})

export const makeHullFunction = apiFunction('make_hull(edges=None, mode=Mode.ADD)', (args, context) => {
  const builder = builderFor(context, 'make_hull', ['BuildSketch'])
  const own = args.get('edges') === null && builder?.product !== undefined ? subShapeValues(builder.product, 'edge') : []
  const edges = own.length > 0 ? [...builder!.pendingEdges, ...own] : readEdges(args, context, builder, 'hull', 'edges')
  context.spend(500 * edges.length)
  const face = wrapShape(lookingUp(makeFaceOf(convexHullWire(shapesOf(edges)))))
  finish(args, context, builder, [face])
  return compoundOf(kernelOf(context), [face], sketchClass)
})

export const traceFunction = apiFunction('trace(lines=None, line_width: float = 1, mode=Mode.ADD)', (args, context) => {
  const builder = builderFor(context, 'trace', ['BuildSketch'])
  const edges = readEdges(args, context, builder, 'trace', 'lines')
  context.spend(200 * edges.length)
  const faces = kernel.connectEdges(shapesOf(edges)).flatMap((wire) => {
    const pen = kernel.makeWire([perpendicularLine(wire, 0, args.float('line_width'), unitZ)])
    return subShapeValues(wrapShape(kernel.sweep(pen, wire, { transition: 'right', shell: true })), 'face')
  })
  finish(args, context, builder, faces)
  const fused = faces.length > 1 ? combine(context, 'fuse', faces.slice(0, 1), faces.slice(1)) : faces[0]!
  return fused.shape?.type === 'compound' ? wrapShape(fused.shape, sketchClass) : compoundOf(kernelOf(context), [fused], sketchClass)
})

