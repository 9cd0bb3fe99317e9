import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const home = join(import.meta.dirname, '..')

test('the example of the README runs as pasted and prints what it says', async () => {
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(home, 'README.md'), 'utf8')) ?? []
  const promised = [...example.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text]) => text)
  const flags = ['--conditions=@naturalcad/source', '--input-type=module-typescript', '--eval', example]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: home, env: { NO_COLOR: '1' } })
  expect(stdout.trim().split('\n')).toEqual(promised)
})
