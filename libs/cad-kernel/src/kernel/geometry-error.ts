import { NaturalCadError } from '@naturalcad/contracts/errors'

/**
 * What the kernel throws when a shape cannot be made: code `SCRIPT_FAILED`, with `operation` and `reason` in its details,
 * so that a caller can add the line of the script and better advice.
 */
export function geometryError(operation: string, reason: string, remedy: string): NaturalCadError {
  return new NaturalCadError('SCRIPT_FAILED', `${operation}: ${reason}`, { details: { operation, reason }, remedy })
}

/** A size, angle or list that no shape can have. */
export function argumentError(operation: string, reason: string, remedy: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `${operation}: ${reason}`, { details: { operation, reason }, remedy })
}

/** Every number must be finite, and greater than zero where it is a size. */
export function requirePositive(operation: string, sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isFinite(size) || size <= 0) throw argumentError(operation, `${name} is ${size}`, `give a ${name} greater than 0`)
  }
}

export function requireFinite(operation: string, numbers: readonly number[]): void {
  for (const number of numbers) {
    if (!Number.isFinite(number)) throw argumentError(operation, `${number} is not a usable number`, 'give finite numbers')
  }
}
