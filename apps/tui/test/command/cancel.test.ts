import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { readInput } from '../../src/commands/read-input.ts'
import { expectRefusal } from '../support/expect-refusal.ts'
import { makeFolder, startCommand } from '../support/start-command.ts'

const slow = ['from build123d import *', 'n = 0', 'while n < 1:', '    n = n - 1', 'result = Box(1, 1, 1)', ''].join('\n')

test.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle ends with 130, a record, and nothing half-written', async (signal) => {
  const cwd = await makeFolder()
  await writeFile(join(cwd, 'slow.py'), slow)
  const command = startCommand(['run', 'slow.py', '--out', 'part', '--json'], { cwd })
  await command.said('building the shape')
  command.child.kill(signal)
  expectRefusal(await command.ended, { exit: 130, code: 'CANCELED' })
  const records = (await readFile(join(cwd, '.naturalcad/logs/runs.jsonl'), 'utf8')).trimEnd().split('\n')
  expect(records.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ state: 'canceled', error_code: 'CANCELED' }])
  expect((await readdir(cwd)).toSorted()).toEqual(['.naturalcad', 'slow.py'])
  expect(existsSync(join(cwd, '.naturalcad/runs'))).toBe(false)
})

test('Ctrl-C ends the wait for input that never comes', async () => {
  const cancel = new AbortController()
  const reading = readInput(new PassThrough(), { maxBytes: 100, what: 'the prompt', signal: cancel.signal })
  cancel.abort()
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
})
