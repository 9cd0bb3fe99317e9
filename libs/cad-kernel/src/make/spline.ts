import type { Vec3 } from '../geometry/vector.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { NCollection_HArray1_double, NCollection_HArray1_gp_Pnt } from '../kernel/occt.ts'
import { operate } from '../kernel/operate.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'
import { edgeOfCurve } from './edge-of-curve.ts'

export interface SplineOptions {
  /** Two (at the ends), or one for each point, where `undefined` leaves it free. */
  tangents?: readonly (Vec3 | undefined)[]
  /** The last point runs smoothly into the first, which must not be repeated. @default false */
  periodic?: boolean
  /** The parameter at each point, and at the return to the first when periodic. */
  parameters?: readonly number[]
  /** Only the direction of the tangents counts. @default true */
  scale?: boolean
  /** @default 1e-6 */
  tolerance?: number
}

/** A B-spline of degree 3 through all the points (GeomAPI_Interpolate, as build123d's `make_spline`). */
export function makeSpline(kernel: Kernel, points: readonly Vec3[], options: SplineOptions = {}): Shape {
  const { tangents, periodic = false, parameters, scale = true, tolerance = 1e-6 } = options
  if (points.length < 2) throw argumentError('spline', `${points.length} points`, 'give at least two points')
  return operate(
    kernel,
    'spline',
    (bench) => {
      const array = pointArray(bench, points)
      const builder = bench.own(
        parameters === undefined
          ? new bench.occt.GeomAPI_Interpolate(array, periodic, tolerance)
          : new bench.occt.GeomAPI_Interpolate(array, parameterArray(bench, parameters, points.length + (periodic ? 1 : 0)), periodic, tolerance),
      )
      if (tangents !== undefined && tangents.length > 0) loadTangents(bench, builder, points.length, tangents, scale)
      builder.Perform()
      if (!builder.IsDone()) bench.fail('no curve passes these points', 'give points that differ from one to the next')
      return edgeOfCurve(bench, builder.Curve())
    },
    'give points that differ from one to the next',
  )
}

function pointArray(bench: Workbench, points: readonly Vec3[]): NCollection_HArray1_gp_Pnt {
  return bench.own(new bench.occt.NCollection_HArray1_gp_Pnt(bench.points(points)))
}

function parameterArray(bench: Workbench, parameters: readonly number[], count: number): NCollection_HArray1_double {
  if (parameters.length !== count) throw argumentError('spline', `${parameters.length} parameters for ${count} points`, `give ${count} parameters`)
  return bench.own(new bench.occt.NCollection_HArray1_double(bench.numbers(parameters)))
}

interface Interpolation {
  Load(initial: ReturnType<Workbench['vector']>, final: ReturnType<Workbench['vector']>, scale: boolean): void
  Load(tangents: object, flags: object, scale: boolean): void
}

function loadTangents(bench: Workbench, builder: Interpolation, count: number, tangents: readonly (Vec3 | undefined)[], scale: boolean): void {
  const [first, last] = tangents
  if (tangents.length === 2 && count !== 2 && first !== undefined && last !== undefined) {
    builder.Load(bench.vector(first), bench.vector(last), scale)
    return
  }
  if (tangents.length !== count) throw argumentError('spline', `${tangents.length} tangents for ${count} points`, 'give two tangents, or one for each point')
  const vectors = bench.own(new bench.occt.NCollection_Array1_gp_Vec(1, count))
  const flags = bench.own(new bench.occt.NCollection_Array1_bool(1, count))
  tangents.forEach((tangent, index) => {
    vectors.SetValue(index + 1, bench.vector(tangent ?? [0, 0, 0]))
    flags.SetValue(index + 1, tangent !== undefined)
  })
  builder.Load(vectors, bench.own(new bench.occt.NCollection_HArray1_bool(flags)), scale)
}

export interface ApproximationOptions {
  /** Greatest distance from the points. @default 1e-3 */
  tolerance?: number
  /** @default 1 */
  minDegree?: number
  /** @default 6 */
  maxDegree?: number
  /** Weights of length, curvature and torsion, to smooth instead of following the points closely. */
  smoothing?: readonly [length: number, curvature: number, torsion: number]
}

/** A B-spline near all the points (GeomAPI_PointsToBSpline). */
export function makeApproximatingSpline(kernel: Kernel, points: readonly Vec3[], options: ApproximationOptions = {}): Shape {
  const { tolerance = 1e-3, minDegree = 1, maxDegree = 6, smoothing } = options
  if (points.length < 2) throw argumentError('spline', `${points.length} points`, 'give at least two points')
  return operate(kernel, 'spline', (bench) => {
    const { GeomAPI_PointsToBSpline } = bench.occt
    const builder = bench.own(
      smoothing === undefined
        ? new GeomAPI_PointsToBSpline(bench.points(points), minDegree, maxDegree, 'GeomAbs_C2', tolerance)
        : new GeomAPI_PointsToBSpline(bench.points(points), ...smoothing, maxDegree, 'GeomAbs_C2', tolerance),
    )
    return edgeOfCurve(bench, builder.Curve())
  })
}
