import { planPart } from '@naturalcad/cad-planner'
import { describe, expect, test } from 'vitest'
import { blocksAndCylindersWordings } from './wordings/blocks-and-cylinders.ts'
import { cornersAndOpeningsWordings } from './wordings/corners-and-openings.ts'
import { familiesWordings } from './wordings/families.ts'
import { mixedWordings } from './wordings/mixed.ts'
import { moreWordings } from './wordings/more.ts'
import { platesWordings } from './wordings/plates.ts'
import { profilesAndPolygonsWordings } from './wordings/profiles-and-polygons.ts'
import { tubesAndFlangesWordings } from './wordings/tubes-and-flanges.ts'

const ascending = (extents: readonly number[]): number[] => extents.toSorted((a, b) => a - b)

describe.each([
  ['plates', platesWordings],
  ['corners and openings', cornersAndOpeningsWordings],
  ['blocks and cylinders', blocksAndCylindersWordings],
  ['tubes and flanges', tubesAndFlangesWordings],
  ['profiles and polygons', profilesAndPolygonsWordings],
  ['families', familiesWordings],
  ['mixed', mixedWordings],
  ['more', moreWordings],
] as const)('as people write them: %s', (_, wordings) => {
  test.each(wordings)('$prompt', ({ prompt, output_type, units, expected, size }) => {
    const { expectations = {}, leftover } = planPart({ prompt, output_type, units })
    expect(leftover).toEqual([])
    for (const [name, value] of Object.entries(expected)) expect(expectations[name as keyof typeof expected]).toBeCloseTo(value, 4)
    const extents = ascending(expectations.size ?? [])
    for (const [index, extent] of ascending(size).entries()) expect(extents[index]).toBeCloseTo(extent, 6)
  })
})
