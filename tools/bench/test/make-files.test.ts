import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { makeLargeFile, makeSmallFiles } from '../src/hub-emulator/make-files.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('small files are as many as asked for, and no two are the same', () => {
  const folder = newFolder()
  makeSmallFiles(folder, 250)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files).toHaveLength(250)
  expect(readdirSync(folder).sort()).toEqual(['0', '1', '2'])
  expect(new Set(files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('base64'))).size).toBe(250)
})

test('a large file has its size and cannot be compressed', () => {
  const file = join(newFolder(), 'a/b.bin')
  makeLargeFile(file, 3)
  expect(statSync(file).size).toBe(3 * 1024 * 1024)
  expect(gzipSync(readFileSync(file)).length).toBeGreaterThan(3 * 1024 * 1024)
})
