import { beyondReach, examples, generatePrompts } from '@naturalcad/example-prompts'
import { expect, test } from 'vitest'

test('the same seed gives the same prompts, another seed others', () => {
  const texts = (seed: number): string[] => generatePrompts(seed, 50).map(({ prompt }) => prompt)
  expect(texts(7)).toEqual(texts(7))
  expect(texts(7)).not.toEqual(texts(8))
})

test('every kind comes in turn', () => {
  const kinds = generatePrompts(1, 300).map(({ kind }) => kind)
  const amount = new Set(kinds).size
  expect(amount).toBeGreaterThanOrEqual(40)
  expect(kinds.slice(amount, 2 * amount)).toEqual(kinds.slice(0, amount))
})

test.each([...examples, ...generatePrompts(5, 300)])('$prompt fills no more than its box', ({ expected: { volume, area, length = 0, size: [x, y, z] } }) => {
  const share = volume === undefined ? (area === undefined ? Math.hypot(x, y) / length : area / (x * y)) : volume / (x * y * z)
  expect(share).toBeGreaterThan(0)
  expect(share).toBeLessThan(1 + 1e-12)
})

test('no prompt is there twice', () => {
  expect(new Set(beyondReach).size).toBe(beyondReach.length)
})
