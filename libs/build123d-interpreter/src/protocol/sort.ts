import { isLess } from './compare.ts'
import { truth } from './truth.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

/**
 * Sorted as `list.sort` does: stable, also in reverse, comparing with `<` alone. A merge sort, since JavaScript's own would call the
 * script's `__lt__` in an order that the engine chooses.
 */
export function sortValues(context: Context, values: readonly Value[], options: { key?: Value | undefined; reverse?: Value | undefined }): Value[] {
  const { key, reverse } = options
  const isReversed = reverse !== undefined && truth(context, reverse)
  const decorated = values.map((value) => ({ value, rank: key === undefined || key === null ? value : context.call(key, [value]) }))
  if (isReversed) decorated.reverse()
  const sorted = mergeSort(decorated, (left, right) => {
    context.spend(1)
    return isLess(context, left.rank, right.rank)
  })
  if (isReversed) sorted.reverse()
  return sorted.map(({ value }) => value)
}

function mergeSort<Item>(items: Item[], less: (left: Item, right: Item) => boolean): Item[] {
  let source = items
  for (let width = 1; width < items.length; width *= 2) {
    const merged: Item[] = []
    for (let start = 0; start < source.length; start += 2 * width) {
      merge(merged, source.slice(start, start + width), source.slice(start + width, start + 2 * width), less)
    }
    source = merged
  }
  return source
}

function merge<Item>(into: Item[], left: readonly Item[], right: readonly Item[], less: (left: Item, right: Item) => boolean): void {
  let [leftIndex, rightIndex] = [0, 0]
  for (;;) {
    const leftItem = left[leftIndex]
    const rightItem = right[rightIndex]
    if (leftItem === undefined || rightItem === undefined) break
    if (less(rightItem, leftItem)) {
      into.push(rightItem)
      rightIndex += 1
    } else {
      into.push(leftItem)
      leftIndex += 1
    }
  }
  for (const item of left.slice(leftIndex)) into.push(item)
  for (const item of right.slice(rightIndex)) into.push(item)
}

/** `min` and `max`: the first of equal ones. */
export function extreme(context: Context, values: Iterable<Value>, options: { key: Value; isBetter: (candidate: Value, best: Value) => boolean }): Value | undefined {
  let best: { value: Value; rank: Value } | undefined
  for (const value of values) {
    const rank = options.key === null ? value : context.call(options.key, [value])
    if (best === undefined || options.isBetter(rank, best.rank)) best = { value, rank }
  }
  return best?.value
}
