import * as kernel from '@naturalcad/cad-kernel'
import type { Context } from '../../runtime/context.ts'
import { valueError } from '../../values/index.ts'
import { asShapeValue } from '../convert/shapes.ts'
import { asVec } from '../convert/vectors.ts'
import { length, scale, add, subtract, type Vec } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { makeFaceOf } from '../topology/faces.ts'
import { offsetLine } from '../topology/offset-line.ts'
import { asWire } from '../topology/wires.ts'
import { requirePositive } from './part-object.ts'
import { defineSketchObject } from './sketch-object.ts'
import { circleFace } from './sketch-shapes.ts'

/** The face all round a line, half a height away. In two halves, as build123d draws it: the straight sides then have a vertex in the middle. */
function slotAround(context: Context, from: Vec, to: Vec, height: number): kernel.Shape {
  const owner = kernelOf(context)
  const middle = scale(add(from, to), 0.5)
  const wire = kernel.makeWire([kernel.makeLine(owner, from, middle), kernel.makeLine(owner, middle, to)])
  return makeFaceOf(offsetLine(wire, height / 2))
}

export const slotArcClass = defineSketchObject(
  'SlotArc(arc, height: float)',
  (args) => {
    requirePositive('SlotArc', { height: args.float('height') })
    return makeFaceOf(offsetLine(asWire(asShapeValue(args.get('arc'), 'arc')), args.float('height') / 2))
  },
  { align: false, renamed: { height: 'slot_height' } },
)

export const slotCenterPointClass = defineSketchObject(
  'SlotCenterPoint(center, point, height: float)',
  (args, context) => {
    const [center, point] = [asVec(context, args.get('center'), 'center'), asVec(context, args.get('point'), 'point')]
    const half = subtract(point, center)
    requirePositive('SlotCenterPoint', { height: args.float('height') })
    if (length(half) <= 0) throw valueError(`Distance between center and point must be greater than 0 Got: distance = ${length(half)} (computed)`)
    return slotAround(context, point, subtract(center, half), args.float('height'))
  },
  { align: false, renamed: { height: 'slot_height', center: 'slot_center' } },
)

export const slotCenterToCenterClass = defineSketchObject(
  'SlotCenterToCenter(center_separation: float, height: float)',
  (args, context) => {
    const [separation, height] = [args.float('center_separation'), args.float('height')]
    requirePositive('SlotCenterToCenter', { height })
    if (separation < 0) throw valueError(`Requires center_separation > 0. Got: center_separation=${separation}`)
    return separation === 0 ? circleFace(context, height / 2) : slotAround(context, [-separation / 2, 0, 0], [separation / 2, 0, 0], height)
  },
  { align: false, renamed: { height: 'slot_height' } },
)

export const slotOverallClass = defineSketchObject(
  'SlotOverall(width: float, height: float)',
  (args, context) => {
    const [width, height] = [args.float('width'), args.float('height')]
    requirePositive('SlotOverall', { width, height })
    if (width < height) throw valueError(`Slot requires that width > height. Got: width=${width}, height=${height}`)
    const reach = (width - height) / 2
    return reach === 0 ? circleFace(context, width / 2) : slotAround(context, [-reach, 0, 0], [reach, 0, 0], height)
  },
  { renamed: { height: 'slot_height' } },
)
