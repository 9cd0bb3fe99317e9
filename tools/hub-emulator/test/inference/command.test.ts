import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startModelEmulator } from '@naturalcad/model-emulator'
import { expect, onTestFinished, test } from 'vitest'
import { hello } from '../support/inference.ts'

const command = [...process.execArgv, fileURLToPath(new URL('../../src/main.ts', import.meta.url))]

test('the command takes the server as an option and its key from the environment', async () => {
  const model = await startModelEmulator({ models: ['org/small'], apiKey: 'key-of-the-server', rules: [{ reply: { text: 'Hi' } }] })
  onTestFinished(() => model.stop())
  const data = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const child = spawn(process.execPath, [...command, '--port', '0', '--data', data, '--inference', model.url, '--inference-key-env', 'SERVER_KEY'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, SERVER_KEY: 'key-of-the-server' },
  })
  const exited = once(child, 'exit')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { url, users } = JSON.parse(line) as { url: string; users: { token: string }[] }
  const headers = { authorization: `Bearer ${users[0]?.token ?? ''}`, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/v1/chat/completions`, { method: 'POST', headers, body: JSON.stringify(hello) })
  expect(await answer.json()).toMatchObject({ choices: [{ message: { content: 'Hi' } }] })
  child.kill('SIGTERM')
  await exited
})

test.each([
  [['--inference', 'nonsense'], 'base URL'],
  [['--inference-key-env', 'SERVER_KEY'], '--inference'],
  [['--inference', 'http://127.0.0.1:1/v1', '--inference-key-env', 'NO_SUCH_KEY'], 'NO_SUCH_KEY'],
])('wrong options end with 2 and say what to do: %j', (options, words) => {
  const data = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const { status, stderr } = spawnSync(process.execPath, [...command, '--port', '0', '--data', data, ...options], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, expect.stringContaining(words)])
})
