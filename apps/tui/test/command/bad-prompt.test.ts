import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectRefusal } from '../support/expect-refusal.ts'
import { makeFolder, runCommand } from '../support/start-command.ts'

test.each([
  ['', 2, 'INVALID_REQUEST', 'prompt is empty'],
  [' \t\n ', 2, 'INVALID_REQUEST', 'prompt is empty'],
  ['a'.repeat(1201), 2, 'INVALID_REQUEST', '1200 characters'],
  ['plate\u0001 80x50x6 mm', 2, 'INVALID_REQUEST', 'control character'],
  ['import os; os.system("rm -rf /")', 3, 'NOT_UNDERSTOOD', 'import os'],
  ['plate 0x50x6 mm', 2, 'INVALID_REQUEST', '"0"'],
  ['plate -80x50x6 mm', 2, 'INVALID_REQUEST', '"-80"'],
  ['plate 1e9 mm wide, 50 mm high, 6 mm thick', 2, 'INVALID_REQUEST', '1e9 mm'],
  ['plate 80x50x6 mm with 100000 holes', 2, 'INVALID_REQUEST', '100000 holes'],
  ['plate 80x50x6 mm with 100,000 holes', 3, 'NOT_UNDERSTOOD', '100,000'],
  ['plate 80x50x6 mm with a 60 mm hole', 3, 'CONTRADICTION', 'diameter 60 mm'],
  ['a nice day', 3, 'NOT_UNDERSTOOD', ''],
])('the prompt %j ends with %d %s', async (prompt, exit, code, naming) => {
  const cwd = await makeFolder()
  expectRefusal(await runCommand(['make', prompt, '--out', 'part', '--json'], { cwd }), { exit, code, naming })
  expect(existsSync(join(cwd, 'part'))).toBe(false)
})

test.each([
  [['make', 'plate 80x50x6 mm', '--mode', 'flat'], '--mode'],
  [['make', 'plate 80x50x6 mm', '--output-type', '4d'], '--output-type'],
  [['make', 'plate 80x50x6 mm', '--formats', 'step,docx'], '--formats'],
  [['make', 'plate 80x50x6 mm', '--tolerance', '-1'], '--tolerance'],
  [['bake', 'a cake'], '"bake"'],
])('%j is refused by name', async (args, naming) => {
  const cwd = await makeFolder()
  expectRefusal(await runCommand([...args, '--json'], { cwd }), { exit: 2, code: 'INVALID_REQUEST', naming })
  expect(existsSync(join(cwd, '.naturalcad'))).toBe(false)
})

test('bytes that are no text are refused', async () => {
  const cwd = await makeFolder()
  const command = await runCommand(['make', '--json'], { cwd, input: 'plate 80x50x6 mm \u0000' })
  expectRefusal(command, { exit: 2, code: 'INVALID_REQUEST', naming: 'control character' })
})

test('a variable that cannot be used is named, its value is not', async () => {
  const variables = { NATURALCAD_BACKEND_URL: 'secret-place' }
  const command = await runCommand(['make', 'plate 80x50x6 mm', '--json'], { cwd: await makeFolder(), variables })
  expectRefusal(command, { exit: 2, code: 'INVALID_REQUEST', naming: 'NATURALCAD_BACKEND_URL' })
  expect(command.stdout + command.stderr).not.toContain('secret-place')
})
