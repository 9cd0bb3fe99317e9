import type { Point2, Segment } from '@naturalcad/contracts/part'
import { directionsOf, toLocal, type Frame } from '../geometry/frame.ts'
import { takeVec3 } from '../geometry/read.ts'
import { distanceBetween, dot, normalize, type Vec3 } from '../geometry/vector.ts'
import { geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { adaptorOf, edgeEnds, isForward, pointAt } from '../measure/curve.ts'
import { curveGeometry } from '../measure/curve-geometry.ts'
import type { Shape } from '../shape/shape.ts'

/** An edge as it is drawn, running the edge's way. */
export function segmentOf(edge: Shape, frame: Frame, deflection: { linear: number; angular: number }): Segment {
  const geometry = curveGeometry(edge)
  const { start, end } = edgeEnds(edge)
  if (geometry.type === 'line') return { kind: 'line', from: flat(start, frame), to: flat(end, frame) }
  if (geometry.type === 'circle') {
    const tilt = dot(normalize(geometry.frame.z), directionsOf(frame).z)
    if (Math.abs(Math.abs(tilt) - 1) < 1e-9) {
      const center = flat(geometry.frame.origin, frame)
      const { radius } = geometry
      if (distanceBetween(start, end) < 1e-7 && distanceBetween(start, pointAt(edge, 0.5)) > radius) return { kind: 'circle', center, radius }
      const [startAngle, endAngle] = [angle(center, start, frame), angle(center, end, frame)]
      return { kind: 'arc', center, radius, startAngle, endAngle, clockwise: tilt > 0 !== isForward(edge) }
    }
  }
  return { kind: 'polyline', points: polyline(edge, deflection).map((point) => flat(point, frame)) }
}

function angle(center: Point2, point: Vec3, frame: Frame): number {
  const [x, y] = flat(point, frame)
  return (Math.atan2(y - center[1], x - center[0]) * 180) / Math.PI
}

function flat(point: Vec3, frame: Frame): Point2 {
  const [x, y, z] = toLocal(frame, point)
  if (Math.abs(z) > 1e-6) throw geometryError('drawing', 'a curve leaves the drawing plane', 'draw a sketch, or a section of the part')
  return [x, y]
}

function polyline(edge: Shape, { linear, angular }: { linear: number; angular: number }): Vec3[] {
  const points = operate(edge.kernel, 'drawing', (bench) => {
    const curve = adaptorOf(bench, edge)
    const first = curve.FirstParameter()
    const last = curve.LastParameter()
    const sampled = bench.own(new bench.occt.GCPnts_TangentialDeflection(curve, first, last, angular, linear, 2, 1e-9, 1e-7))
    return Array.from({ length: sampled.NbPoints() }, (_, index) => takeVec3(sampled.Value(index + 1)))
  })
  return isForward(edge) ? points : points.reverse()
}
