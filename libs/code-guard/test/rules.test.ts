import { createGuard, ruleDescriptions, type RuleId } from '@naturalcad/code-guard'
import { describe, expect, test } from 'vitest'
import { closing, opening, ruleFixtures } from './rule-fixtures.ts'

const guard = createGuard()
const codes = (source: string): RuleId[] => guard.check(source).findings.map(({ ruleId }) => ruleId)

describe.each(ruleFixtures)('$ruleId: $bad', ({ ruleId, bad, good }) => {
  test('is refused with this rule alone', () => {
    expect(codes(opening + bad + closing)).toEqual([ruleId])
    expect(guard.check(opening + bad + closing).verdict).toBe('reject')
  })

  test('passes when written right', () => {
    expect(codes(opening + good + closing)).toEqual([])
    expect(guard.check(opening + good + closing).verdict).toBe('accept')
  })
})

// These look at the first or last lines, or at the script as a whole.
test.each<[RuleId, string, string]>([
  ['LEX04', '# -*- coding: utf-7 -*-\nfrom build123d import *\nresult = Box(1, 1, 1)\n', '# -*- coding: utf-8 -*-\nfrom build123d import *\nresult = Box(1, 1, 1)\n'],
  ['LIM01', `result = "${'a'.repeat(200_000)}"`, `result = "${'a'.repeat(20_000)}"`],
  ['LIM01', 'result = 1\n'.repeat(8000), 'result = 1\n'.repeat(3000)],
  ['IMP07', 'from __future__ import division\nresult = 1', 'from __future__ import annotations\nresult = 1'],
  ['CTR01', 'from build123d import *\npart = Box(1, 1, 1)\n', 'from build123d import *\nresult = Box(1, 1, 1)\n'],
  ['CTR01', 'def f():\n    result = 1\n', 'def f():\n    global result\n    result = 1\n'],
])('%s: whole scripts', (ruleId, bad, good) => {
  expect(codes(bad)).toEqual([ruleId])
  expect(codes(good)).toEqual([])
})

test('every rule has a fixture that triggers it', () => {
  const whole: RuleId[] = ['LEX04', 'LIM01', 'IMP07', 'CTR01', 'GRD00']
  const covered = new Set<string>([...ruleFixtures.map(({ ruleId }) => ruleId), ...whole])
  expect(Object.keys(ruleDescriptions).filter((ruleId) => !covered.has(ruleId))).toEqual([])
})
