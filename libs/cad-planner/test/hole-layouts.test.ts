import { planPart } from '@naturalcad/cad-planner'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './draft-of.ts'

/** Columns, rows and distances of the grid in a script. */
function gridOf(prompt: string): number[] {
  const { script } = planPart({ prompt })
  return ['columns', 'rows', 'spacing_x', 'spacing_y'].map((name) => Number(new RegExp(`hole_${name} = (.+)`).exec(script)?.[1]))
}

describe('rows, columns and patterns', () => {
  test.each([
    ['plate 150x60x5 with 2 rows of 3 holes, 6 mm diameter', [3, 2, 52.5, 36]],
    ['plate 150x60x5 with two rows of three 6 mm holes', [3, 2, 52.5, 36]],
    ['plate 150x60x5 with six 6 mm holes in 2 rows', [3, 2, 52.5, 36]],
    ['plate 150x60x5 with 3 columns and 2 rows of 6 mm holes', [3, 2, 52.5, 36]],
    ['plate 150x60x5 with 2 rows of 6 mm holes, 3 per row', [3, 2, 52.5, 36]],
    ['plate 150x60x5 with 2 rows of 3 holes, 6 mm diameter, spaced 20 mm', [3, 2, 20, 20]],
    ['plate 100x60x5 with four 6 mm holes on an 80x40 mm pattern', [2, 2, 80, 40]],
    ['plate 100x60x5 with 4 holes Ø6, hole spacing 80 x 40', [2, 2, 80, 40]],
    ['plate 100x60x5 with a 3x2 grid of 6 mm holes, 25x30 mm spacing', [3, 2, 25, 30]],
  ] as const)('%s', (prompt, expected) => {
    expect(gridOf(prompt)).toEqual(expected)
  })

  test.each([
    ['plate 150x60x5 with 4 holes of 6 mm, 2 rows of 3', 'CONTRADICTION'],
    ['plate 150x60x5 with 5 holes of 6 mm in 2 rows', 'CONTRADICTION'],
    ['plate 150x60x5 with 6 mm holes in 2 rows', 'NOT_UNDERSTOOD'],
    ['plate 150x60x5 with 2 rows of 3 holes', 'NOT_UNDERSTOOD'],
    ['plate 150x60x5 with 2 rows of 3 slots', 'NOT_UNDERSTOOD'],
    ['plate 150x60x5 with six 6 mm holes on an 80x40 mm pattern', 'NOT_UNDERSTOOD'],
    ['plate 150x60x5 with 2 rows of three 6 mm holes in the corners', 'CONTRADICTION'],
    ['plate 150x60x5 with a grid of 5 holes of 6 mm', 'NOT_UNDERSTOOD'],
    ['plate 150x60x5 with holes for four rows of M6 screws', 'NOT_UNDERSTOOD'],
    ['plate 150x60x5 with 5 mm rounded corners for 4 bolts', 'NOT_UNDERSTOOD'],
  ])('%s is refused', (prompt, code) => {
    expect(refusalOf(prompt).code).toBe(code)
  })
})

describe('counts', () => {
  test.each([
    'plate 100x60x5 with (6) 5 mm holes',
    'plate 100x60x5 with 6 no. 5 mm holes',
    'plate 100x60x5, number of holes: 6, hole diameter 5 mm',
    'plate 100x60x5, hole count 6, hole diameter 5 mm',
    'plate 100x60x5 with 5 mm holes, 6 of them',
    'plate 100x60x5 with holes (6x, 5 mm diameter)',
    'plate 100x60x5, 6xØ5',
    'plate 100x60x5 with six holes, 5 mm each',
  ])('%s has six holes of 5 mm', (prompt) => {
    const { expectations } = planPart({ prompt })
    expect(expectations?.genus).toBe(6)
    expect(expectations?.volume).toBeCloseTo(30_000 - 6 * 5 * Math.PI * 2.5 ** 2, 6)
  })

  test('a number that could be the thickness or the hole is refused', () => {
    expect(refusalOf('plate 100x60 with four holes, 6 mm').details['leftover']).toEqual(['6 mm'])
  })

  test('a number of sides is no length of them', () => {
    expect(planPart({ prompt: 'hexagon with 6 sides, 40 mm across flats' }).expectations?.size?.[1]).toBeCloseTo(40, 9)
    expect(refusalOf('plate with 4 sides').code).toBe('NOT_UNDERSTOOD')
    expect(refusalOf('polygon plate 5 mm thick').message).toContain('how many sides')
  })
})

describe('inches', () => {
  test.each(['plate 6 in x 4 in x 0.25 in with four 0.25 in corner holes', '0.25 in steel plate, 6 in x 4 in with four 0.25 in corner holes'])('%s', (prompt) => {
    const { expectations } = planPart({ prompt })
    expect(expectations?.size?.toSorted((a, b) => a - b)).toEqual([6.35, 101.6, 152.4])
    expect(expectations?.volume).toBeCloseTo(6.35 * (101.6 * 152.4 - 4 * Math.PI * 3.175 ** 2), 6)
  })

  test('"in" before a material is refused where no other unit decides', () => {
    expect(refusalOf('plate 4 in steel').message).toContain('inch')
  })
})
