import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

type Hashes = Record<string, Record<string, string>>

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cad-engine-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** In a process of its own, in a folder, an order, a time zone and a language of its own. */
async function hashesIn(name: string, order: 'forwards' | 'backwards', environment: Record<string, string>): Promise<Hashes> {
  const cwd = join(folder, name)
  await mkdir(cwd)
  const program = fileURLToPath(new URL('./support/hash-files.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@naturalcad/source', program, join(cwd, 'data'), order], {
    cwd,
    env: { ...process.env, ...environment },
  })
  return JSON.parse(stdout) as Hashes
}

test('the same request gives the same bytes in two processes and two folders, whatever was made before', async () => {
  const first = await hashesIn('one', 'forwards', { TZ: 'UTC', LANG: 'C' })
  const second = await hashesIn('another folder', 'backwards', { TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8' })
  expect(second).toEqual(first)
  const names = Object.values(first).map((files) => Object.keys(files))
  const solid = ['part.3mf', 'part.glb', 'part.png', 'part.step', 'part.stl', 'report.json', 'script.py']
  const drawing = ['part.dxf', 'part.png', 'part.step', 'part.svg', 'report.json', 'script.py']
  expect(names).toEqual([solid, solid, drawing, drawing])
})
