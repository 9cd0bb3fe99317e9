import * as kernel from '@naturalcad/cad-kernel'
import { asFloat } from '../../../native/index.ts'
import { collect } from '../../../protocol/index.ts'
import type { Context } from '../../../runtime/context.ts'
import { PyList, valueError, type Value } from '../../../values/index.ts'
import { isNumber } from '../../convert/numbers.ts'
import { hasType, requireShape } from '../../convert/shapes.ts'
import { asVec, optionalVec, vecOf, vector } from '../../convert/vectors.ts'
import { defineMembers } from '../../define-members.ts'
import { Kind, PositionMode, Side } from '../../enums/enums.ts'
import { makeFrame } from '../../geometry/frame.ts'
import { angleBetween, cross, dot, type Vec } from '../../geometry/vec.ts'
import { withShape } from '../../topology/copy.ts'
import { frenetFrame, placeOnWire, radiusOf } from '../../topology/curve.ts'
import { frameOfFace } from '../../topology/face-frame.ts'
import { offsetLine, perpendicularLine } from '../../topology/offset-line.ts'
import { asWire } from '../../topology/wires.ts'
import { PlaneValue, type LocationValue } from '../../values/geometry-values.ts'
import { curveClass, mixin1dClass, shapeList, ShapeValue, wrapShape } from '../../values/shape-values.ts'
import { asPlane } from '../plane.ts'
import { locationOfFrame } from '../location.ts'

/** An edge or wire; a Curve counts as the wire of its edges. */
export function lineShape(self: ShapeValue): kernel.Shape {
  const shape = requireShape(self, self.cls.name)
  return shape.type === 'edge' || shape.type === 'wire' ? shape : asWire(self)
}

/** The share of the length that a position means: a share itself, a length, or a point on the line. */
export function shareOf(context: Context, line: kernel.Shape, position: Value, mode: Value = PositionMode.members.PARAMETER): number {
  if (!isNumber(position)) return kernel.shareAtPoint(line, asVec(context, position, 'position'), 1e-5)
  const share = asFloat(position, 'position')
  return PositionMode.read(mode, 'position_mode') === 'LENGTH' ? share / kernel.lengthOfCurve(line) : share
}

function locationAt(self: ShapeValue, share: number, x?: Vec): LocationValue {
  const line = lineShape(self)
  const place = line.type === 'wire' ? placeOnWire(line, share) : { edge: line, share }
  const { point, tangent, normal } = frenetFrame(place.edge, place.share)
  const frame = makeFrame(point, tangent, x ?? normal)
  if (frame === undefined || (x !== undefined && Math.abs(dot(x, tangent)) > 1e-6)) {
    throw valueError("Unable to create location with given x_dir. x_dir must be perpendicular to shape's tangent.")
  }
  return locationOfFrame(frame)
}

const matmul = {
  __matmul__: (self: ShapeValue, context: Context, position: Value = 0) => vector(kernel.pointAt(lineShape(self), shareOf(context, lineShape(self), position))),
  __mod__: (self: ShapeValue, context: Context, position: Value = 0) => vector(kernel.tangentAt(lineShape(self), shareOf(context, lineShape(self), position))),
  __xor__: (self: ShapeValue, context: Context, position: Value = 0) => locationAt(self, shareOf(context, lineShape(self), position)),
}

defineMembers<ShapeValue>(curveClass, { operators: matmul })

