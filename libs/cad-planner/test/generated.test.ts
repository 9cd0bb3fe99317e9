import { describe, expect, test } from 'vitest'
import { planPart } from '@naturalcad/cad-planner'
import { generatePrompts } from './generated-prompts.ts'

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

  test('the same seed gives the same prompts, another seed others', () => {
    const texts = (seed: number): string[] => generatePrompts(seed, 50).map(({ prompt }) => prompt)
    expect(texts(7)).toEqual(texts(7))
    expect(texts(7)).not.toEqual(texts(8))
  })

  test('the same prompt gives the same draft', () => {
    for (const { prompt, output_type } of generatePrompts(3, 60)) expect(planPart({ prompt, output_type })).toEqual(planPart({ prompt, output_type }))
  })
})
