import * as kernel from '@naturalcad/cad-kernel'
import type { Context } from '../../runtime/context.ts'
import { valueError } from '../../values/index.ts'
import { alignOffset, readAlign } from '../convert/align.ts'
import { flatten } from '../convert/flatten.ts'
import { asVec } from '../convert/vectors.ts'
import { defineMembers } from '../define-members.ts'
import { worldFrame } from '../geometry/frame.ts'
import { add, type Vec } from '../geometry/vec.ts'
import { kernelOf } from '../session.ts'
import { makeFaceOf } from '../topology/faces.ts'
import { circleEdge, ellipseEdge } from '../topology/make-edges.ts'
import type { ShapeValue } from '../values/shape-values.ts'
import { sketchObjectClass } from './object-classes.ts'
import { keepArguments, requirePositive } from './part-object.ts'
import { defineSketchObject, finishSketch } from './sketch-object.ts'

export function circleFace(context: Context, radius: number): kernel.Shape {
  return makeFaceOf(kernel.makeWire([circleEdge(kernelOf(context), radius, worldFrame)]))
}

export function polygonFace(context: Context, points: readonly Vec[]): kernel.Shape {
  if (points.length < 3) throw valueError(`a polygon needs at least three points, not ${points.length}`)
  return makeFaceOf(kernel.makePolyline(kernelOf(context), withoutRepeatedEnd(points), { closed: true }))
}

function withoutRepeatedEnd(points: readonly Vec[]): readonly Vec[] {
  const [first] = points
  const last = points.at(-1)
  const isRepeated = first !== undefined && last !== undefined && Math.hypot(first[0] - last[0], first[1] - last[1], first[2] - last[2]) <= 1e-6
  return isRepeated ? points.slice(0, -1) : points
}

export const circleClass = defineSketchObject(
  'Circle(radius: float, arc_size: float = 360.0)',
  (args, context) => {
    const radius = args.float('radius')
    requirePositive('Circle', { radius })
    if (args.float('arc_size') === 360) return circleFace(context, radius)
    const spoke = kernel.makeLine(kernelOf(context), [radius, 0, 0], [0, 0, 0])
    return kernel.revolve(spoke, { origin: [0, 0, 0], direction: [0, 0, 1] }, args.float('arc_size'))
  },
  { rotates: false },
)

export const ellipseClass = defineSketchObject('Ellipse(x_radius: float, y_radius: float)', (args, context) =>
  makeFaceOf(kernel.makeWire([ellipseEdge(kernelOf(context), args.float('x_radius'), args.float('y_radius'), worldFrame)])),
)

export const rectangleClass = defineSketchObject(
  'Rectangle(width: float, height: float)',
  (args, context) => {
    const [width, height] = [args.float('width'), args.float('height')]
    requirePositive('Rectangle', { width, height })
    return kernel.makePlaneFace(kernelOf(context), worldFrame, width, height)
  },
  { renamed: { height: 'rectangle_height' } },
)

export const rectangleRoundedClass = defineSketchObject(
  'RectangleRounded(width: float, height: float, radius: float)',
  (args, context) => {
    const [width, height, radius] = [args.float('width'), args.float('height'), args.float('radius')]
    requirePositive('RectangleRounded', { width, height, radius })
    if (width <= 2 * radius || height <= 2 * radius) throw valueError('width and height must be > 2*radius')
    const face = kernel.makePlaneFace(kernelOf(context), worldFrame, width, height)
    return kernel.filletFace(face, kernel.subShapes(face, 'vertex'), radius)
  },
  { renamed: { height: 'rectangle_height' } },
)

export const polygonClass = defineSketchObject(
  'Polygon(*pts)',
  (args, context) =>
    polygonFace(
      context,
      flatten(context, args.variadic('pts')).map((point) => asVec(context, point, 'pts')),
    ),
  { align: 'NONE' },
)

export const regularPolygonClass = sketchObjectClass('RegularPolygon')
defineMembers<ShapeValue>(regularPolygonClass, {
  init: [
    'RegularPolygon(radius: float, side_count: int, major_radius: bool = True, rotation: float = 0, align=(Align.CENTER, Align.CENTER), mode=Mode.ADD)',
    (self, args, context) => {
      keepArguments(self, args)
      const sides = args.integer('side_count')
      if (sides < 3) throw valueError(`RegularPolygon must have at least three sides, not ${sides}`)
      requirePositive('RegularPolygon(radius, side_count)', { radius: args.float('radius') })
      context.spend(sides)
      const radius = args.boolean('major_radius') ? args.float('radius') : args.float('radius') / Math.cos(Math.PI / sides)
      const turned = (args.float('rotation') / 180) * Math.PI
      const points = Array.from({ length: sides }, (_, index): Vec => {
        const angle = (index * 2 * Math.PI) / sides + turned
        return [radius * Math.cos(angle), radius * Math.sin(angle), 0]
      })
      const bound = (choose: (...values: number[]) => number): Vec => [choose(...points.map(([x]) => x)), choose(...points.map(([, y]) => y)), 0]
      // Aligned by its corners, but centred on its centre: a triangle's box has another one.
      const offset = alignOffset(bound(Math.min), bound(Math.max), [...(readAlign(args.get('align'), 2) ?? (['NONE', 'NONE'] as const)), 'NONE'], [0, 0, 0])
      self.attributes.set('radius', radius)
      self.attributes.set('apothem', radius * Math.cos(Math.PI / sides))
      finishSketch(self, context, polygonFace(context, points.map((point) => add(point, offset))), { rotation: 0, align: null, mode: args.get('mode') })
    },
  ],
})

export const trapezoidClass = defineSketchObject(
  'Trapezoid(width: float, height: float, left_side_angle: float, right_side_angle: float = None)',
  (args, context) => {
    const [width, height, left] = [args.float('width'), args.float('height'), args.float('left_side_angle')]
    requirePositive('Trapezoid', { width, height })
    const right = args.optionalFloat('right_side_angle') || left
    const reduction = (angle: number) => (angle === 90 ? 0 : height / Math.tan((angle / 180) * Math.PI))
    const side = (angle: number) => ({ top: width / 2 - Math.max(0, reduction(angle)), bottom: width / 2 + Math.min(0, reduction(angle)) })
    const [l, r] = [side(left), side(right)]
    if (l.bottom + r.bottom < 0) throw valueError('Trapezoid bottom invalid - change angles')
    if (l.top + r.top < 0) throw valueError('Trapezoid top invalid - change angles')
    const [low, high] = [-height / 2, height / 2]
    return polygonFace(context, [
      [-l.bottom, low, 0],
      [r.bottom, low, 0],
      [r.top, high, 0],
      [-l.top, high, 0],
    ])
  },
  { renamed: { height: 'trapezoid_height' } },
)
