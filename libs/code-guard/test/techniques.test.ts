import { createGuard } from '@naturalcad/code-guard'
import { describe, expect, test } from 'vitest'
import { techniques, wrappers } from './techniques.ts'

const guard = createGuard()
const scriptOf = (code: string): string => `from build123d import *\n${code}\nresult = Box(1, 1, 1)\n`

describe.each(Object.entries(techniques))('%s', (ruleId, payloads) => {
  test.each(payloads)('stops %j', (payload) => {
    const { verdict, findings, script } = guard.check(scriptOf(payload))
    expect(verdict).toBe('reject')
    expect(script).toBeUndefined()
    expect(findings.filter(({ severity }) => severity === 'error').map((finding) => finding.ruleId)).toContain(ruleId)
  })

  test.each(Object.entries(wrappers))('stops all of them %s', (_place, wrap) => {
    const passed = payloads.filter((payload) => guard.check(scriptOf(wrap(payload))).verdict !== 'reject')
    expect(passed).toEqual([])
  })
})

test('the places themselves are harmless', () => {
  for (const wrap of Object.values(wrappers)) expect(guard.check(scriptOf(wrap('x = 1\ny = x + 1'))).verdict).toBe('accept')
})
