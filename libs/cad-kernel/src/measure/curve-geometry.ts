import type { Frame } from '../geometry/frame.ts'
import { takeVec3 } from '../geometry/read.ts'
import { cross, lengthOf, normalize, subtract, type Vec3 } from '../geometry/vector.ts'
import { operate } from '../kernel/operate.ts'
import type { gp_Ax2, GeomAbs_CurveType } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'
import { adaptorOf } from './curve.ts'

export type CurveType = 'line' | 'circle' | 'ellipse' | 'hyperbola' | 'parabola' | 'bezier' | 'bspline' | 'offset' | 'other'

/** What an edge is, with its measures. The frame's z is the axis, its x where the parameter is 0. */
export type CurveGeometry =
  | { type: 'line'; origin: Vec3; direction: Vec3 }
  | { type: 'circle'; frame: Frame; radius: number }
  | { type: 'ellipse'; frame: Frame; majorRadius: number; minorRadius: number }
  | { type: Exclude<CurveType, 'line' | 'circle' | 'ellipse'> }

const typeByEnum = {
  GeomAbs_Line: 'line',
  GeomAbs_Circle: 'circle',
  GeomAbs_Ellipse: 'ellipse',
  GeomAbs_Hyperbola: 'hyperbola',
  GeomAbs_Parabola: 'parabola',
  GeomAbs_BezierCurve: 'bezier',
  GeomAbs_BSplineCurve: 'bspline',
  GeomAbs_OffsetCurve: 'offset',
  GeomAbs_OtherCurve: 'other',
} as const satisfies Record<GeomAbs_CurveType, CurveType>

/** Of an edge; a wire of several edges is `other`. */
export function curveType(shape: Shape): CurveType {
  return operate(shape.kernel, 'curve type', (bench) => typeByEnum[adaptorOf(bench, shape).GetType()])
}

export function curveGeometry(edge: Shape): CurveGeometry {
  return operate(edge.kernel, 'curve geometry', (bench): CurveGeometry => {
    const curve = adaptorOf(bench, edge)
    const type = typeByEnum[curve.GetType()]
    if (type === 'line') {
      const origin = takeVec3(curve.Value(0))
      return { type, origin, direction: normalize(subtract(takeVec3(curve.Value(1)), origin)) }
    }
    if (type === 'circle') {
      const circle = bench.own(curve.Circle())
      return { type, frame: frameOf(bench, circle.Position()), radius: circle.Radius() }
    }
    if (type === 'ellipse') {
      const ellipse = bench.own(curve.Ellipse())
      return { type, frame: frameOf(bench, ellipse.Position()), majorRadius: ellipse.MajorRadius(), minorRadius: ellipse.MinorRadius() }
    }
    return { type }
  })
}

/** The vector of curvature's reciprocal: radius of the osculating circle at the curve's own parameter; Infinity if straight. */
export function radiusOfCurvatureAt(edge: Shape, parameter: number): number {
  return operate(edge.kernel, 'curvature', (bench) => {
    const curve = adaptorOf(bench, edge)
    const first = takeVec3(curve.DN(parameter, 1))
    const bend = lengthOf(cross(first, takeVec3(curve.DN(parameter, 2))))
    return bend === 0 ? Infinity : lengthOf(first) ** 3 / bend
  })
}

function frameOf(bench: Workbench, position: gp_Ax2): Frame {
  bench.own(position)
  return { origin: takeVec3(position.Location()), x: takeVec3(position.XDirection()), z: takeVec3(position.Direction()) }
}
