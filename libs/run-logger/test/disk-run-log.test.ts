import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDiskRunLog } from '@naturalcad/run-logger'
import { describe, expect, test } from 'vitest'
import { Entry, idsOf, range, useFolder } from './support/log.ts'

const path = useFolder()
const open = (options: Partial<Parameters<typeof createDiskRunLog<Entry>>[0]> = {}) => createDiskRunLog({ file: path('logs/runs.jsonl'), schema: Entry, ...options })

describe('files', () => {
  test('the name of the user means the file that is written to, and all is private', async () => {
    const log = open()
    const position = await log.append({ id: 1 })
    expect(position).toEqual({ segment: 1, offset: 0 })
    expect((await stat(path('logs/runs.jsonl'))).ino).toBe((await stat(path('logs/runs.000001.jsonl'))).ino)
    await log.rotate()
    await log.append({ id: 2 })
    expect(JSON.parse(await readFile(path('logs/runs.jsonl'), 'utf8'))).toMatchObject({ id: 2 })
    expect((await stat(path('logs/runs.jsonl'))).mode & 0o777).toBe(0o600)
    expect((await stat(path('logs'))).mode & 0o777).toBe(0o700)
    expect((await readdir(path('logs'))).sort()).toEqual(['runs.000001.jsonl', 'runs.000002.jsonl', 'runs.jsonl'])
    await log.close()
  })

  test('a log from before there were checksums is read, and kept as it was', async () => {
    await mkdir(path('logs'))
    const old = '{"id":1,"text":"x"}\n{"id":2}\n'
    await writeFile(path('logs/runs.jsonl'), old)
    const log = open()
    expect(await idsOf(log)).toEqual([1, 2])
    expect(await log.append({ id: 3 })).toEqual({ segment: 2, offset: 0 })
    expect(await idsOf(log)).toEqual([1, 2, 3])
    expect(await readFile(path('logs/runs.000001.jsonl'), 'utf8')).toBe(old)
    expect(await log.verify()).toMatchObject({ segments: 2, records: 3, unchecked: 2, bad: [] })
    await log.close()
  })

  test('lines that something else wrote are found by their fields, however it puts its blanks', async () => {
    await mkdir(path('logs'))
    await writeFile(path('logs/runs.jsonl'), '{"id": 1, "text" : "x"}\n{"id":2,"text":"x"}\n{"id": 3}\n')
    const log = open()
    expect(await idsOf(log, { fields: { text: 'x' } })).toEqual([1, 2])
    await log.append({ id: 4, text: 'x' })
    expect(await idsOf(log, { fields: { text: 'x' } })).toEqual([1, 2, 4])
    await log.close()
  })

  test('lines longer than what is read at once stand where they were written', async () => {
    const log = open()
    const texts = [1, 3_000_000, 2, 1_048_576, 5_000_000, 7].map((length) => 'ü'.repeat(length))
    const positions = await Promise.all(texts.map((text, id) => log.append({ id, text })))
    const found: unknown[] = []
    for await (const { record, position } of log.read()) found.push([record.id, record.text === texts[record.id], position])
    expect(found).toEqual(positions.map((position, id) => [id, true, position]))
    expect(await idsOf(log, { fields: { id: 4 } })).toEqual([4])
    expect(await log.verify()).toMatchObject({ records: 6, bad: [], unfinished: [] })
    await log.close()
  })

  test('a disk that is behind, where writes are handed to another thread, keeps the same records in the same places', async () => {
    let time = 0
    const log = open({ now: () => (time += 5) })
    const positions = []
    for (const round of range(5)) positions.push(...(await Promise.all(range(20, 20 * round).map((id) => log.append({ id, text: 'é' })))))
    const found: unknown[] = []
    for await (const { record, position } of log.read()) found.push([record.id, position])
    expect(found).toEqual(positions.map((position, id) => [id, position]))
    await log.close()
  })

  test('a closed log begins no new file', async () => {
    const log = open()
    await log.append({ id: 1 })
    await log.close()
    await expect(log.rotate()).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test.each([
    ['bytes', { maxBytes: 200 }],
    ['records', { maxRecords: 4 }],
  ])('a new file begins by %s, and every record stays', async (_, rotation) => {
    const log = open({ rotation })
    for (const id of range(20)) await log.append({ id, text: 'x'.repeat(20) })
    expect((await log.verify()).segments).toBe(5)
    expect(await idsOf(log)).toEqual(range(20))
    await log.close()
  })

  test('a new file begins on demand while producers never pause, and a close waits for all of them', async () => {
    const log = open()
    const over = new AbortController()
    const appended: number[] = []
    const producers = range(8).map(async (producer) => {
      for (let id = producer; !over.signal.aborted; id += 8) {
        await log.append({ id, text: 'x'.repeat(100) })
        appended.push(id)
      }
    })
    while (appended.length < 100) await log.append({ id: -1 })
    await log.rotate()
    expect(existsSync(path('logs/runs.000002.jsonl'))).toBe(true)
    over.abort()
    // More than one write takes.
    const last = range(3000, 1_000_000).map((id) => log.append({ id, text: 'y'.repeat(200) }))
    await log.close()
    await Promise.all([...producers, ...last])
    const ids = await idsOf(log)
    expect(ids.filter((id) => id >= 1_000_000)).toEqual(range(3000, 1_000_000))
    expect(ids.filter((id) => id >= 0 && id < 1_000_000).sort((a, b) => a - b)).toEqual(appended.sort((a, b) => a - b))
  })

  test('a new file begins by age', async () => {
    let now = Date.now()
    const log = open({ rotation: { maxAgeMs: 60_000 }, now: () => now })
    await log.append({ id: 1 })
    now += 59_000
    expect(await log.append({ id: 2 })).toMatchObject({ segment: 1 })
    now += 2_000
    expect(await log.append({ id: 3 })).toEqual({ segment: 2, offset: 0 })
    await log.close()
  })

  test.each([
    ['files', { maxFiles: 3 }],
    ['bytes', { maxBytes: 300 }],
  ])('retention by %s takes the oldest', async (_, keep) => {
    const log = open({ rotation: { maxBytes: 90 }, keep })
    for (const id of range(40)) await log.append({ id, text: 'x'.repeat(10) })
    const ids = await idsOf(log)
    expect(ids.at(-1)).toBe(39)
    expect(ids).toEqual(range(ids.length, 40 - ids.length))
    expect(ids.length).toBeLessThan(10)
    await log.close()
  })

  test('a file that somebody removed takes nothing that is appended afterwards with it', async () => {
    const log = open()
    await log.append({ id: 1 })
    await rm(path('logs'), { recursive: true })
    await log.append({ id: 2 })
    expect(await idsOf(log)).toEqual([2])
    await log.close()
  })
})

describe('what a crash leaves', () => {
  const line = async (id: number) => {
    const log = createDiskRunLog({ file: path(`one-${id}.jsonl`), schema: Entry })
    await log.append({ id })
    await log.close()
    return readFile(path(`one-${id}.jsonl`))
  }

  test.each([
    ['a torn tail', async () => Buffer.concat([await line(1), (await line(2)).subarray(0, -5)])],
    ['a tail of zeros', async () => Buffer.concat([await line(1), Buffer.alloc(5000)])],
    ['a record glued to a torn one', async () => Buffer.concat([await line(1), (await line(2)).subarray(0, 12), await line(4)])],
    ['a record behind zeros', async () => Buffer.concat([await line(1), Buffer.alloc(700), await line(4)])],
  ])('%s goes to quarantine and costs no other record', async (_, content) => {
    await mkdir(path('logs'))
    const bytes = await content()
    await writeFile(path('logs/runs.000001.jsonl'), bytes)
    const log = open()
    await log.append({ id: 3 })
    const ids = await idsOf(log)
    expect(ids).toEqual(bytes.includes('"id":4') ? [1, 4, 3] : [1, 3])
    const report = await log.verify()
    expect(report).toMatchObject({ bad: [], unfinished: [], records: ids.length })
    expect(report.quarantined).toHaveLength(1)
    const [name = ''] = report.quarantined
    const [, start, end] = name.split('-').map(Number)
    expect(await readFile(path(`logs/runs.jsonl.quarantine/${name}`))).toEqual(bytes.subarray(start, end))
    await log.close()
  })

  test('damage in the middle is told by readers and by verify, with its range, and heals on demand', async () => {
    const log = open()
    for (const id of range(5)) await log.append({ id, text: 'abc' })
    const file = path('logs/runs.000001.jsonl')
    const bytes = await readFile(file)
    const at = bytes.indexOf('"id":2')
    bytes.write('"id":9', at)
    await writeFile(file, bytes)
    const unreadable: number[] = []
    expect(await idsOf(log, { onUnreadable: ({ offset }) => unreadable.push(offset) })).toEqual([0, 1, 3, 4])
    const start = bytes.lastIndexOf('\n', at) + 1
    expect(unreadable).toEqual([start])
    expect((await log.verify()).bad).toEqual([{ segment: 1, start, end: bytes.indexOf('\n', at), reason: 'its checksum does not match' }])
    expect(await log.heal()).toMatchObject({ bad: [], records: 4 })
    expect(await idsOf(log)).toEqual([0, 1, 3, 4])
    await log.close()
  })

  test('a line that another process is still writing is not touched', async () => {
    const log = open()
    await log.append({ id: 1 })
    await appendFile(path('logs/runs.000001.jsonl'), '{"_crc":"0123')
    expect(await idsOf(log)).toEqual([1])
    expect(await log.verify()).toMatchObject({ bad: [], unfinished: [{ segment: 1 }] })
    await log.close()
  })
})

describe('failures', () => {
  test('are told, and the next append tries again', async () => {
    const log = open()
    await writeFile(path('logs'), 'in the way of the folder')
    await expect(log.append({ id: 1 })).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await expect(idsOf(log)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await rm(path('logs'))
    await log.append({ id: 2 })
    expect(await idsOf(log)).toEqual([2])
    await log.close()
  })

  test.skipIf(process.platform === 'win32')('where the disk takes a part of a batch, exactly the records that are whole are acknowledged', async () => {
    const child = join(import.meta.dirname, 'support/append-many.ts')
    // Blocks of 512 bytes, in a file: a write that would go beyond is cut there, and the next one refused.
    const script = 'ulimit -f 8 && exec "$0" --conditions=@naturalcad/source "$@"'
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, child, path('logs/runs.jsonl'), '100'], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const outcomes = JSON.parse(stdout) as (number | string)[]
    const kept = outcomes.filter((outcome) => typeof outcome === 'number')
    expect(kept.length).toBeGreaterThan(10)
    expect(outcomes.slice(kept.length)).toEqual(range(100 - kept.length).map(() => 'STORAGE_FAILED'))
    const log = open()
    await log.append({ id: 100 })
    const found: [number, number][] = []
    for await (const { record, position } of log.read()) found.push([record.id, position.offset])
    expect(found.slice(0, -1)).toEqual(kept.map((offset, id) => [id, offset]))
    expect(found.at(-1)?.[0]).toBe(100)
    expect(await log.verify()).toMatchObject({ records: kept.length + 1, bad: [], unfinished: [], quarantined: [expect.any(String)] })
    await log.close()
  })

  test('records of an earlier version are read in the form of today; those of a later one are told', async () => {
    const first = open()
    await first.append({ id: 1, title: 'x' })
    await first.close()
    const second = open({ version: 2, upcasters: { 1: ({ title, ...rest }) => ({ ...rest, text: title }) } })
    await second.append({ id: 2, text: 'y' })
    const texts = []
    for await (const { record } of second.read({ fields: { text: 'x' } })) texts.push(record.text)
    expect(texts).toEqual(['x'])
    await second.close()
    const reasons: string[] = []
    expect(await idsOf(open(), { onUnreadable: ({ reason }) => reasons.push(reason) })).toEqual([1])
    expect(reasons).toEqual(['it has version 2, and this program knows up to 1'])
  })
})

describe('following', () => {
  test('crosses new files and retention, each record once, and tells of what was removed', async () => {
    const log = open({ rotation: { maxRecords: 3 }, keep: { maxFiles: 4 } })
    await log.append({ id: 0 })
    const reader = open()
    const seen: number[] = []
    let cursor = ''
    for await (const entry of reader.follow()) {
      seen.push(entry.record.id)
      cursor = entry.cursor
      if (entry.record.id < 30) await log.append({ id: entry.record.id + 1 })
      else break
    }
    expect(seen).toEqual(range(31))
    for (const id of range(30, 31)) await log.append({ id })
    const gaps: string[] = []
    const later: number[] = []
    for await (const { record } of reader.follow({ cursor, onGap: ({ reason }) => gaps.push(reason) })) {
      later.push(record.id)
      if (record.id === 60) break
    }
    expect(gaps).toHaveLength(1)
    expect(later).toEqual(range(later.length, 61 - later.length))
    await log.close()
  })

  test('sees what a slow process adds to a file after the next one began', async () => {
    const log = open()
    await log.append({ id: 1 })
    const late = (await readFile(path('logs/runs.000001.jsonl'))).toString().replace('"id":1', '"id":1')
    await log.rotate()
    await log.append({ id: 2 })
    const seen: number[] = []
    for await (const { record } of open().follow()) {
      seen.push(record.id)
      if (record.id === 2) await appendFile(path('logs/runs.000001.jsonl'), late)
      if (seen.length === 3) break
    }
    expect(seen).toEqual([1, 2, 1])
    await log.close()
  })
})