export const lineMembers = defineMembers<ShapeValue>(mixin1dClass, {
  operators: matmul,
  properties: {
    // OCCT's quadrature, as build123d measures: for splines and ellipses it is good to about 1e-5.
    length: (self) => kernel.lengthOfEdges(lineShape(self)),
    is_closed: (self) => kernel.isClosed(lineShape(self)),
    is_forward: (self) => kernel.isForward(lineShape(self)),
    radius: (self) => {
      const line = lineShape(self)
      const edge = line.type === 'wire' ? kernel.orderedEdges(line)[0] : line
      const radius = edge === undefined ? undefined : radiusOf(edge)
      if (radius === undefined) throw valueError('Shape could not be reduced to a circle')
      return radius
    },
  },
  methods: {
    'position_at(position, position_mode=PositionMode.PARAMETER)': (self, args, context) => {
      const line = lineShape(self)
      return vector(kernel.pointAt(line, shareOf(context, line, args.get('position'), args.get('position_mode'))))
    },
    'tangent_at(position=0.5, position_mode=PositionMode.PARAMETER)': (self, args, context) => {
      const line = lineShape(self)
      return vector(kernel.tangentAt(line, shareOf(context, line, args.get('position'), args.get('position_mode'))))
    },
    'derivative_at(position, order=2, position_mode=PositionMode.PARAMETER)': (self, args, context) => {
      const line = lineShape(self)
      const place = line.type === 'wire' ? placeOnWire(line, shareOf(context, line, args.get('position'), args.get('position_mode'))) : undefined
      const share = place?.share ?? shareOf(context, line, args.get('position'), args.get('position_mode'))
      return vector(kernel.derivativeAt(place?.edge ?? line, share, args.integer('order')))
    },
    'tangent_angle_at(location_param=0.5, position_mode=PositionMode.PARAMETER, plane=Plane.XY)': (self, args, context) => {
      const line = lineShape(self)
      const { frame } = asPlane(args.get('plane'), 'plane')
      const tangent = kernel.tangentAt(line, shareOf(context, line, args.get('location_param'), args.get('position_mode')))
      const angle = angleBetween(frame.x, tangent) * (dot(cross(frame.x, tangent), frame.z) < 0 ? -1 : 1)
      return (angle + 360) % 360
    },
    'location_at(distance, position_mode=PositionMode.PARAMETER, frame_method=FrameMethod.FRENET, x_dir=None)': (self, args, context) =>
      locationAt(self, shareOf(context, lineShape(self), args.get('distance'), args.get('position_mode')), optionalVec(context, args.get('x_dir'), 'x_dir')),
    'locations(distances, position_mode=PositionMode.PARAMETER, frame_method=FrameMethod.FRENET, x_dir=None)': (self, args, context) => {
      const x = optionalVec(context, args.get('x_dir'), 'x_dir')
      return new PyList(collect(context, args.get('distances')).map((item) => locationAt(self, shareOf(context, lineShape(self), item, args.get('position_mode')), x)))
    },
    'positions(distances=None, position_mode=PositionMode.PARAMETER, deflection=None)': (self, args, context) => {
      if (args.get('distances') === null) throw valueError('Either distances or deflection must be provided')
      const line = lineShape(self)
      return new PyList(collect(context, args.get('distances')).map((item) => vector(kernel.pointAt(line, shareOf(context, line, item, args.get('position_mode'))))))
    },
    'distribute_locations(count, start=0.0, stop=1.0, positions_only=False)': (self, args) => {
      const count = args.integer('count')
      if (count < 2) throw valueError('count must be two or greater')
      const [start, stop] = [args.float('start'), args.float('stop')]
      const shares = Array.from({ length: count }, (_, index) => start + (index * (stop - start)) / (count - 1))
      return new PyList(
        shares.map((share) => {
          const location = locationAt(self, share)
          if (args.boolean('positions_only')) location.transform = { ...location.transform, rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1] }
          return location
        }),
      )
    },
    'start_point()': (self) => vector(kernel.pointAt(lineShape(self), 0)),
    'end_point()': (self) => vector(kernel.pointAt(lineShape(self), 1)),
    'param_at_point(point)': (self, args, context) => kernel.shareAtPoint(lineShape(self), asVec(context, args.get('point'), 'point')),
    'normal()': (self) => vector(normalOf(lineShape(self))),
    'common_plane(*lines)': (self) => {
      const frame = planeOf(lineShape(self))
      return frame === undefined ? null : new PlaneValue(frame)
    },
    'offset_2d(distance: float, kind=Kind.ARC, side=Side.BOTH, closed=True)': (self, args) =>
      wrapShape(
        offsetLine(lineShape(self), args.float('distance'), {
          kind: Kind.read(args.get('kind'), 'kind'),
          side: Side.read(args.get('side'), 'side'),
          closed: args.boolean('closed'),
        }),
      ),
    'perpendicular_line(length: float, u_value: float, plane=Plane.XY)': (self, args) =>
      wrapShape(perpendicularLine(lineShape(self), args.float('u_value'), args.float('length'), asPlane(args.get('plane'), 'plane').frame.z)),
    'trim(start, end)': (self, args, context) => {
      const line = lineShape(self)
      const shares = [shareOf(context, line, args.get('start')), shareOf(context, line, args.get('end'))]
      return withShape(wrapShape(line), trimLine(line, Math.min(...shares), Math.max(...shares)))
    },
    'reversed(reconstruct=False)': (self) => withShape(self, kernel.reversed(lineShape(self))),
    'close()': (self) => {
      const line = lineShape(self)
      if (kernel.isClosed(line)) return self
      const closing = kernel.makeLine(line.kernel, kernel.pointAt(line, 1), kernel.pointAt(line, 0))
      return wrapShape(kernel.makeWire([...(line.type === 'edge' ? [line] : kernel.orderedEdges(line)), closing]))
    },
    'find_intersection_points(other=None, tolerance=1e-6)': (self, args, context) => {
      const other = args.get('other')
      const points = context.call(self.cls.find('intersect') ?? null, [self, other])
      return shapeList(points instanceof PyList ? points.items.filter((item) => hasType(item, 'vertex')).map((item) => vector(vecOf(context, item) ?? [0, 0, 0])) : [])
    },
  },
})

