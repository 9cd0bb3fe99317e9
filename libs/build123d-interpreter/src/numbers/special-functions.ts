/**
 * Error and gamma functions to about 1e-15: the power series near zero and the continued fraction of the complement further out
 * (Abramowitz and Stegun 7.1.6 and 7.1.14); Lanczos' approximation with g = 7 and nine terms for gamma.
 */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x
  const size = Math.abs(x)
  const value = size < 1.5 ? series(size) : 1 - continuedFraction(size)
  return x < 0 ? -value : value
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x
  const size = Math.abs(x)
  if (size < 1.5) return 1 - (x < 0 ? -series(size) : series(size))
  return x > 0 ? continuedFraction(size) : 2 - continuedFraction(size)
}

function series(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n += 1) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return ((2 * sum) / Math.sqrt(Math.PI)) * Math.exp(-x * x)
}

function continuedFraction(x: number): number {
  if (x > 27) return 0
  let fraction = x
  for (let n = 60; n > 0; n -= 1) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction)
}

const coefficients = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
]

export function gamma(x: number): number {
  if (x === -Infinity || (Number.isInteger(x) && x <= 0)) return Number.NaN
  if (Number.isInteger(x) && x <= 171) {
    let result = 1
    for (let factor = 2; factor < x; factor += 1) result *= factor
    return result
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x))
  if (x > 171.7) return Infinity
  const { base, sum } = lanczos(x)
  return Math.sqrt(2 * Math.PI) * base ** ((x - 0.5) / 2) * Math.exp(-base) * base ** ((x - 0.5) / 2) * sum
}

export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity
  if (Number.isInteger(x) && x <= 0) return Number.NaN
  if (x === 1 || x === 2) return 0
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x)
  const { base, sum } = lanczos(x)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

function lanczos(x: number): { base: number; sum: number } {
  const [first = 1, ...rest] = coefficients
  const sum = rest.reduce((total, coefficient, index) => total + coefficient / (x + index), first)
  return { base: x + 6.5, sum }
}
