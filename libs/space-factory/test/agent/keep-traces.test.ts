import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepTraces } from '../../src/agent/traces/keep-traces.ts'

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'traces-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'sessions/--workspace--'), { recursive: true })
  return folder
}

test('session files are kept for their owner alone, links and others are not', async () => {
  const folder = createFolder()
  writeFileSync(join(folder, 'elsewhere.jsonl'), '{}\n')
  for (const name of ['--workspace--/a b.jsonl', 'notes.txt']) writeFileSync(join(folder, 'sessions', name), '{}\n')
  symlinkSync(join(folder, 'elsewhere.jsonl'), join(folder, 'sessions/link.jsonl'))
  expect(await keepTraces(join(folder, 'sessions'), join(folder, 'kept'), 1)).toEqual(['round-1-a-b.jsonl'])
  expect(statSync(join(folder, 'kept/round-1-a-b.jsonl')).mode & 0o777).toBe(0o600)
})

test('a folder that the agent has put elsewhere, or away, holds no traces', async () => {
  const folder = createFolder()
  mkdirSync(join(folder, 'private'))
  writeFileSync(join(folder, 'private/a.jsonl'), '{}\n')
  rmSync(join(folder, 'sessions'), { recursive: true })
  expect(await keepTraces(join(folder, 'sessions'), join(folder, 'kept'), 0)).toEqual([])
  symlinkSync(join(folder, 'private'), join(folder, 'sessions'))
  expect(await keepTraces(join(folder, 'sessions'), join(folder, 'kept'), 0)).toEqual([])
  expect(readdirSync(folder)).not.toContain('kept')
})
