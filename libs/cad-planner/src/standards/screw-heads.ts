/** Counterbore for a socket head cap screw (ISO 4762), diameters of DIN 974-1 row 1. */
const counterboreDiameters: ReadonlyMap<number, number> = new Map([
  [2, 4.3],
  [2.5, 5],
  [3, 6.5],
  [4, 8],
  [5, 10],
  [6, 11],
  [8, 15],
  [10, 18],
  [12, 20],
  [16, 26],
  [20, 33],
])

export interface HeadRecess {
  diameter: number
  depth: number
}

/** Room for the head: its height, which is the nominal size, and the allowance of DIN 974-1 (0.4 to M6, 0.6 to M20). */
export function findCounterbore(size: number): HeadRecess | undefined {
  const diameter = counterboreDiameters.get(size)
  return diameter === undefined ? undefined : { diameter, depth: size + (size <= 6 ? 0.4 : 0.6) }
}

/** Theoretical head diameter of a countersunk screw of 90° (ISO 10642): 2.24 times the nominal size, for M3 to M20. */
export function findCountersinkDiameter(size: number): number | undefined {
  return size >= 3 && size <= 20 ? Number((2.24 * size).toFixed(3)) : undefined
}
