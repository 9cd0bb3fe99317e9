import { createGuard } from '@naturalcad/code-guard'
import { parse, type PythonNode, walk } from '@naturalcad/python-ast'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corpus, mutate } from './mutations.ts'
import { techniques } from './techniques.ts'

const guard = createGuard()
const seeds = fc.integer({ min: 0, max: 1_000_000 })
const parameters = { numRuns: 400, seed: 20_260_901 }

describe('whatever the script', () => {
  test('each finding lies within one line, and its range slices to its snippet', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const source = mutate(seed)
        for (const { range, snippet } of guard.check(source).findings) {
          expect(source.slice(range.start, range.end)).toBe(snippet)
          expect(snippet).not.toContain('\n')
          const lineStart = source.lastIndexOf('\n', range.start - 1) + 1
          expect(range.start - lineStart).toBe(range.column)
          expect(source.slice(0, range.start).split('\n')).toHaveLength(range.line)
        }
      }),
      parameters,
    )
  })

  test('what is accepted passes again as it stands, with nothing to edit', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { script, verdict } = guard.check(mutate(seed))
        expect(script === undefined).toBe(verdict === 'reject')
        if (script === undefined) return
        const again = guard.check(script.text)
        expect(again).toMatchObject({ verdict: 'accept', findings: [] })
        expect(again.script?.text).toBe(script.text)
        expect(guard.recheck(script.toGuardedText()).textHash).toBe(script.textHash)
      }),
      parameters,
    )
  })

  test('the same script gives the same report', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [first, second] = [guard.check(mutate(seed)), createGuard().check(mutate(seed))]
        expect({ ...first, script: first.script?.textHash }).toEqual({ ...second, script: second.script?.textHash })
      }),
      { ...parameters, numRuns: 50 },
    )
  })

  test('text without sense is refused, not thrown over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(guard.check(text).verdict).toBe('reject')
      }),
      parameters,
    )
  })
})

describe('renaming own variables', () => {
  test.each(corpus)('changes nothing for $name', ({ source }) => {
    expect(guard.check(renameVariables(source)).verdict).toBe(guard.check(source).verdict)
  })
})

test('good code around a refused script does not make it pass', () => {
  const good = corpus.filter(({ source }) => !source.includes('__future__')).map(({ source }) => source)
  for (const [index, payload] of Object.values(techniques).flat().entries()) {
    const around = good[index % good.length] ?? ''
    expect(guard.check(`${around}\n${payload}\n`).verdict).toBe('reject')
    expect(guard.check(`from build123d import *\n${payload}\n${around}`).verdict).toBe('reject')
  }
})

describe('the deepest and longest that the parser lets through', () => {
  const body = (expression: string): string => `from build123d import *\nresult = 1\nx = ${expression}\n`
  test.each([
    ['brackets around chains', `${'[1 + '.repeat(25)}${Array.from({ length: 450 }, () => '1').join(' + ')}${']'.repeat(25)}`],
    ['attributes', `result${'.real'.repeat(490)}`],
    ['calls', `result${'.real()'.repeat(240)}`],
    ['unary operators', `${'-'.repeat(50)}1`],
    ['lambdas', `${'lambda: '.repeat(50)}1`],
    ['conditional expressions', `${'1 if 1 else '.repeat(50)}1`],
    ['arguments', `max(${'1, '.repeat(4000)}1)`],
  ])('%s are judged without an overflow', (_name, expression) => {
    const { verdict, findings } = guard.check(body(expression))
    expect(findings.map(({ ruleId }) => ruleId).filter((ruleId) => ruleId !== 'LIM02')).toEqual([])
    expect(verdict === 'accept' || findings.some(({ ruleId }) => ruleId === 'LIM02')).toBe(true)
  })

  test('names that stand for each other do not multiply the work', () => {
    const doubled = Array.from({ length: 200 }, (_, index) => `a${index + 1} = a${index} + a${index}`).join('\n')
    const aliases = Array.from({ length: 60 }, (_, index) => `b${index + 1} = b${index}\n`.repeat(8)).join('')
    const source = `a0 = 1\n${doubled}\nx = "a" * a200\nb0 = 1\n${aliases}b60.real\nresult = 1\n`
    expect(guard.check(source).findings.map(({ ruleId }) => ruleId)).toEqual(['RES02'])
  })
})

/** Gives every variable that is only ever a plain name another one. */
function renameVariables(source: string): string {
  const parsed = parse(source)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  const nodes: PythonNode[] = [...walk(parsed.module)]
  const taken = new Set(nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name] : [])))
  const bound = new Set<string>()
  for (const node of nodes) {
    const targets = node.type === 'Assign' ? node.targets : node.type === 'For' || node.type === 'Comprehension' ? [node.target] : []
    for (const target of targets) for (const inner of walk(target)) if (inner.type === 'Name') bound.add(inner.name)
  }
  const names = nodes.flatMap((node) => (node.type === 'Name' && bound.has(node.name) && !taken.has(node.name) && node.name !== 'result' ? [node] : []))
  let text = source
  for (const { name, range } of names.sort((left, right) => right.range.start - left.range.start)) {
    text = `${text.slice(0, range.start)}renamed_${name.toLowerCase()}_${name.length}${text.slice(range.end)}`
  }
  return text
}
