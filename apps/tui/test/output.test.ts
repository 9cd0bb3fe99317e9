import { expect, test } from 'vitest'
import { formatBytes } from '../src/output/format-bytes.ts'
import { formatNumber } from '../src/output/format-number.ts'
import { formatTable } from '../src/output/table.ts'

test('a table is as wide as its cells, and its last column gives way', () => {
  const rows = [
    ['a', 'one', 'a long message that does not fit'],
    ['bbb', 'x', 'short'],
  ]
  expect(formatTable(rows, 80)).toBe('a    one  a long message that does not fit\nbbb  x    short\n')
  expect(formatTable(rows, 20)).toBe('a    one  a long me…\nbbb  x    short\n')
  expect(formatTable([], 20)).toBe('')
})

test.each([
  [6, '6'],
  [0.1 + 0.2, '0.3'],
  [33486.725877, '33486.7259'],
  [-0.00001, '0'],
])('%d reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text)
})

test.each([
  [999, '999 B'],
  [1500, '1.5 kB'],
  [2_345_678, '2.3 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
