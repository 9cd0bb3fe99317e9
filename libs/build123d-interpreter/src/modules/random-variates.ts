import type { MersenneTwister } from './mersenne-twister.ts'

/** Distributions as CPython draws them, so that a seed gives the same numbers. */

export function triangular(twister: MersenneTwister, low: number, high: number, mode: number | undefined): number {
  const draw = twister.random()
  if (high === low) return low
  const middle = mode === undefined ? 0.5 : (mode - low) / (high - low)
  if (draw > middle) return high + (low - high) * Math.sqrt((1 - draw) * (1 - middle))
  return low + (high - low) * Math.sqrt(draw * middle)
}

const normalFactor = (4 * Math.exp(-0.5)) / Math.sqrt(2)

/** Kinderman and Monahan's ratio of uniforms. */
export function normal(twister: MersenneTwister, mu: number, sigma: number): number {
  for (;;) {
    const first = twister.random()
    const second = 1 - twister.random()
    const z = (normalFactor * (first - 0.5)) / second
    if ((z * z) / 4 <= -Math.log(second)) return mu + z * sigma
  }
}

/** Cheng's method above 1, the exponential at 1, Ahrens and Dieter's below. */
export function gammaVariate(twister: MersenneTwister, alpha: number, beta: number): number {
  if (alpha > 1) {
    const a = Math.sqrt(2 * alpha - 1)
    const b = alpha - Math.log(4)
    const c = alpha + a
    for (;;) {
      const first = twister.random()
      if (!(first > 1e-7 && first < 0.9999999)) continue
      const second = 1 - twister.random()
      const v = Math.log(first / (1 - first)) / a
      const x = alpha * Math.exp(v)
      const z = first * first * second
      const r = b + c * v - x
      if (r + 1 + Math.log(4.5) - 4.5 * z >= 0 || r >= Math.log(z)) return x * beta
    }
  }
  if (alpha === 1) return -Math.log(1 - twister.random()) * beta
  for (;;) {
    const b = (Math.E + alpha) / Math.E
    const p = b * twister.random()
    const x = p <= 1 ? p ** (1 / alpha) : -Math.log((b - p) / alpha)
    const draw = twister.random()
    if (p > 1 ? draw <= x ** (alpha - 1) : draw <= Math.exp(-x)) return x * beta
  }
}
