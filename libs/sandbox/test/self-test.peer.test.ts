import { expect, test } from 'vitest'
import { describePeer } from '@naturalcad/peers'
import { createSandbox } from '@naturalcad/sandbox'
import { attacks } from '../src/self-test/attacks/index.ts'
import { runSelfTest } from '../src/self-test/run-self-test.ts'

const names = (rows: readonly { attack: string; profile: string }[]) => rows.map(({ attack, profile }) => `${attack} (${profile})`)
const timeout = 120_000

describePeer('bubblewrap', 'the attacks', () => {
  test.each([4, 3, 2, 1] as const)('that level %i promises to contain are contained', { timeout }, async (level) => {
    const report = await runSelfTest({ sandbox: createSandbox({ floor: 0, level }) })
    expect(names(report.rows.filter(({ promised, contained }) => promised && !contained))).toEqual([])
    expect(report.passed).toBe(true)
    expect(report.level).toBeLessThanOrEqual(level)
    // Most of them must have been shown to work, or the rest proves nothing.
    expect(report.rows.filter(({ shown }) => shown).length).toBeGreaterThan(report.rows.length * 0.7)
  })

  test('reach their effect where nothing stands in their way', { timeout }, async () => {
    const quick = attacks.filter(({ name }) => ['tcp', 'udp', 'unix-socket', 'read-secret', 'write-outside', 'read-environment', 'signal', 'execute', 'user-namespace'].includes(name))
    const report = await runSelfTest({ sandbox: createSandbox({ floor: 0, level: 0 }), attacks: quick })
    expect(names(report.rows.filter(({ shown, contained }) => shown && contained))).toEqual([])
    expect(report.rows.filter(({ shown }) => shown)).not.toEqual([])
  })
})
