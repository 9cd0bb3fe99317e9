import { describe, expect, test } from 'vitest'
import { planPart } from '@naturalcad/cad-planner'
import { assumptionOf, refusalOf } from './draft-of.ts'

describe('one dimension, however it is written', () => {
  test.each([
    ['plate 90 mm wide', 90],
    ['plate wide 90 mm', 90],
    ['plate, width of 90mm', 90],
    ['plate, width: 90', 90],
    ['plate with width = 90 mm', 90],
    ['plate 90-mm wide', 90],
    ['plate 9 cm wide', 90],
    ['plate 0.09 m wide', 90],
    ['plate 90,5 mm wide', 90.5],
    ['plate 90.5 mm wide', 90.5],
    ['plate 2 in wide', 50.8],
    ['plate 2" wide', 50.8],
    ['plate 2″ wide', 50.8],
    ['plate 1/2 ft wide', 152.4],
    ['plate 2 1/2 in wide', 63.5],
    ['plate 2-1/2 inches wide', 63.5],
    ['plate 2½ in wide', 63.5],
    ['plate 1 ft 6 in wide', 457.2],
    ['plate 1\' 6" wide', 457.2],
    ['plate half an inch wide', 12.7],
    ['plate ninety mm wide', 90],
    ['plate twenty-five mm wide', 25],
    ['plate 90000 µm wide', 90],
    ['plate 90 mm ± 0.2 mm wide', 90],
    ['plate 90 +/- 0.2 mm wide', 90],
    ['a 90 mm wide plate', 90],
    ['plate that is about 90 mm in width', 90],
    ['PLATE 90 MM WIDE', 90],
  ])('%s', (prompt, width) => {
    expect(assumptionOf(prompt, 'width')).toMatchObject({ value: width, unit: 'mm', source: 'read' })
  })

  test('keeps the words and tells the conversion', () => {
    expect(assumptionOf('plate 2 in wide', 'width')).toEqual({
      name: 'width',
      value: 50.8,
      unit: 'mm',
      source: 'read',
      words: '2 in wide',
      reason: '2 in at 25.4 mm',
    })
  })

  test('tells what it assumed and why', () => {
    expect(assumptionOf('plate 90 mm wide', 'thickness')).toEqual({
      name: 'thickness',
      value: 6,
      unit: 'mm',
      source: 'assumed',
      reason: 'usual size',
    })
  })

  test('numbers without a unit have the unit of the request', () => {
    expect(planPart({ prompt: 'plate 4 x 2 x 1/4', units: 'in' }).expectations?.size).toEqual([101.6, 50.8, 6.35])
  })

  test('notes a tolerance and makes the nominal size', () => {
    expect(assumptionOf('plate 90 mm ± 0.2 mm wide', 'tolerance')).toMatchObject({ value: 0.2, source: 'read' })
  })

  test('notes materials and style as words that change nothing', () => {
    expect(assumptionOf('heavy steel plate 80x50x6', 'material')).toMatchObject({ value: 'steel', unit: 'text' })
    expect(assumptionOf('heavy steel plate 80x50x6', 'style')).toMatchObject({ value: 'heavy', unit: 'text' })
  })
})

describe('lists of sizes', () => {
  test.each([
    ['plate 120x70x5 mm', [120, 70, 5]],
    ['plate 120 x 70 x 5', [120, 70, 5]],
    ['plate 120×70×5mm', [120, 70, 5]],
    ['plate 120*70*5', [120, 70, 5]],
    ['plate 120 by 70 by 5 mm', [120, 70, 5]],
    ['plate 12 x 7 x 0.5 cm', [120, 70, 5]],
    ['plate 12 cm x 7 cm x 5 mm', [120, 70, 5]],
    ['plate 5x120x70', [120, 70, 5]],
    ['plate 120x70, 5 mm thick', [120, 70, 5]],
    ['plate 120 mm wide by 70 mm high by 5 mm thick', [120, 70, 5]],
    ['plate 120 mm long, 70 mm wide, 5 mm high', [120, 70, 5]],
    ['120x70x5 mm plate', [120, 70, 5]],
    ['5 mm plate 120x70', [120, 70, 5]],
    ['square plate 70 mm, 5 mm thick', [70, 70, 5]],
    ['block 60x40x30', [60, 40, 30]],
    ['washer 10x20x2', [20, 20, 2]],
    ['cylinder Ø20x50', [20, 20, 50]],
  ])('%s', (prompt, size) => {
    expect(planPart({ prompt }).expectations?.size).toEqual(size)
  })
})

describe('counts', () => {
  test.each([
    ['four holes', 4],
    ['4 holes', 4],
    ['a hole', 1],
    ['one hole', 1],
    ['a pair of holes', 2],
    ['a dozen 3 mm holes', 12],
    ['two dozen 3 mm holes', 24],
    ['4x M4 holes', 4],
    ['4 x 5 mm holes', 4],
    ['four Ø5 holes', 4],
    ['a 3x2 grid of 5 mm holes', 6],
    ['a row of 5 holes 3 mm diameter', 5],
    ['a 5 mm hole in each corner', 4],
    ['corner holes', 4],
    ['twenty-one 2 mm holes', 21],
  ])('plate 100x60x5 with %s', (words, count) => {
    expect(planPart({ prompt: `plate 100x60x5 with ${words}` }).expectations?.genus).toBe(count)
  })

  test.each(Array.from({ length: 60 }, (_, index) => index + 1))('%i holes are exactly as many', (count) => {
    expect(planPart({ prompt: `plate 200x150x5 with ${count} 4 mm holes` }).expectations?.genus).toBe(count)
  })
})

describe('words have borders', () => {
  test.each(['describe a table', 'comfortable', 'template for ribbons', 'platelet 80x50x5', 'tabletop 80x50x5'])('%s names no part', (prompt) => {
    expect(refusalOf(prompt).code).toBe('NOT_UNDERSTOOD')
  })

  test('a word of no meaning is left over, and the part is made', () => {
    expect(planPart({ prompt: 'describe a plate 80x50x5 mm' }).leftover).toEqual(['describe'])
    expect(planPart({ prompt: 'plate 80x50x5 mm for a shelf' }).leftover).toEqual(['shelf'])
  })
})
