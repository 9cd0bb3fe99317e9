import { planPart } from '@naturalcad/cad-planner'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './draft-of.ts'

describe('what a part does not have', () => {
  test.each([
    'bracket 100x50x5 without holes',
    'bracket 100x50x5 with no holes',
    'bracket 100x50x5 without any mounting holes',
    'bracket 100x50x5 w/o holes',
    'bracket 100x50x5 (no holes)',
    'bracket 100x50x5, holes: none',
    'bracket 100x50x5 with neither holes nor slots',
    'bracket 100x50x5, without holes, fillets or chamfers',
    'bracket 100x50x5 no holes, no slots',
  ])('%s is solid all through', (prompt) => {
    expect(planPart({ prompt })).toMatchObject({ expectations: { volume: 25_000, genus: 0 }, leftover: [] })
  })

  test('what follows a comma or "with" is wanted', () => {
    const { expectations } = planPart({ prompt: 'plate 100x50x5 without slots, four 6 mm holes' })
    expect(expectations?.genus).toBe(4)
    expect(planPart({ prompt: 'plate 100x50x5 without holes and with two 20x6 slots' }).expectations?.genus).toBe(2)
  })

  test.each(['plate 100x50x5 without holes and slots', 'plate 100x50x5 with no holes and rounded corners'])('%s could mean two things', (prompt) => {
    expect(refusalOf(prompt)).toMatchObject({ code: 'NOT_UNDERSTOOD' })
    expect(refusalOf(prompt).message).toContain('and')
  })

  test.each(['plate 100x50x5 without corner holes', 'plate 100x50x5 without 6 mm holes', 'bracket 100x50x5 with no countersunk holes'])(
    '%s leaves open which others there are',
    (prompt) => expect(refusalOf(prompt).code).toBe('NOT_UNDERSTOOD'),
  )

  test.each(['tube without a hole', 'ring 50 mm OD with no bore'])('%s contradicts itself', (prompt) =>
    expect(refusalOf(prompt).code).toBe('CONTRADICTION'),
  )

  test('a flange without holes must say which', () => {
    expect(refusalOf('flange 100 mm diameter, 10 mm thick, no holes').code).toBe('NOT_UNDERSTOOD')
    expect(planPart({ prompt: 'flange 100 mm diameter, 10 mm thick, no bolt holes' }).expectations?.genus).toBe(1)
    expect(planPart({ prompt: 'flange 100 mm diameter, 40 mm bore, 10 mm thick, no holes' }).expectations?.genus).toBe(1)
  })
})
