import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { hello } from './support/emulator.ts'

const command = [...process.execArgv, fileURLToPath(new URL('../src/main.ts', import.meta.url))]

function writeScript(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'model-emulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'script.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('the command serves a script and logs one line a request', async () => {
  const script = writeScript({ models: ['org/m'], rules: [{ when: { user: { pattern: '^HELLO', flags: 'i' } }, times: 'always', reply: { text: 'from a file' } }] })
  const child = spawn(process.execPath, [...command, '--port', '0', '--script', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const log = createInterface({ input: child.stderr })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  const logged = once(log, 'line') as Promise<[string]>
  const body = JSON.stringify({ ...hello, model: 'org/m' })
  const answer = await fetch(`${url}/chat/completions`, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: 'Bearer secret-key' } })
  expect(await answer.json()).toMatchObject({ choices: [{ message: { content: 'from a file' } }] })
  const [entry] = await logged
  expect(JSON.parse(entry)).toMatchObject({ method: 'POST', path: '/v1/chat/completions', status: 200, rule: 0 })
  expect(entry).not.toContain('secret-key')
  child.kill('SIGTERM')
  expect((await exited)[0]).toBe(0)
})

test.each([
  [['--port', 'x'], '--port'],
  [['--script', '/nowhere.json'], '/nowhere.json'],
  [['--nonsense'], '--nonsense'],
])('wrong options end with 2 and are named: %j', (options, named) => {
  const { status, stderr } = spawnSync(process.execPath, [...command, ...options], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, expect.stringContaining(named)])
})

test('a script with a mistake is refused with its place', () => {
  const wrong = spawnSync(process.execPath, [...command, '--script', writeScript({ rules: [{ reply: { text: 'x', finishReason: 'tired' } }] })], { encoding: 'utf8' })
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('rules.0.reply')])
  const unknown = spawnSync(process.execPath, [...command, '--script', writeScript({ replies: [] })], { encoding: 'utf8' })
  expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('"replies"')])
})
