export interface WasherSize {
  innerDiameter: number
  outerDiameter: number
  thickness: number
}

/** Plain washers of ISO 7089, normal series, nominal sizes. */
const washers: ReadonlyMap<number, WasherSize> = new Map(
  (
    [
      [3, 3.2, 7, 0.5],
      [4, 4.3, 9, 0.8],
      [5, 5.3, 10, 1],
      [6, 6.4, 12, 1.6],
      [8, 8.4, 16, 1.6],
      [10, 10.5, 20, 2],
      [12, 13, 24, 2.5],
      [16, 17, 30, 3],
      [20, 21, 37, 3],
      [24, 25, 44, 4],
    ] as const
  ).map(([size, innerDiameter, outerDiameter, thickness]) => [size, { innerDiameter, outerDiameter, thickness }]),
)

export function findWasher(size: number): WasherSize | undefined {
  return washers.get(size)
}
