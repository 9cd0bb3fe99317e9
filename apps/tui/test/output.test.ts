import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { formatBytes } from '../src/output/format-bytes.ts'
import { formatNumber } from '../src/output/format-number.ts'
import { printText } from '../src/output/print-text.ts'
import { formatTable } from '../src/output/table.ts'
import { detectTerminal } from '../src/output/terminal.ts'
import { wrapBehind } from '../src/output/wrap-text.ts'

test('a table is as wide as its cells, and its last column gives way', () => {
  const rows = [
    ['a', 'one', 'a long message that does not fit'],
    ['bbb', 'x', 'short'],
  ]
  expect(formatTable(rows, 80)).toBe('a    one  a long message that does not fit\nbbb  x    short\n')
  expect(formatTable(rows, 35)).toBe('a    one  a long message that does\n          not fit\nbbb  x    short\n')
  expect(formatTable(rows, 20)).toBe('a    one\n  a long message\n  that does not fit\nbbb  x    short\n')
  expect(formatTable(rows, 20, 'clip')).toBe('a    one  a long me…\nbbb  x    short\n')
  expect(formatTable([], 20)).toBe('')
})

test('where the cell before the last is too long as well, both give way', () => {
  const rows = [
    ['  layout', '9 mm from the edge to the centre of the hole', 'assumed'],
    ['  width', '3 mm', '"3 mm wide"'],
  ]
  expect(formatTable(rows, 40)).toBe('  layout  9 mm from the edge to the\n          centre of the hole\n    assumed\n  width   3 mm\n    "3 mm wide"\n')
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

test('text breaks between words, below its label, and keeps long words whole', () => {
  expect(wrapBehind('cad: ', 'the folder /a/very/long/path/to/nowhere is full', 24)).toBe(
    'cad: the folder\n     /a/very/long/path/to/nowhere\n     is full\n',
  )
})

test('a terminal without the letters gets them spelled out', () => {
  const written: string[] = []
  const out = new Writable({ write: (chunk, _encoding, done) => (written.push(String(chunk)), done()) })
  const print = (variables: Record<string, string>) => printText('80 × 50 mm³', 'out', detectTerminal(out, out, variables))
  print({ LANG: 'C' })
  print({ LANG: 'C', LC_ALL: 'en_GB.UTF-8' })
  expect(written).toEqual(process.platform === 'darwin' ? ['80 × 50 mm³', '80 × 50 mm³'] : ['80 x 50 mm^3', '80 × 50 mm³'])
})
