import { planPart } from '@naturalcad/cad-planner'
import { examples, refusedExamples } from '@naturalcad/example-prompts'
import { describe, expect, test } from 'vitest'
import { refusalOf, tryPlan } from './draft-of.ts'

describe('example prompts', () => {
  test.each(examples)('$prompt', ({ prompt, output_type, family, expected }) => {
    const draft = planPart({ prompt, output_type })
    expect(draft.family).toBe(family)
    expect(draft.leftover).toEqual([])
    const { solids, ...expectations } = draft.expectations ?? {}
    expect(solids).toBe(expected.volume === undefined ? undefined : 1)
    expect(Object.keys(expectations).toSorted()).toEqual(Object.keys(expected).toSorted())
    for (const [name, value] of Object.entries(expected)) {
      const actual = expectations[name as keyof typeof expectations]
      if (typeof value === 'number')
        expect(Math.abs(Number(actual) / value - 1) < 1e-8 || actual === value, `${name}: ${String(actual)} instead of ${value}`).toBe(true)
      else expect(actual).toEqual(value)
    }
  })

  test('the label of a drawing is drawing data and no geometry', () => {
    const draft = planPart({ prompt: 'Steel mounting plate 180x90 mm with four 12 mm corner holes and center label', output_type: '2d_vector' })
    expect(draft.drawing?.annotations).toEqual([{ kind: 'text', at: [0, -3], text: '180 x 90', height: 6, anchor: 'middle' }])
  })

  test('centre lines and dimensions are drawing data', () => {
    const draft = planPart({ prompt: 'Wall bracket detail 180x90 mm with two 32x10 mm slots, centerline, and dimensions', output_type: '2d_vector' })
    const kinds = draft.drawing?.annotations.map((annotation) => (annotation.kind === 'dimension' ? annotation.text : annotation.kind))
    expect(kinds).toEqual(['center-line', 'center-line', '180', '90', '2x 32 x 10'])
  })

  test.each(refusedExamples)('$prompt is refused, with the words', ({ prompt, output_type, code, words }) => {
    const refusal = refusalOf(prompt, output_type)
    expect(refusal.code).toBe(code)
    expect(refusal.details[code === 'CONTRADICTION' ? 'facts' : 'leftover']).toEqual(expect.arrayContaining([...words]))
  })

  test.each(refusedExamples.filter(({ code }) => code === 'NOT_UNDERSTOOD'))('the example that refuses $prompt works', ({ prompt, output_type }) => {
    const example = String(refusalOf(prompt, output_type).details['example'])
    expect(tryPlan(example)).toHaveProperty('script')
  })

  test('the clearance for M8 bolts is nominal plus what was said', () => {
    const draft = planPart({ prompt: 'Industrial wall bracket with 4 holes for M8 bolts, 0.2 mm clearance' })
    expect(draft.assumptions.find(({ name }) => name === 'hole_diameter')).toMatchObject({
      value: 8.2,
      source: 'read',
      words: 'M8, 0.2 mm clearance',
    })
  })
})
