import type { Value } from '../../values/index.ts'

/** Whether Python's `isinstance(value, (int, float))` holds. */
export function isNumber(value: Value | undefined): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

/** The number, or undefined for anything else. */
export function numberOf(value: Value | undefined): number | undefined {
  return isNumber(value) ? Number(value) : undefined
}
