import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectRefusal } from '../support/expect-refusal.ts'
import { makeFolder, runCommand } from '../support/start-command.ts'

const script = (...lines: string[]) => ['from build123d import *', ...lines, ''].join('\n')

test.each([
  ['never ends, in plain sight', script('while True:', '    pass'), 3, 'GUARD_REJECTED', 'line 2'],
  ['never ends', script('n = 0', 'while n < 1:', '    n = n - 1', 'result = Box(1, 1, 1)'), 5, 'LIMIT_EXCEEDED', 'line 3'],
  ['recurses', script('def f(n):', '    if n < 0:', '        return 0', '    return f(n + 1)', 'result = Box(f(0), 1, 1)'), 4, 'SCRIPT_FAILED', 'RecursionError'],
  ['exhausts memory', script('a = [1]', 'for i in range(64):', '    a = a + a', 'result = Box(1, 1, 1)'), 5, 'LIMIT_EXCEEDED', 'line 4'],
  ['imports what it may not', script('import os', 'os.system("true")'), 3, 'GUARD_REJECTED', '`os`'],
  ['is no Python', script('result = Box(1, 1'), 3, 'GUARD_REJECTED', ''],
  ['makes nothing', script('a = 1'), 4, 'SCRIPT_FAILED', ''],
  ['divides by zero', script('result = Box(1 / 0, 1, 1)'), 4, 'SCRIPT_FAILED', 'ZeroDivisionError'],
])('a script that %s is refused', async (_what, text, exit, code, naming) => {
  const cwd = await makeFolder()
  await writeFile(join(cwd, 'part.py'), text)
  expectRefusal(await runCommand(['run', 'part.py', '--out', 'part', '--json'], { cwd }), { exit, code, naming })
  expect(existsSync(join(cwd, 'part'))).toBe(false)
})

test('a script that takes longer than its time is ended', async () => {
  const cwd = await makeFolder()
  await writeFile(join(cwd, 'part.py'), script('n = 0', 'while n < 1:', '    n = n - 1', 'result = Box(1, 1, 1)'))
  const command = await runCommand(['run', 'part.py', '--json'], { cwd, variables: { NATURALCAD_EXEC_TIMEOUT_SECONDS: '0.5' } })
  // The worker names the line it was at, unless the engine's clock is first.
  expectRefusal(command, { exit: 5, code: 'DEADLINE_EXCEEDED', naming: 'not done' })
})

test.each([
  ['missing.py', 'no such file'],
  ['folder', 'it is a folder'],
  ['long.py', 'longer than'],
  ['binary.py', 'UTF-8'],
])('%s cannot be read: %s', async (name, naming) => {
  const cwd = await makeFolder()
  await mkdir(join(cwd, 'folder'))
  await writeFile(join(cwd, 'long.py'), `#${'x'.repeat(1_000_000)}`)
  await writeFile(join(cwd, 'binary.py'), Uint8Array.of(0xff, 0xfe, 0x00))
  expectRefusal(await runCommand(['run', name, '--json'], { cwd }), { exit: 2, code: 'INVALID_REQUEST', naming })
})
