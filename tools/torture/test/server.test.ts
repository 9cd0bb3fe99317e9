import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('what the server answered survives its kills', () => {
  const { stdout, status } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', join(import.meta.dirname, '../src/main.ts'), 'server', '--kills', '3', '--json'], { encoding: 'utf8' })
  const { checks } = JSON.parse(stdout) as { checks: { passed?: boolean; detail: string }[] }
  expect(checks.map(({ passed, detail }) => (passed === true ? 'held' : detail))).toEqual(['held'])
  expect(status).toBe(0)
})
