import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStore } from '@naturalcad/bucket-store'
import { expect, onTestFinished, test } from 'vitest'
import { makeContent, readContent } from '../src/bucket-store/content.ts'
import { makeKeys, putRandomKeys } from '../src/bucket-store/random-keys.ts'

test('the stores hold through a small torture', () => {
  const { stdout, status } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', join(import.meta.dirname, '../src/main.ts'), 'bucket-store', '--kills', '5', '--small', '--json'], {
    encoding: 'utf8',
  })
  const { checks } = JSON.parse(stdout) as { checks: { name: string; passed?: boolean; detail: string }[] }
  expect(checks.filter(({ passed }) => passed === false)).toEqual([])
  expect(checks.filter(({ passed }) => passed === true).length).toBeGreaterThanOrEqual(15)
  expect(status).toBe(0)
})

test('a content tells whether it is whole', () => {
  const content = makeContent(7)
  expect(readContent(content)).toBe(7)
  expect(readContent(content.subarray(0, content.length - 1))).toBeUndefined()
  expect(readContent(content.subarray(0, 10))).toBeUndefined()
  expect(readContent(content.with(100, 0))).toBeUndefined()
})

test('the keys are different, many of them are good, and the same ones come again', () => {
  const keys = makeKeys(500, 1)
  expect(new Set(keys).size).toBe(500)
  expect(makeKeys(500, 1)).toEqual(keys)
})

test('a store that folds case is seen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'torture-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = createDiskStore({ root: join(folder, 'root') })
  const folding = { ...store, put: (key: string, body: string) => store.put(key.toLowerCase(), body), get: (key: string) => store.get(key.toLowerCase()) } as typeof store
  expect((await putRandomKeys({ name: 'folding', store: folding, count: 400 })).passed).toBe(false)
})
