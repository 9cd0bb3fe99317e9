import { limitExceeded } from '../runtime/limits.ts'
import type { Context } from '../runtime/context.ts'

const maxLength = 5_000_000

/** Pays for a text or list of that length before it is made. */
export function checkedLength(context: Context, length: number): void {
  if (length > maxLength) {
    throw limitExceeded('sequence-length', maxLength, `the script makes a text or list of ${length} items`, `Keep texts and lists below ${maxLength} items.`)
  }
  context.spend(1 + Math.max(0, length) / 64)
  context.allocate(Math.max(0, length) * 2)
}
