import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { startHubEmulator } from '@naturalcad/hub-emulator'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'

let parent: string
let dataFolder: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  dataFolder = join(parent, 'data')
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
})
const table = 'CREATE TABLE IF NOT EXISTS thing (name TEXT PRIMARY KEY) STRICT;'

test('only its owner can read the data folder: tokens lie in it', async () => {
  const emulator = await startHubEmulator({ dataFolder })
  onTestFinished(() => emulator.stop())
  expect(statSync(dataFolder).mode & 0o777).toBe(0o700)
})

test('a folder with other tables is refused by name, without a change; one with the same tables is opened', () => {
  const file = join(dataFolder, 'index.sqlite')
  const first = openDatabase(file, [table])
  first.run("INSERT INTO thing VALUES ('kept')")
  first.close()
  expect(() => openDatabase(file, [table, 'CREATE TABLE IF NOT EXISTS other (name TEXT) STRICT;'])).toThrow(expect.objectContaining({ code: 'STORAGE_CORRUPT', message: expect.stringContaining(file) }))
  const again = openDatabase(file, [table])
  onTestFinished(() => again.close())
  expect(again.all('SELECT name FROM thing UNION SELECT name FROM sqlite_schema ORDER BY name')).toEqual([{ name: 'kept' }, { name: expect.stringContaining('sqlite_') }, { name: 'thing' }])
})

test.each([
  ['a file in place of the folder', () => writeFileSync(dataFolder, ''), 'STORAGE_FAILED'],
  ['a folder in place of the index', () => mkdirSync(join(dataFolder, 'index.sqlite'), { recursive: true }), 'STORAGE_FAILED'],
  ['an index that is none', () => (mkdirSync(dataFolder), writeFileSync(join(dataFolder, 'index.sqlite'), 'x'.repeat(10_000))), 'STORAGE_CORRUPT'],
])('%s is told with what to do', async (_, prepare, code) => {
  prepare()
  await expect(startHubEmulator({ dataFolder })).rejects.toMatchObject({ code, message: expect.stringContaining(dataFolder), remedy: expect.stringContaining('--data') })
})

test('no space for the tables is told as such', () => {
  mkdirSync(dataFolder)
  const file = join(dataFolder, 'index.sqlite')
  new DatabaseSync(file).close()
  expect(() => openDatabase(file, ['PRAGMA max_page_count = 2;', table, table.replace('thing', 'another')])).toThrow(expect.objectContaining({ code: 'STORAGE_FULL' }))
})

test('a statement that ends its transaction is told as it is, and the next transaction works', () => {
  const database = openDatabase(join(dataFolder, 'index.sqlite'), [table])
  onTestFinished(() => database.close())
  const add = (name: string): unknown => database.transaction(() => database.run('INSERT OR ROLLBACK INTO thing VALUES (?)', name))
  add('one')
  expect(() => add('one')).toThrow('UNIQUE constraint failed')
  add('two')
  expect(database.all('SELECT name FROM thing')).toHaveLength(2)
})

test.each([
  [['--data', ''], '--data'],
  [['--wheels', '/no/such/folder'], '/no/such/folder'],
  [['--python', '/no/such/python'], '/no/such/python'],
  [['--port', '-1'], "'--port' argument is ambiguous. See"],
])('%j ends with 2 and names what is wrong', (options, words) => {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [...process.execArgv, main, '--port', '0', '--data', dataFolder, ...options], { encoding: 'utf8', cwd: parent })
  expect([status, stderr]).toEqual([2, expect.stringContaining(words)])
})
