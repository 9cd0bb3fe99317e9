import type { Adaptor3d_Curve } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import type { Shape } from '../shape/shape.ts'

/** Nodes and weights of the Gauss-Legendre rule with 8 points, the positive half (Abramowitz and Stegun, table 25.4). */
const gauss8: readonly (readonly [node: number, weight: number])[] = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
]

/** Greatest relative error of a length. */
const precision = 1e-11
const maxDepth = 24

/** A stretch of the curve over which one Gauss rule is exact enough. */
interface Stretch {
  from: number
  to: number
  length: number
}

interface Measured {
  first: number
  last: number
  total: number
  /** Of lines and circles, whose length needs no integration. */
  constantSpeed: number | undefined
  stretches: readonly Stretch[]
}

const measuredByShape = new WeakMap<Shape, Measured>()

/**
 * The length of an edge or wire between parameters, and the parameter at a length. OCCT's `GCPnts_AbscissaPoint` is not
 * in the binding: lines and circles are closed forms, other curves are integrated between their knots, once a shape.
 */
export class ArcLength {
  readonly #measured: Measured
  readonly #speed: (parameter: number) => number

  constructor(bench: Workbench, shape: Shape, curve: Adaptor3d_Curve) {
    const point = bench.own(new bench.occt.gp_Pnt())
    const tangent = bench.own(new bench.occt.gp_Vec())
    this.#speed = (parameter) => {
      curve.D1(parameter, point, tangent)
      return tangent.Magnitude()
    }
    const measured = measuredByShape.get(shape) ?? this.#measure(bench, curve)
    measuredByShape.set(shape, measured)
    this.#measured = measured
  }

  get total(): number {
    return this.#measured.total
  }

  /** From the curve's first parameter. */
  upTo(parameter: number): number {
    const { first, constantSpeed, stretches } = this.#measured
    if (constantSpeed !== undefined) return constantSpeed * (parameter - first)
    let length = 0
    for (const stretch of stretches) {
      if (parameter < stretch.to) return length + this.#gauss(stretch.from, parameter)
      length += stretch.length
    }
    return length
  }

  /** Where the curve is `length` away from its first parameter; beyond its ends it stays there. */
  parameterAt(length: number): number {
    const { first, last, constantSpeed, stretches, total } = this.#measured
    if (length <= 0) return first
    if (length >= total) return last
    if (constantSpeed !== undefined) return first + length / constantSpeed
    let before = 0
    for (const stretch of stretches) {
      if (length <= before + stretch.length) return this.#invert(stretch, length - before)
      before += stretch.length
    }
    return last
  }

  /** Newton's method, kept inside a bracket. */
  #invert({ from, to, length: whole }: Stretch, length: number): number {
    let [low, high] = [from, to]
    let parameter = from + ((to - from) * length) / whole
    for (let round = 0; round < 60; round += 1) {
      const error = this.#gauss(from, parameter) - length
      if (Math.abs(error) <= precision * whole) return parameter
      if (error > 0) high = parameter
      else low = parameter
      const step = parameter - error / this.#speed(parameter)
      parameter = step > low && step < high ? step : (low + high) / 2
    }
    return parameter
  }

  #measure(bench: Workbench, curve: Adaptor3d_Curve): Measured {
    const first = curve.FirstParameter()
    const last = curve.LastParameter()
    const type = curve.GetType()
    if (type === 'GeomAbs_Line' || type === 'GeomAbs_Circle') {
      const constantSpeed = this.#speed(first)
      return { first, last, total: constantSpeed * (last - first), constantSpeed, stretches: [] }
    }
    const stretches: Stretch[] = []
    const knots = smoothKnots(bench, curve)
    for (const [index, to] of knots.slice(1).entries()) {
      const from = knots[index]!
      this.#refine({ from, to, length: this.#gauss(from, to) }, stretches, 0)
    }
    return { first, last, total: stretches.reduce((sum, stretch) => sum + stretch.length, 0), constantSpeed: undefined, stretches }
  }

  #refine(whole: Stretch, found: Stretch[], depth: number): void {
    const middle = (whole.from + whole.to) / 2
    const left = { from: whole.from, to: middle, length: this.#gauss(whole.from, middle) }
    const right = { from: middle, to: whole.to, length: this.#gauss(middle, whole.to) }
    if (depth >= maxDepth || Math.abs(left.length + right.length - whole.length) <= precision * whole.length) {
      found.push(left, right)
      return
    }
    this.#refine(left, found, depth + 1)
    this.#refine(right, found, depth + 1)
  }

  #gauss(from: number, to: number): number {
    const half = (to - from) / 2
    const middle = (from + to) / 2
    let sum = 0
    for (const [node, weight] of gauss8) sum += weight * (this.#speed(middle - half * node) + this.#speed(middle + half * node))
    return sum * half
  }
}

/** The parameters between which the curve is smooth, so that the integration converges. */
function smoothKnots(bench: Workbench, curve: Adaptor3d_Curve): number[] {
  const count = curve.NbIntervals('GeomAbs_CN')
  const array = bench.own(new bench.occt.NCollection_Array1_double(1, count + 1))
  curve.Intervals(array, 'GeomAbs_CN')
  return Array.from({ length: count + 1 }, (_, index) => array.Value(index + 1))
}