/** The part of an edge or wire between two shares of its length. */
function trimLine(line: kernel.Shape, from: number, to: number): kernel.Shape {
  if (line.type === 'edge') return kernel.trimEdge(line, from, to)
  const edges = kernel.orderedEdges(line)
  const total = kernel.lengthOfCurve(line)
  const kept: kernel.Shape[] = []
  let before = 0
  for (const edge of edges) {
    const length = kernel.lengthOfCurve(edge)
    const start = Math.max(0, (from * total - before) / length)
    const end = Math.min(1, (to * total - before) / length)
    before += length
    if (end - start > 1e-9) kept.push(start === 0 && end === 1 ? edge : kernel.trimEdge(edge, start, end))
  }
  return kernel.makeWire(kept)
}

function planeOf(line: kernel.Shape) {
  const shares = [0, 1 / 3, 2 / 3, 1, 0.15, 0.5, 0.85]
  const points = shares.map((share) => kernel.pointAt(line, share))
  const [a, b, c] = [points[0]!, points[1]!, points.find((point) => Math.hypot(...cross(sub(points[1]!, points[0]!), sub(point, points[0]!))) > 1e-6)]
  if (c === undefined) return makeFrame(kernel.pointAt(line, 0.5), makeFrame(a, sub(b, a))?.x ?? [0, 0, 1])
  const frame = makeFrame(kernel.pointAt(line, 0.5), cross(sub(b, a), sub(c, a)))
  return frame !== undefined && points.every((point) => Math.abs(dot(sub(point, frame.origin), frame.z)) < 1e-6) ? frame : undefined
}

const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]

function normalOf(line: kernel.Shape): Vec {
  const geometry = line.type === 'edge' ? kernel.curveGeometry(line) : undefined
  if (geometry?.type === 'circle' || geometry?.type === 'ellipse') return geometry.frame.z
  if (kernel.isClosed(line)) return frameOfFace(kernel.makeFace(line.type === 'wire' ? line : kernel.makeWire([line])))?.z ?? [0, 0, 1]
  const frame = geometry?.type === 'line' ? undefined : planeOf(line)
  if (frame === undefined) throw valueError('Normal not defined')
  return frame.z
}
