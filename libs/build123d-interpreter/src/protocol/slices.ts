import { classOf } from '../values/class-of.ts'
import { callSpecial } from './special.ts'
import { typeError, valueError } from '../values/python-error.ts'
import { isInteger, toInteger } from '../numbers/numeric.ts'
import type { PySlice } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export interface SliceBounds {
  start: number
  stop: number
  step: number
  /** How many items the slice takes. */
  count: number
}

/** An int, bool or anything with `__index__`. */
export function asIndex(context: Context, value: Value): bigint | undefined {
  if (isInteger(value)) return toInteger(value)
  const answer = value !== null && typeof value === 'object' ? callSpecial(context, value, '__index__') : undefined
  return typeof answer === 'bigint' ? answer : undefined
}

/** `slice.indices(length)`: the bounds of a slice for a sequence of that length. */
export function sliceBounds(context: Context, slice: PySlice, length: number): SliceBounds {
  const part = (value: Value): number | undefined => {
    if (value === null) return undefined
    const index = asIndex(context, value)
    if (index === undefined) throw typeError('slice indices must be integers or None or have an __index__ method')
    return Number(index)
  }
  const step = part(slice.step) ?? 1
  if (step === 0) throw valueError('slice step cannot be zero')
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1]
  const clamp = (value: number | undefined, byDefault: number) => {
    if (value === undefined) return byDefault
    return value < 0 ? Math.max(value + length, low) : Math.min(value, high)
  }
  const start = clamp(part(slice.start), step > 0 ? low : high)
  const stop = clamp(part(slice.stop), step > 0 ? high : low)
  return { start, stop, step, count: Math.max(0, Math.ceil((stop - start) / step)) }
}

export function takeSlice<Item>(items: readonly Item[], { start, step, count }: SliceBounds): Item[] {
  if (step === 1) return items.slice(start, start + count)
  return Array.from({ length: count }, (_, index) => items[start + index * step] as Item)
}

/** The position in a sequence that an index names, or undefined when it lies outside. */
export function resolveIndex(context: Context, index: Value, length: number, what: string): number | undefined {
  const number = asIndex(context, index)
  if (number === undefined) throw typeError(`${what} indices must be integers or slices, not ${classOf(index).name}`)
  const position = Number(number < 0n ? number + BigInt(length) : number)
  return position >= 0 && position < length ? position : undefined
}
