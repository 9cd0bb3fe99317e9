import { expect, test } from 'vitest'
import { createSpaceLog, type SpaceLog } from '../../src/spaces/logs/space-log.ts'
import { spacesSchema } from '../../src/spaces/schema.ts'
import { openDatabase } from '../../src/storage/database.ts'

function createScene() {
  const database = openDatabase(':memory:', ['CREATE TABLE repository (id TEXT PRIMARY KEY) STRICT;', spacesSchema])
  database.run("INSERT INTO repository (id) VALUES ('space')")
  const create = (kind: 'build' | 'run' = 'run') => createSpaceLog({ database, repositoryId: 'space', kind, now: () => 5 })
  return { database, create, log: create() }
}

async function read(log: SpaceLog, tail?: number): Promise<string[]> {
  const lines: string[] = []
  for await (const { text } of log.follow({ tail, isOpen: () => false, signal: new AbortController().signal })) lines.push(text)
  return lines
}

test('begins where it is asked to', async () => {
  const { log } = createScene()
  for (const text of ['a', 'b', 'c']) log.append(text)
  expect([await read(log), await read(log, 2), await read(log, 0), await read(log, 9)]).toEqual([['a', 'b', 'c'], ['b', 'c'], [], ['a', 'b', 'c']])
})

test('is there again after a restart, each kind for itself', async () => {
  const { create, log } = createScene()
  log.append('of a former run')
  log.clear()
  log.append('a')
  log.append('b')
  log.save()
  log.append('not saved yet')
  expect([await read(create()), await read(create('build'))]).toEqual([['a', 'b'], []])
})

test('keeps the newest lines, by number and by length', async () => {
  const { log, create } = createScene()
  for (let number = 0; number < 23_000; number += 1) log.append(String(number))
  const lines = await read(log)
  expect([lines.length <= 22_000, lines.length >= 20_000, lines.at(-1)]).toEqual([true, true, '22999'])
  for (let number = 0; number < 300; number += 1) log.append(`${number}-`.padEnd(100_000, 'x'))
  const long = await read(log)
  expect(long.at(-1)).toMatch(/^299-x+$/)
  expect(Math.max(...long.map(({ length }) => length))).toBe(64 * 1024)
  expect(long.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(10 * 1024 * 1024)
  log.save()
  expect(await read(create())).toEqual(long)
})

test('who follows goes on after it was cleared, and ends when nobody writes any more', async () => {
  const { log } = createScene()
  let isOpen = true
  const seen: string[] = []
  const followed = (async () => {
    for await (const { text } of log.follow({ isOpen: () => isOpen, signal: new AbortController().signal })) seen.push(text)
  })()
  log.append('first')
  await new Promise((resolve) => void setImmediate(resolve))
  log.clear()
  log.append('second')
  await new Promise((resolve) => void setImmediate(resolve))
  isOpen = false
  log.notify()
  await followed
  expect(seen).toEqual(['first', 'second'])
})

test('of a Space that is gone nothing is written', () => {
  const { database, log } = createScene()
  log.append('late')
  database.run('DELETE FROM repository')
  log.save()
  expect(database.all('SELECT * FROM space_log')).toEqual([])
})
