import { describe, expect, test } from 'vitest'
import { planPart } from '@naturalcad/cad-planner'
import { assumptionOf, refusalOf } from './draft-of.ts'

describe('thread sizes', () => {
  test.each([
    ['M3', 3.4],
    ['M4', 4.5],
    ['M5', 5.5],
    ['M6', 6.6],
    ['M8', 9],
    ['M10', 11],
    ['M12', 13.5],
  ])('%s is a clearance hole of ISO 273, medium', (size, diameter) => {
    expect(assumptionOf(`plate 100x60x5 with two ${size} holes`, 'hole_diameter')).toMatchObject({
      value: diameter,
      words: size,
      reason: expect.stringContaining('ISO 273 medium'),
    })
  })

  test.each([
    ['two close fit M8 holes', 8.4],
    ['two loose fit M8 holes', 10],
    ['two holes for M8 bolts', 9],
    ['two holes for 8 mm bolts', 9],
    ['two M8 holes with 0.2 mm clearance', 8.2],
    ['two tapped M8 holes', 6.8],
    ['two 10 mm holes for M8 bolts', 10],
  ])('%s', (words, diameter) => {
    expect(assumptionOf(`plate 100x60x8 with ${words}`, 'hole_diameter').value).toBe(diameter)
  })

  test('heads of ISO 4762 and ISO 10642', () => {
    const counterbored = planPart({ prompt: 'plate 100x60x12 with four counterbored M6 holes' })
    expect(counterbored.assumptions).toContainEqual(expect.objectContaining({ name: 'hole_counterbore_diameter', value: 11 }))
    expect(counterbored.assumptions).toContainEqual(expect.objectContaining({ name: 'hole_counterbore_depth', value: 6.4 }))
    const countersunk = planPart({ prompt: 'plate 100x60x12 with four countersunk M6 holes' })
    expect(countersunk.assumptions).toContainEqual(expect.objectContaining({ name: 'hole_countersink_diameter', value: 13.44 }))
    expect(countersunk.assumptions).toContainEqual(expect.objectContaining({ name: 'hole_countersink_angle', value: 90, unit: 'deg' }))
  })

  test('an M8 washer is that of ISO 7089', () => {
    expect(planPart({ prompt: 'M8 washer' }).expectations).toEqual({
      volume: expect.closeTo((Math.PI / 4) * (16 ** 2 - 8.4 ** 2) * 1.6, 9),
      size: [16, 16, 1.6],
      genus: 1,
      solids: 1,
    })
  })

  test.each([
    'plate 80x50x5 with M7 holes',
    'plate 80x50x5 with M8x1.25 holes',
    'plate 80x50x5 with 1/4-20 holes',
    'M7 washer',
    'plate 80x50x5 with threaded holes',
    'plate 80x50x5 with close fit 5 mm holes',
  ])('%s is refused', (prompt) => {
    expect(refusalOf(prompt).code).toBe('NOT_UNDERSTOOD')
  })
})
