import type { Vec3 } from '../geometry/vector.ts'
import { argumentError } from '../kernel/geometry-error.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'
import { edgeOfCurve } from './edge-of-curve.ts'

/** A Bézier curve by its control points (2 to 26), rational with weights. */
export function makeBezier(kernel: Kernel, points: readonly Vec3[], weights?: readonly number[]): Shape {
  if (points.length < 2 || points.length > 26) throw argumentError('Bézier curve', `${points.length} control points`, 'give 2 to 26')
  if (weights !== undefined && weights.length !== points.length) {
    throw argumentError('Bézier curve', `${weights.length} weights for ${points.length} points`, 'give one weight for each point')
  }
  return operate(kernel, 'Bézier curve', (bench) => {
    const poles = bench.points(points)
    const { Geom_BezierCurve } = bench.occt
    return edgeOfCurve(bench, weights === undefined ? new Geom_BezierCurve(poles) : new Geom_BezierCurve(poles, bench.numbers(weights)))
  })
}
