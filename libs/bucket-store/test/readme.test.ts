import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const home = join(import.meta.dirname, '..')
const examples = [...readFileSync(join(home, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code)

// Inside the package, so that its own name is found, as it is by who installed it.
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(home, 'test', '.readme-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(code: string): string {
  writeFileSync(join(folder, 'example.mjs'), code)
  const { NODE_TEST_CONTEXT: _inherited, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', 'example.mjs'], { cwd: folder, encoding: 'utf8', env: { ...env, FORCE_COLOR: '0' } })
  expect({ status, told: status === 0 ? '' : stderr + stdout.slice(-2000) }).toEqual({ status: 0, told: '' })
  return stdout
}

test('the example runs as it stands', () => {
  const lines = run(examples[0] ?? '').split('\n')
  expect(lines[0]).toMatch(/^[\da-f]{64}$/)
  expect(lines[1]).toBe('13 ISO')
  expect(lines.slice(2, 5)).toEqual(['copy runs/1/lock', 'copy runs/1/part.step', 'copy runs/1/report.json'])
  expect(lines.join('\n')).toContain('copied: 3')
  expect(lines.join('\n')).toContain("deleted: [ 'runs/1/part.step' ]")
})

test('the suite runs under the test runner of Node', () => {
  expect(run(examples[1] ?? '')).toMatch(/# pass [1-9]\d\d|pass [1-9]\d\d/)
})
