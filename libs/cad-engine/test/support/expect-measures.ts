import type { PartResult } from '@naturalcad/contracts'
import type { ExpectedMeasures } from '@naturalcad/example-prompts'
import { expect } from 'vitest'

/** Holds what the engine measured to formulas of others: a billionth for volume, area and length, as many digits for the box. */
export function expectMeasures({ report: { ok, measures, checks } }: PartResult, { size, genus, innerWires, ...expected }: ExpectedMeasures): void {
  expect(ok).toBe(true)
  for (const name of ['volume', 'area', 'length'] as const) if (expected[name] !== undefined) expect(measures[name] / expected[name]).toBeCloseTo(1, 9)
  expect(measures.boundingBox.size).toEqual(size.map((extent): unknown => expect.closeTo(extent, 6)))
  expect(measures.genus).toBe(genus)
  expect(checks.find(({ id }) => id === 'inner-wires')?.actual).toBe(innerWires)
}
