import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'

describePeer('huggingface_hub', 'the hub emulator', () => {
  test('holds through a few kills', () => {
    const { stdout, status } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', join(import.meta.dirname, '../src/main.ts'), 'hub-emulator', '--kills', '3', '--json'], {
      encoding: 'utf8',
    })
    const { checks } = JSON.parse(stdout) as { checks: { passed?: boolean; detail: string }[] }
    expect(checks.map(({ passed, detail }) => (passed === true ? 'held' : detail))).toEqual(['held'])
    expect(status).toBe(0)
  })
})
