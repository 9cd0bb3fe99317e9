import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskRunLog, createMemoryRunLog, type RunLog } from '@naturalcad/run-logger'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

interface Entry {
  id: number
  text: string
}

const schema = {
  parse(value: unknown): Entry {
    if (typeof value === 'object' && value !== null && 'id' in value && 'text' in value && typeof value.id === 'number') {
      return { id: value.id, text: String(value.text) }
    }
    throw new TypeError('not an entry')
  },
}
const redact = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('s3cret', '[redacted]')) as unknown

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-logger-'))
})
afterEach(() => rm(folder, { recursive: true }))

const idsOf = async (log: RunLog<Entry>, options: Parameters<RunLog<Entry>['read']>[0] = {}) => {
  const ids = []
  for await (const { record } of log.read(options)) ids.push(record.id)
  return ids
}

describe.each([
  ['memory', () => createMemoryRunLog({ schema, redact })],
  ['disk', () => createDiskRunLog({ file: join(folder, 'logs/runs.jsonl'), schema, redact })],
])('%s log', (_, create) => {
  test('gives back records in order, with gapless positions', async () => {
    const log = create()
    const positions = await Promise.all(Array.from({ length: 50 }, (__, id) => log.append({ id, text: 'x' })))
    expect(positions.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (__, index) => index + 1))
    expect(await idsOf(log)).toEqual(Array.from({ length: 50 }, (__, id) => id))
    expect(await idsOf(log, { after: { sequence: 47 } })).toEqual([47, 48, 49])
    expect(await idsOf(log, { where: ({ id }) => id % 20 === 0 })).toEqual([0, 20, 40])
    await log.close()
  })

  test('refuses a record that breaks the schema, and keeps the others', async () => {
    const log = create()
    await expect(log.append({ id: 'one' } as unknown as Entry)).rejects.toThrow('not an entry')
    await log.append({ id: 1, text: 'x' })
    expect(await idsOf(log)).toEqual([1])
    await log.close()
  })

  test('keeps no secret', async () => {
    const log = create()
    await log.append({ id: 1, text: 'token s3cret' })
    for await (const { record } of log.read()) expect(record.text).toBe('token [redacted]')
    await log.close()
  })
})

describe('disk log', () => {
  test('goes on after a restart', async () => {
    const file = join(folder, 'runs.jsonl')
    const first = createDiskRunLog({ file, schema })
    await first.append({ id: 1, text: 'x' })
    await first.close()
    const second = createDiskRunLog({ file, schema })
    expect(await second.append({ id: 2, text: 'y' })).toEqual({ sequence: 2 })
    expect(await idsOf(second)).toEqual([1, 2])
    await second.close()
  })

  test('a torn line costs no other record, and is told', async () => {
    const file = join(folder, 'runs.jsonl')
    await writeFile(file, '{"id":1,"text":"x"}\n{"id":2,"te')
    const log = createDiskRunLog({ file, schema })
    await log.append({ id: 3, text: 'y' })
    const unreadable: number[] = []
    expect(await idsOf(log, { onUnreadable: ({ lineNumber }) => unreadable.push(lineNumber) })).toEqual([1, 3])
    expect(unreadable).toEqual([2])
    await log.close()
  })

  test('is private to the user', async () => {
    const log = createDiskRunLog({ file: join(folder, 'logs/runs.jsonl'), schema })
    await log.append({ id: 1, text: 'x' })
    expect((await stat(join(folder, 'logs/runs.jsonl'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'logs'))).mode & 0o777).toBe(0o700)
    await log.close()
  })

  test('says what could not be written', async () => {
    const log = createDiskRunLog({ file: join(folder, 'runs.jsonl', 'impossible'), schema })
    await writeFile(join(folder, 'runs.jsonl'), '')
    await expect(log.append({ id: 1, text: 'x' })).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await log.close()
  })

  test('a log that cannot be read is an error, not an empty log', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(idsOf(createDiskRunLog({ file: join(folder, 'file', 'runs.jsonl'), schema }))).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    expect(await idsOf(createDiskRunLog({ file: join(folder, 'nothing-yet.jsonl'), schema }))).toEqual([])
  })

  test('after a failure the next append opens the log again, behind what others wrote', async () => {
    const file = join(folder, 'logs/runs.jsonl')
    const log = createDiskRunLog({ file, schema })
    await writeFile(join(folder, 'logs'), 'in the way of the folder')
    await expect(log.append({ id: 1, text: 'x' })).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await rm(join(folder, 'logs'))
    const other = createDiskRunLog({ file, schema })
    await other.append({ id: 2, text: 'of another process' })
    expect(await log.append({ id: 3, text: 'y' })).toEqual({ sequence: 2 })
    expect(await idsOf(log)).toEqual([2, 3])
    await log.close()
    await other.close()
  })

  test('reads what another writer appended', async () => {
    const file = join(folder, 'runs.jsonl')
    const log = createDiskRunLog({ file, schema })
    await log.append({ id: 1, text: 'x' })
    await appendFile(file, '{"id":2,"text":"y"}\n')
    expect(await idsOf(log)).toEqual([1, 2])
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3)
    await log.close()
  })
})
