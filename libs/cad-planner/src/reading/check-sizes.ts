import { largestSize, maxHoles, smallestSize } from '../bounds.ts'
import type { Item, Quantity } from '../language/item.ts'
import { outOfBounds } from '../refusal.ts'

/** Refuses numbers that no part can have, before anyone asks what they are for. */
export function checkSizes(items: readonly Item[]): void {
  for (const item of items) {
    const quantities = item.kind === 'quantity' ? [item.quantity] : item.kind === 'size' ? item.quantities : []
    for (const quantity of quantities) checkSize(quantity)
  }
}

function checkSize({ size, value, unit, text }: Quantity): void {
  if (value === 0) throw outOfBounds(`"${text}" is zero`, `Give a size between ${smallestSize} and ${largestSize} mm, or leave the feature out.`)
  if (!Number.isFinite(value)) throw outOfBounds(`"${text}" is no finite number`, `Give a size between ${smallestSize} and ${largestSize} mm.`)
  if (unit === 'deg' || unit === undefined) {
    if (value > 100_000)
      throw outOfBounds(
        `"${text}" is more than any part can have`,
        `Give a size between ${smallestSize} and ${largestSize} mm, and at most ${maxHoles} holes.`,
      )
    return
  }
  if (size > largestSize || size < 0.001) {
    throw outOfBounds(
      `"${text}" is not between ${smallestSize} and ${largestSize} mm`,
      `Give a size between ${smallestSize} and ${largestSize} mm.`,
      { minimum: smallestSize, maximum: largestSize },
    )
  }
}
