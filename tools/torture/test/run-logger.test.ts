import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkTrace } from '../src/run-logger/trace.ts'

test('the log holds through a small torture', () => {
  const { stdout, status } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', join(import.meta.dirname, '../src/main.ts'), 'run-logger', '--kills', '5', '--small', '--json'], {
    encoding: 'utf8',
  })
  const { checks } = JSON.parse(stdout) as { checks: { name: string; passed?: boolean; detail: string }[] }
  expect(checks).toHaveLength(5)
  expect(checks.filter(({ passed }) => passed === false)).toEqual([])
  expect(checks.filter(({ passed }) => passed === true).length).toBeGreaterThanOrEqual(3)
  expect(status).toBe(0)
})

test('a trace with an acknowledgement before the end of its sync is seen', () => {
  const write = String.raw`7 write(21</x/traced.000001.jsonl>, "{\"_crc\":\"0\"}\n", 20) = 20`
  const sync = '8 fdatasync(21</x/traced.000001.jsonl>) = 0'
  const open = '8 fdatasync(21</x/traced.000001.jsonl> <unfinished ...>'
  const resumed = '8 <... fdatasync resumed>) = 0'
  const acknowledge = String.raw`7 write(1<pipe:[1]>, "{\"seq\":1,\"offset\":0}\n", 21) = 21`
  expect(checkTrace([write, sync, acknowledge].join('\n'))).toEqual({ acknowledged: 1, early: 0, syncs: 1 })
  expect(checkTrace([write, open, acknowledge, resumed].join('\n'))).toEqual({ acknowledged: 1, early: 1, syncs: 1 })
  expect(checkTrace([sync, write, acknowledge].join('\n'))).toEqual({ acknowledged: 1, early: 1, syncs: 1 })
})
