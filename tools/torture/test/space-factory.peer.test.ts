import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'

describePeer('bubblewrap', 'the Space Factory', () => {
  describePeer('python', 'on the Python of the workspace', () => {
    test('holds through runs of several users at once, and through a few kills', () => {
      const { stdout, status } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', join(import.meta.dirname, '../src/main.ts'), 'space-factory', '--small', '--json'], {
        encoding: 'utf8',
      })
      const { checks } = JSON.parse(stdout) as { checks: { passed?: boolean; detail: string }[] }
      expect(checks.map(({ passed, detail }) => (passed === true ? 'held' : detail))).toEqual(checks.map(() => 'held'))
      expect(checks).toHaveLength(4)
      expect(status).toBe(0)
    }, 600_000)
  })
})
