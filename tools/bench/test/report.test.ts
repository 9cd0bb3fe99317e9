import { expect, test } from 'vitest'
import { median } from '../src/median.ts'
import { createReport, formatReport, toMeasure } from '../src/report.ts'

test('a ratio is ours divided by the peer, and the goal looks the right way', () => {
  expect(toMeasure({ name: 'time', unit: 'ms', better: 'lower', ours: 3, peer: 10, peerName: 'x', goal: 0.4 })).toMatchObject({ ratio: 0.3, met: true })
  expect(toMeasure({ name: 'time', unit: 'ms', better: 'lower', ours: 5, peer: 10, peerName: 'x', goal: 0.4 })).toMatchObject({ ratio: 0.5, met: false })
  expect(toMeasure({ name: 'rate', unit: '1/s', better: 'higher', ours: 20, peer: 10, peerName: 'x', goal: 1.5 })).toMatchObject({ ratio: 2, met: true })
  expect(toMeasure({ name: 'alone', unit: 'ms', better: 'lower', ours: 5 })).toMatchObject({ peer: null, ratio: null, goal: null, met: null })
})

test('the table names every measure and says whether the goal is met', () => {
  const table = formatReport(createReport('main-job', [toMeasure({ name: 'cold, tube', unit: 'ms', better: 'lower', ours: 1000, peer: 2000, goal: 0.4 })]))
  expect(table).toMatch(/cold, tube\s+ms\s+1000\s+2000\s+0\.50\s+<= 0\.4\s+no/)
})

test('median of odd and even counts', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(() => median([])).toThrow(RangeError)
})
