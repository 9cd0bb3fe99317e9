import { orientationOf } from '../explore/identity.ts'
import { toLocal, toWorld, type Frame } from '../geometry/frame.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { argumentError, requirePositive } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { makeFace } from '../make/face.ts'
import { makePolyline } from '../make/line.ts'
import { centerOfMass } from '../measure/properties.ts'
import { curveType } from '../measure/curve-geometry.ts'
import { surfaceType } from '../measure/surface.ts'
import { revolve } from '../operations/revolve.ts'
import type { Shape } from '../shape/shape.ts'
import { reordered, type Ranks } from './reorder.ts'
import { makeCylinder, requireAngle } from './round.ts'

/**
 * Stands on the frame's origin; one of the radii may be 0. Equal radii make a cylinder. `BRepPrimAPI_MakeCone` is not in
 * the binding: the profile is revolved, and faces and edges are put into the order in which that class lists them.
 */
export function makeCone(kernel: Kernel, frame: Frame, bottomRadius: number, topRadius: number, height: number, angle = 360): Shape {
  requirePositive('cone', { height, 'greater radius': Math.max(bottomRadius, topRadius), 'sum of radii': bottomRadius + topRadius })
  if (Math.min(bottomRadius, topRadius) < 0) throw argumentError('cone', 'a radius is negative', 'give radii of at least 0')
  requireAngle('cone', angle)
  if (bottomRadius === topRadius) return makeCylinder(kernel, frame, bottomRadius, height, angle)
  const foot: Vec3[] = bottomRadius > 0 ? [[bottomRadius, 0, 0]] : []
  const head: Vec3[] = topRadius > 0 ? [[topRadius, 0, height]] : []
  const outline: Vec3[] = [[0, 0, 0], ...foot, ...head, [0, 0, height]]
  const profile = makePolyline(kernel, outline.map((point) => toWorld(frame, point)), { closed: true })
  const cone = revolve(makeFace(profile), { origin: frame.origin, direction: frame.z }, angle)
  return reordered(cone, ranksOf(frame, topRadius, height, angle === 360))
}

/** The mantle, the top, the bottom, the cut at the start, the cut at the end; edges as those faces list them. */
function ranksOf(frame: Frame, topRadius: number, height: number, isWhole: boolean): Ranks {
  const slack = 1e-9 * height
  const isTop = (z: number) => z > height - slack
  const isBottom = (z: number) => z < slack
  const isStart = (point: Vec3) => Math.abs(point[1]) < 1e-9 * (Math.abs(point[0]) + height)
  return {
    face: (face) => {
      const center = toLocal(frame, centerOfMass(face))
      if (surfaceType(face) === 'cone') return 0
      if (isTop(center[2])) return 1
      if (isBottom(center[2])) return 2
      return isStart(center) && center[0] > 0 ? 3 : 4
    },
    edge: (edge, isPoint) => {
      // The edge at a tip stands for the circle that would be there.
      if (isPoint) return topRadius === 0 ? 0 : 2
      const center = toLocal(frame, centerOfMass(edge))
      const isLine = curveType(edge) === 'line'
      if (!isLine) return isTop(center[2]) ? 0 : 2
      const isAxis = Math.hypot(center[0], center[1]) < slack
      if (isAxis) return 8
      const atStart = isStart(center) && center[0] > 0
      if (isTop(center[2])) return atStart ? 4 : 5
      if (isBottom(center[2])) return atStart ? 7 : 6
      // The seam bounds the mantle twice, once each way.
      if (isWhole) return orientationOf(edge) === 'forward' ? 1 : 3
      return atStart ? 3 : 1
    },
  }
}
