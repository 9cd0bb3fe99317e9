import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readWorkspace } from '@naturalcad/space-factory'
import { expect, onTestFinished, test } from 'vitest'

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('reads packages in folders, and lists links without following them', async () => {
  const folder = createFolder()
  mkdirSync(join(folder, 'package/models'), { recursive: true })
  mkdirSync(join(folder, 'package/__pycache__'))
  mkdirSync(join(folder, '.git'))
  for (const path of ['app.py', 'package/models/a.py', 'package/__pycache__/a.pyc', '.git/config', '.env']) writeFileSync(join(folder, path), 'x')
  symlinkSync('/etc', join(folder, 'etc'))
  symlinkSync('app.py', join(folder, 'package/link.py'))
  linkSync(join(folder, '.env'), join(folder, 'hard.txt'))
  const entries = await readWorkspace(folder)
  expect(entries.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['link .env', 'file app.py', 'link etc', 'link hard.txt', 'link package/link.py', 'file package/models/a.py'])
})

test('does not read what is too large, nor on after too many', async () => {
  const folder = createFolder()
  writeFileSync(join(folder, 'large'), 'x'.repeat(101))
  expect(await readWorkspace(folder, { maxFiles: 1, maxTextBytes: 100, maxBinaryBytes: 10 })).toEqual([{ kind: 'too-large', path: 'large', size: 101 }])
  for (let count = 0; count < 9; count++) writeFileSync(join(folder, `file-${count}`), '')
  expect(await readWorkspace(folder, { maxFiles: 3, maxTextBytes: 100, maxBinaryBytes: 10 })).toHaveLength(4)
})

test('lists folders that are too deep to be read, so that they are refused', async () => {
  const folder = createFolder()
  writeFileSync(join(folder, 'app.py'), 'x')
  // Step by step: no path is as long.
const program = `for (let depth = 0; depth < 22; depth += 1) { fs.mkdirSync('d'.repeat(200)); process.chdir('d'.repeat(200)) }; fs.writeFileSync('deep', 'x')`
  execFileSync(process.execPath, ['-e', program], { cwd: folder })
  onTestFinished(() => void execFileSync('rm', ['-rf', join(folder, 'd'.repeat(200))]))
  const entries = await readWorkspace(folder)
  expect(entries.map(({ kind, path }) => [kind, path.length > 3000])).toEqual([['file', false], ['special', true]])
})
