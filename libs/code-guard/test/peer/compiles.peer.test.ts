import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createGuard } from '@naturalcad/code-guard'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { corpus, mutate } from '../mutations.ts'
import { closing, opening, ruleFixtures } from '../rule-fixtures.ts'

const guard = createGuard()

describePeer('python', 'what the guard accepts', (program) => {
  test('compiles in CPython, as given and as it runs', () => {
    const written = [...corpus.map(({ source }) => source), ...ruleFixtures.map(({ good }) => opening + good + closing)]
    const mutated = Array.from({ length: 6000 }, (_, seed) => mutate(seed))
    const accepted = [...written, ...mutated].flatMap((source) => {
      const { script } = guard.check(source)
      return script === undefined ? [] : [source, script.text]
    })
    const { stdout, status } = spawnSync(program, [join(import.meta.dirname, 'compile.py')], { input: JSON.stringify(accepted), encoding: 'utf8', maxBuffer: 1 << 28 })
    expect(status).toBe(0)
    const messages: unknown[] = JSON.parse(stdout)
    const wrong = accepted.flatMap((source, index) => (messages[index] === null ? [] : [{ message: messages[index], source }]))
    expect(wrong).toEqual([])
    expect(messages).toHaveLength(accepted.length)
    expect(accepted.length).toBeGreaterThan(2 * written.length + 500)
  })
})
