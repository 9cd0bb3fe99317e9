import { integerRatio } from './integer.ts'

/** CPython's hash of a float: its exact value as a fraction, modulo the prime 2^61 - 1. */
export function floatHash(value: number): bigint {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 0n : value > 0 ? 314_159n : -314_159n
  const prime = (1n << 61n) - 1n
  const [numerator, denominator] = integerRatio(value)
  const size = numerator < 0n ? -numerator : numerator
  // The denominator is a power of two, whose inverse is one as well: 2^61 is 1 modulo the prime.
  const inverse = 1n << (61n - (BigInt(denominator.toString(2).length - 1) % 61n)) % 61n
  const hash = ((size % prime) * inverse) % prime
  const signed = value < 0 ? -hash : hash
  return signed === -1n ? -2n : signed
}
