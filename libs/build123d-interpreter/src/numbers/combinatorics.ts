import { overflowError, valueError } from '../values/python-error.ts'
import { bitLength, multiply } from './integer.ts'
import type { Context } from '../runtime/context.ts'

const abs = (value: bigint) => (value < 0n ? -value : value)

export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [abs(left), abs(right)]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

export function leastCommonMultiple(left: bigint, right: bigint): bigint {
  return left === 0n || right === 0n ? 0n : abs(left * right) / greatestCommonDivisor(left, right)
}

export function factorial(context: Context, count: bigint): bigint {
  if (count < 0n) throw valueError('factorial() not defined for negative values')
  let result = 1n
  for (let factor = 2n; factor <= count; factor += 1n) result = multiply(context, result, factor)
  return result
}

export function permutations(context: Context, count: bigint, chosen: bigint): bigint {
  if (count < 0n) throw valueError('n must be a non-negative integer')
  if (chosen < 0n) throw valueError('k must be a non-negative integer')
  if (chosen > count) return 0n
  let result = 1n
  for (let factor = count - chosen + 1n; factor <= count; factor += 1n) {
    context.spend(1)
    result = multiply(context, result, factor)
  }
  return result
}

export function combinations(context: Context, count: bigint, chosen: bigint): bigint {
  if (count < 0n) throw valueError('n must be a non-negative integer')
  if (chosen < 0n) throw valueError('k must be a non-negative integer')
  if (chosen > count) return 0n
  const fewer = chosen < count - chosen ? chosen : count - chosen
  let result = 1n
  for (let step = 1n; step <= fewer; step += 1n) {
    context.spend(1)
    result = multiply(context, result, count - fewer + step) / step
  }
  return result
}

/** Largest int whose square is not larger, by Newton's method. */
export function squareRoot(value: bigint): bigint {
  if (value < 0n) throw valueError('isqrt() argument must be nonnegative')
  if (value === 0n) return 0n
  if (bitLength(value) > 100_000) throw overflowError('int too large')
  let root = 1n << BigInt(Math.ceil(bitLength(value) / 2))
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
