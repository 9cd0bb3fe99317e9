import { NaturalCadError } from '@naturalcad/contracts/errors'
import { assertGuardedScript, build123dOpenPolicy, build123dPolicy, createGuard, type GuardedText, hashPolicy, isGuardedScript, rejectionError } from '@naturalcad/code-guard'
import { describe, expect, test } from 'vitest'

const guard = createGuard()
const source = '# a plate\n\nfrom build123d import *\n\nresult = Box(\n    1,\n    2,\n    3,\n)  # done\nshow_object(result)\nx = 1\n'

function accepted() {
  const { script } = guard.check(source)
  if (script === undefined) throw new Error('the script should have passed')
  return script
}

const refusal = expect.objectContaining({ code: 'GUARD_REJECTED' })

describe('a guarded script', () => {
  test('holds the canonical text, its tree and the way back to the source', () => {
    const script = accepted()
    expect(script.source).toBe(source)
    expect(script.text).toMatchInlineSnapshot(`
      "from build123d import *
      result = Box ( 1 , 2 , 3 , )
      pass
      x = 1
      "
    `)
    expect(script.module.body.map(({ type }) => type)).toEqual(['ImportFrom', 'Assign', 'Pass', 'Assign'])
    expect([1, 2, 3, 4].map((line) => script.sourceLineOf(line))).toEqual([3, 5, 10, 11])
    expect(script.textHash).toMatch(/^[0-9a-f]{64}$/)
    expect(script.policyHash).toBe(guard.policyHash)
  })

  test('is made by a guard only', () => {
    const script = accepted()
    const Constructor = script.constructor as new (...parts: unknown[]) => unknown
    expect(() => new Constructor(Symbol('code-guard'), { ...script })).toThrow(NaturalCadError)
    expect(isGuardedScript(script)).toBe(true)
    for (const fake of [{ ...script }, Object.create(script), Object.assign(Object.create(Object.getPrototypeOf(script)), script), null, 'x = 1']) {
      expect(isGuardedScript(fake)).toBe(false)
      expect(() => assertGuardedScript(fake)).toThrow(refusal)
    }
  })

  test('cannot be changed', () => {
    const script = accepted()
    expect(() => Object.assign(script, { text: 'import os' })).toThrow(TypeError)
  })
})

describe('recheck', () => {
  test('makes the script again from what crossed a border', () => {
    const sent: GuardedText = JSON.parse(JSON.stringify(accepted().toGuardedText()))
    const script = guard.recheck(sent)
    expect(isGuardedScript(script)).toBe(true)
    expect(script.text).toBe(accepted().text)
    expect(script.sourceLineOf(2)).toBe(5)
  })

  test.each<[string, (text: GuardedText) => GuardedText]>([
    ['a changed text', (sent) => ({ ...sent, text: `${sent.text}import os\n` })],
    ['a changed hash', (sent) => ({ ...sent, textHash: sent.textHash.replace(/^./, 'x') })],
    ['another policy', (sent) => ({ ...sent, policyHash: hashPolicy(build123dOpenPolicy) })],
    ['no text', (sent) => ({ ...sent, text: undefined as unknown as string })],
  ])('refuses %s', (_name, change) => {
    expect(() => guard.recheck(change(accepted().toGuardedText()))).toThrow(refusal)
  })

  test('refuses a text with a right hash that does not pass or is not canonical', () => {
    const lax = createGuard({ policy: { ...build123dPolicy, modules: { ...build123dPolicy.modules, os: { members: ['getcwd'], star: false, baseOnly: [] } } } })
    const { script } = lax.check('import os\nresult = os.getcwd()\n')
    const sent = { ...(script?.toGuardedText() as GuardedText), policyHash: guard.policyHash }
    expect(() => guard.recheck(sent)).toThrow(/os/)
    const loose = createGuard().check('result = 1')
    expect(loose.verdict).toBe('accept')
  })
})

describe('policies', () => {
  test('have hashes that depend on what they hold and not on the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(build123dPolicy).toReversed()) as unknown as typeof build123dPolicy
    expect(hashPolicy(reversed)).toBe(hashPolicy(build123dPolicy))
    expect(hashPolicy({ ...build123dPolicy, resultRequired: false })).not.toBe(hashPolicy(build123dPolicy))
  })

  test('may leave the result to the engine', () => {
    const own = 'from build123d import *\npart = Box(1, 2, 3)\n'
    expect(guard.check(own).verdict).toBe('reject')
    expect(createGuard({ policy: build123dOpenPolicy }).check(own).verdict).toBe('accept')
  })
})

describe('a refusal', () => {
  test('as an error names the first fault and carries all findings', () => {
    const report = guard.check('import os\nimport sys\nresult = 1\n')
    const error = rejectionError(report)
    expect(error).toMatchObject({ code: 'GUARD_REJECTED', exitCode: 3, httpStatus: 422, details: { findings: report.findings } })
    expect(error.message).toBe('the guard refused the script: line 1: the module `os` may not be imported [IMP01] (and 1 more)')
    expect(error.remedy).toContain('host')
  })

  test('offers its edits without having made them', () => {
    const { findings } = guard.check('from build123d import *\nimport os\nresult = Box(1, 1, 1)\nshow_object(result)\n')
    expect(findings.map(({ ruleId, fix }) => [ruleId, fix?.applied])).toEqual([['IMP01', undefined], ['IO05', false]])
  })

  test('is cut off at the limit, errors before notes', () => {
    const many = `from ocp_vscode import show\n${'import os\n'.repeat(200)}`
    const { findings } = guard.check(many)
    expect(findings).toHaveLength(build123dPolicy.limits.maxFindings)
    expect(findings.every(({ severity }) => severity === 'error')).toBe(true)
  })

  test('is what an internal fault ends in', () => {
    expect(guard.check(undefined as unknown as string)).toMatchObject({ verdict: 'reject', findings: [{ ruleId: 'GRD00' }] })
  })
})
