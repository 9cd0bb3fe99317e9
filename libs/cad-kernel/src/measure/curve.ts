import { takeVec3 } from '../geometry/read.ts'
import { add, normalize, scaleBy, type Vec3 } from '../geometry/vector.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { operate } from '../kernel/operate.ts'
import type { Adaptor3d_Curve } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { rawOf, type Shape } from '../shape/shape.ts'
import { ArcLength } from './arc-length.ts'

/** The curve of an edge, or of a whole wire as one. */
export function adaptorOf(bench: Workbench, shape: Shape): Adaptor3d_Curve {
  return bench.own(
    shape.type === 'wire' ? new bench.occt.BRepAdaptor_CompCurve(bench.wire(shape), false) : new bench.occt.BRepAdaptor_Curve(bench.edge(shape)),
  )
}

/** An edge runs against its curve when it is reversed. */
export function isForward(shape: Shape): boolean {
  return rawOf(shape).Orientation() !== 'TopAbs_REVERSED'
}

/** The parameters of the curve, which need have nothing to do with its length. */
export function parameterRange(shape: Shape): { first: number; last: number } {
  return operate(shape.kernel, 'parameter range', (bench) => {
    const curve = adaptorOf(bench, shape)
    return { first: curve.FirstParameter(), last: curve.LastParameter() }
  })
}

/** Of an edge or wire, in mm. */
export function lengthOfCurve(shape: Shape): number {
  return operate(shape.kernel, 'length', (bench) => {
    if (shape.type === 'edge') return new ArcLength(bench, shape, adaptorOf(bench, shape)).total
    return subShapes(shape, 'edge').reduce((sum, edge) => sum + new ArcLength(bench, edge, adaptorOf(bench, edge)).total, 0)
  })
}

/** Where an edge or wire begins and ends, in its own direction. */
export function edgeEnds(shape: Shape): { start: Vec3; end: Vec3 } {
  return operate(shape.kernel, 'ends', (bench) => {
    const curve = adaptorOf(bench, shape)
    const first = takeVec3(curve.Value(curve.FirstParameter()))
    const last = takeVec3(curve.Value(curve.LastParameter()))
    return runsBackwards(shape) ? { start: last, end: first } : { start: first, end: last }
  })
}

/** The parameter at a share of the length, 0 where the edge or wire begins and 1 where it ends. */
export function parameterAt(shape: Shape, share: number): number {
  return operate(shape.kernel, 'parameter', (bench) => parameterOf(bench, shape, share))
}

/** Values below 0 and above 1 go on along the tangents. */
export function pointAt(shape: Shape, share: number): Vec3 {
  return operate(shape.kernel, 'point on curve', (bench) => {
    const curve = adaptorOf(bench, shape)
    const point = takeVec3(curve.Value(parameterOf(bench, shape, Math.min(1, Math.max(0, share)))))
    if (share >= 0 && share <= 1) return point
    const beyond = (share < 0 ? share : share - 1) * new ArcLength(bench, shape, curve).total
    return add(point, scaleBy(tangentAt(shape, share < 0 ? 0 : 1), beyond))
  })
}

/** The unit tangent at a share of the length, in the direction of the edge or wire. */
export function tangentAt(shape: Shape, share: number): Vec3 {
  return normalize(derivativeAt(shape, share, 1))
}

/** The derivative by the curve's parameter; odd orders point the way the edge or wire runs. */
export function derivativeAt(shape: Shape, share: number, order: number): Vec3 {
  return operate(shape.kernel, 'derivative', (bench) => {
    const derivative = takeVec3(adaptorOf(bench, shape).DN(parameterOf(bench, shape, share), order))
    return runsBackwards(shape) && order % 2 === 1 ? scaleBy(derivative, -1) : derivative
  })
}

/** Point and derivatives at the curve's own parameter, in the curve's own direction. */
export function evaluateAt(shape: Shape, parameter: number, orders = 0): readonly [point: Vec3, ...derivatives: Vec3[]] {
  return operate(shape.kernel, 'evaluate curve', (bench) => {
    const curve = adaptorOf(bench, shape)
    const derivatives = Array.from({ length: orders }, (_, index) => takeVec3(curve.DN(parameter, index + 1)))
    return [takeVec3(curve.Value(parameter)), ...derivatives]
  })
}

/** A wire's curve already runs the wire's way; an edge's does not when it is reversed. */
function runsBackwards(shape: Shape): boolean {
  return shape.type === 'edge' && !isForward(shape)
}

function parameterOf(bench: Workbench, shape: Shape, share: number): number {
  const arc = new ArcLength(bench, shape, adaptorOf(bench, shape))
  return arc.parameterAt((runsBackwards(shape) ? 1 - share : share) * arc.total)
}
