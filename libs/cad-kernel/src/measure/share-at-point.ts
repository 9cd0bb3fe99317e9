import { distanceBetween, type Vec3 } from '../geometry/vector.ts'
import { takeVec3 } from '../geometry/read.ts'
import { operate } from '../kernel/operate.ts'
import type { Adaptor3d_Curve } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'
import { ArcLength } from './arc-length.ts'
import { adaptorOf, isForward } from './curve.ts'

const samplesPerInterval = 32

/**
 * The share of the length, 0 to 1, at which an edge or wire is nearest to a point. Throws `SCRIPT_FAILED` when that is
 * farther away than the tolerance.
 */
export function shareAtPoint(shape: Shape, point: Vec3, tolerance = 1e-6): number {
  return operate(shape.kernel, 'parameter at point', (bench) => {
    const curve = adaptorOf(bench, shape)
    const { parameter, distance } = nearestParameter(bench, curve, point)
    if (distance > tolerance) bench.fail(`the point is ${distance} mm away`, 'give a point on the curve')
    const arc = new ArcLength(bench, shape, curve)
    const share = arc.upTo(parameter) / arc.total
    return shape.type === 'edge' && !isForward(shape) ? 1 - share : share
  })
}

/** Samples the curve, then narrows every local minimum: the extrema classes for curves are not in the binding. */
function nearestParameter(bench: Workbench, curve: Adaptor3d_Curve, point: Vec3): { parameter: number; distance: number } {
  const first = curve.FirstParameter()
  const last = curve.LastParameter()
  const distanceAt = (parameter: number) => distanceBetween(takeVec3(curve.Value(parameter)), point)
  const count = samplesPerInterval * Math.max(1, curve.NbIntervals('GeomAbs_C2'))
  const samples = Array.from({ length: count + 1 }, (_, index) => {
    const parameter = first + ((last - first) * index) / count
    return { parameter, distance: distanceAt(parameter) }
  })
  let best = samples[0]!
  for (const [index, sample] of samples.entries()) {
    const before = samples[Math.max(0, index - 1)]!
    const after = samples[Math.min(count, index + 1)]!
    if (sample.distance > before.distance || sample.distance > after.distance) continue
    const found = narrow(curve, bench, point, before.parameter, after.parameter)
    const candidate = { parameter: found, distance: distanceAt(found) }
    // At an end the minimum need not be stationary.
    for (const option of [sample, candidate]) if (option.distance < best.distance - 1e-12) best = option
  }
  return best
}

/** Bisection on the sign of (curve − point) · tangent, which changes from negative to positive at a minimum. */
function narrow(curve: Adaptor3d_Curve, bench: Workbench, point: Vec3, from: number, to: number): number {
  const position = bench.own(new bench.occt.gp_Pnt())
  const tangent = bench.own(new bench.occt.gp_Vec())
  let [low, high] = [from, to]
  for (let round = 0; round < 60 && high - low > 0; round += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    curve.D1(middle, position, tangent)
    const slope = (position.X() - point[0]) * tangent.X() + (position.Y() - point[1]) * tangent.Y() + (position.Z() - point[2]) * tangent.Z()
    if (slope > 0) high = middle
    else low = middle
  }
  return (low + high) / 2
}
