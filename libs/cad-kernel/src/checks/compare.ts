import type { CheckId, CheckResult } from '@naturalcad/contracts/part'
import { rounded } from './rounded.ts'

export interface Comparison {
  id: CheckId
  /** What is compared, for the message: `volume`. */
  what: string
  unit: string
  actual: number
  expected: number | undefined
  /** Absolute. */
  tolerance: number
}

/** A number against its expectation: `not-checked` without one, as long as the number is a sensible measure at all. */
export function compare({ id, what, unit, actual, expected, tolerance }: Comparison): CheckResult {
  if (!Number.isFinite(actual) || actual <= 0) {
    const message = `the ${what} is ${actual} ${unit}: the shape is empty or inside out`
    return { id, status: 'failed', ...(expected === undefined ? {} : { expected }), actual: finite(actual), message }
  }
  if (expected === undefined) return { id, status: 'not-checked', actual, message: `the ${what} is ${rounded(actual)} ${unit}; nothing was expected` }
  const isRight = Math.abs(actual - expected) <= tolerance
  const message = isRight
    ? `the ${what} is ${rounded(expected)} ${unit} as expected`
    : `the ${what} is ${actual} ${unit} instead of ${expected} ${unit}: check the sizes, and that no step has removed or added something else`
  return { id, status: isRight ? 'passed' : 'failed', expected, actual, message }
}

/** NaN and infinities do not survive JSON. */
function finite(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}

/** A count against its expectation. */
export function compareCount(id: CheckId, what: string, actual: number, expected: number | undefined, advice: string): CheckResult {
  if (expected === undefined) return { id, status: 'not-checked', actual, message: `${what}: ${actual}; nothing was expected` }
  if (actual === expected) return { id, status: 'passed', expected, actual, message: `${what}: ${actual} as expected` }
  return { id, status: 'failed', expected, actual, message: `${what}: ${actual} instead of ${expected}: ${advice}` }
}
