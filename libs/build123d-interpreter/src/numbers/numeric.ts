import type { Value } from '../values/value.ts'

/** int, float or bool. */
export type Numeric = bigint | number | boolean

export function isNumeric(value: Value): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

export const isInteger = (value: Value): value is bigint | boolean => typeof value === 'bigint' || typeof value === 'boolean'

export const toInteger = (value: bigint | boolean): bigint => (typeof value === 'bigint' ? value : value ? 1n : 0n)
