import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectRefusal } from '../support/expect-refusal.ts'
import { makeFolder, runCommand } from '../support/start-command.ts'

test('alone it shows its help, and --version its version', async () => {
  const cwd = await makeFolder()
  const help = await runCommand([], { cwd })
  expect(help).toMatchObject({ exit: 0, stderr: '', stdout: expect.stringContaining('naturalcad make "plate') })
  expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(await runCommand(['--help'], { cwd })).toEqual(help)
  expect(await runCommand(['--version'], { cwd })).toMatchObject({ exit: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  expect(existsSync(join(cwd, '.naturalcad'))).toBe(false)
})

test('a folder without runs has none to list and none to show', async () => {
  const cwd = await makeFolder()
  expect(await runCommand(['runs'], { cwd })).toMatchObject({ exit: 0, stdout: expect.stringContaining('No runs') })
  expect(await runCommand(['runs', '--json'], { cwd })).toMatchObject({ exit: 0, stdout: '{"runs":[]}\n' })
  expectRefusal(await runCommand(['show', 'abc', '--json'], { cwd }), { exit: 2, code: 'NOT_FOUND', naming: '"abc"' })
  expect(existsSync(join(cwd, '.naturalcad'))).toBe(false)
})

test('doctor proves the kernel and names what is missing', async () => {
  const cwd = await makeFolder()
  const { exit, stdout } = await runCommand(['doctor', '--json'], { cwd, variables: { HF_TOKEN: 'hf_secret' } })
  expect(exit).toBe(0)
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { name: string; status: string }[] }
  expect(ok).toBe(true)
  expect(Object.fromEntries(findings.map(({ name, status }) => [name, status]))).toMatchObject({
    naturalcad: 'ok',
    node: 'ok',
    kernel: 'ok',
    'data folder': 'ok',
    server: 'missing',
    HF_TOKEN: 'ok',
    OPENROUTER_API_KEY: 'missing',
  })
  expect(stdout).not.toContain('hf_secret')
})

test('doctor ends with 1 where something is broken, in both forms', async () => {
  const cwd = await makeFolder()
  await writeFile(join(cwd, 'file'), '')
  const variables = { NATURALCAD_DATA_DIR: 'file/below' }
  const read = await runCommand(['doctor'], { cwd, variables })
  expect(read).toMatchObject({ exit: 1, stderr: 'naturalcad: not in order: data folder\n', stdout: expect.stringMatching(/^data folder +broken/m) })
  const { exit, stdout } = await runCommand(['doctor', '--json'], { cwd, variables })
  expect({ exit, ...(JSON.parse(stdout) as object) }).toMatchObject({ exit: 1, ok: false })
})
