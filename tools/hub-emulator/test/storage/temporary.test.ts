import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { help, parseCommand } from '../../src/command/parse-command.ts'
import { startCommand } from '../support/command.ts'

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'temporary-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('ends with the program that started it, and leaves nothing', async () => {
  const data = join(makeFolder(), 'data')
  const { child, exited, announced } = await startCommand(['--port', '0', '--data', data, '--temporary', '--until-input-ends'], { input: 'pipe' })
  expect((await fetch(`${announced.url}/api/whoami-v2`, { headers: { authorization: `Bearer ${announced.users[0]?.token}` } })).status).toBe(200)
  expect(readdirSync(data)).toContain('index.sqlite')
  child.stdin?.destroy()
  expect(await exited).toEqual([0, null])
  expect(existsSync(data)).toBe(false)
})

test('a temporary folder is never one with something in it', () => {
  const data = join(makeFolder(), 'data')
  mkdirSync(data)
  expect(parseCommand(['--data', data, '--temporary'])).toMatchObject({ dataFolder: data, isTemporary: true })
  expect(parseCommand(['--temporary'])).toMatchObject({ dataFolder: undefined, isTemporary: true })
  expect(parseCommand([])).toMatchObject({ dataFolder: '.naturalcad/hub-emulator', isTemporary: false, endsWithInput: false })
  writeFileSync(join(data, 'thesis.txt'), 'mine')
  expect(() => parseCommand(['--data', data, '--temporary'])).toThrow('not empty')
  expect(help).toContain('--until-input-ends')
})
