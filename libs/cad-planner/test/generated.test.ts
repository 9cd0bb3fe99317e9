import { generatePrompts } from '@naturalcad/example-prompts'
import { describe, expect, test } from 'vitest'
import { planPart } from '@naturalcad/cad-planner'

describe('generated prompts', () => {
  test.each(generatePrompts(20_261_121, 300))('$kind: $prompt', ({ prompt, output_type, expected }) => {
    const draft = planPart({ prompt, output_type })
    expect(draft.leftover).toEqual([])
    const { expectations } = draft
    for (const name of ['volume', 'area', 'length'] as const) {
      if (expected[name] !== undefined) expect((expectations?.[name] ?? Number.NaN) / expected[name]).toBeCloseTo(1, 9)
      else expect(expectations?.[name]).toBeUndefined()
    }
    for (const [axis, extent] of expected.size.entries()) expect(expectations?.size?.[axis]).toBeCloseTo(extent, 6)
    expect(expectations?.genus).toBe(expected.genus)
    expect(expectations?.innerWires).toBe(expected.innerWires)
  })

  test('the same prompt gives the same draft', () => {
    for (const { prompt, output_type } of generatePrompts(3, 60)) expect(planPart({ prompt, output_type })).toEqual(planPart({ prompt, output_type }))
  })
})
