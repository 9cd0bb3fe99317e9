import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { readCorpus } from './support/corpus.ts'
import { compareWithCpython, explain, type Verdict } from './support/cpython.ts'
import { mutate } from './support/mutate.ts'

const WIDE = { limits: { maxBytes: 2 ** 22, maxNodes: 2 ** 22 } }
const MUTATIONS = 5000

/** Programs where we accept and CPython sees another tree, another canonical tree, or no program at all. */
function disagreements(python: string, verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter((verdict) => verdict.accepted && !(verdict.acceptedByCpython && verdict.sameTree && verdict.sameCanonical && verdict.compiles))
    .slice(0, 5)
    .map((verdict) => `${JSON.stringify(verdict.program.source.slice(0, 2000))} ${explain(python, verdict, WIDE)}`)
}

describePeer('python', 'agreement with CPython', (python) => {
  test('reads every program of the corpus as CPython does', () => {
    const verdicts = compareWithCpython(python, readCorpus(), {})
    expect(verdicts.filter((verdict) => !verdict.accepted).map(({ program, problem }) => `${program.name}: ${problem?.message ?? ''}`)).toEqual([])
    expect(disagreements(python, verdicts)).toEqual([])
  })

  test('reads the standard library as CPython does, but for what it refuses by rule', () => {
    const verdicts = compareWithCpython(python, standardLibrary(python), WIDE)
    const refused = verdicts.filter((verdict) => !verdict.accepted && verdict.acceptedByCpython)
    // What lies outside the subset on purpose. Anything else would be an error of ours.
    const byRule = refused.filter(({ problem }) => ['SYN01', 'SYN06', 'LEX02', 'LEX03', 'LEX04', 'LEX05', 'LEX06'].includes(problem?.rule ?? ''))
    const accidents = refused.filter((verdict) => !byRule.includes(verdict))

    expect(disagreements(python, verdicts)).toEqual([])
    expect(verdicts.length).toBeGreaterThan(400)
    expect(verdicts.filter((verdict) => verdict.accepted).length / verdicts.length).toBeGreaterThan(0.7)
    expect(accidents.filter(({ problem }) => !/\\N|surrogate|__future__|never closed|invalid escape/.test(problem?.message ?? ''))).toEqual([])
  })

  test(`never reads one of ${MUTATIONS} broken programs otherwise than CPython`, () => {
    const corpus = readCorpus()
    const mutants = Array.from({ length: MUTATIONS }, (_, seed) => {
      const original = corpus[seed % corpus.length]
      return { name: `${original?.name ?? ''} with seed ${seed}`, source: mutate(original?.source ?? '', seed) }
    })
    const verdicts = compareWithCpython(python, mutants, {})
    expect(disagreements(python, verdicts)).toEqual([])
    expect(verdicts.filter((verdict) => verdict.accepted).length).toBeGreaterThan(MUTATIONS / 20)
    expect(verdicts.filter((verdict) => !verdict.acceptedByCpython).length).toBeGreaterThan(MUTATIONS / 4)
  })
})

/** The modules of the interpreter's own library that are text in UTF-8. */
function standardLibrary(python: string): { name: string; source: string; path: string }[] {
  const { stdout } = spawnSync(python, ['-c', 'import ast, os; print(os.path.dirname(ast.__file__))'], { encoding: 'utf8' })
  const folder = stdout.trim()
  return globSync('**/*.py', { cwd: folder, exclude: (name) => name.includes('site-packages') || name.includes('dist-packages') })
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      const source = readFileSync(path, 'utf8')
      return source.includes('\ufffd') ? [] : [{ name, source, path }]
    })
}
