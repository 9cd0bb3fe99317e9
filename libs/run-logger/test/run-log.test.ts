import { createDiskRunLog, createMemoryRunLog } from '@naturalcad/run-logger'
import { describe, expect, test } from 'vitest'
import { Entry, idsOf, range, useFolder } from './support/log.ts'

const path = useFolder()
const redact = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('s3cret', '[redacted]')) as unknown

describe.each([
  ['memory', () => createMemoryRunLog({ schema: Entry, redact })],
  ['disk', () => createDiskRunLog({ file: path('logs/runs.jsonl'), schema: Entry, redact })],
])('%s log', (_, create) => {
  test('gives back records in the order of their positions', async () => {
    const log = create()
    const positions = await Promise.all(range(50).map((id) => log.append({ id, text: 'x' })))
    expect(positions.map(({ offset }) => offset)).toEqual(positions.map(({ offset }) => offset).sort((a, b) => a - b))
    expect(new Set(positions.map(({ offset }) => offset)).size).toBe(50)
    expect(await idsOf(log)).toEqual(range(50))
    expect(await idsOf(log, { after: positions[46]! })).toEqual([47, 48, 49])
    expect(await idsOf(log, { where: ({ id }) => id % 20 === 0 })).toEqual([0, 20, 40])
    await log.close()
  })

  test('refuses a record that breaks the schema, is no object or uses the keys of the log, and keeps the others', async () => {
    const log = create()
    await expect(log.append({ id: 'one' } as unknown as Entry)).rejects.toThrow('id')
    await expect(log.append({ id: 1, _crc: '' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await log.append({ id: 1, text: 'x' })
    expect(await idsOf(log)).toEqual([1])
    await log.close()
    await expect(log.append({ id: 2 })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('keeps no secret, and what the schema does not know', async () => {
    const log = create()
    await log.append({ id: 1, text: 'token s3cret', more: { deep: [1, null, 'ü\n"'] } })
    for await (const { record } of log.read()) expect(record).toEqual({ id: 1, text: 'token [redacted]', more: { deep: [1, null, 'ü\n"'] } })
    await log.close()
  })

  test('finds by time, field and text', async () => {
    const log = create()
    for (const id of range(10)) await log.append({ id, text: id % 2 === 0 ? 'a Flange' : 'tube', timestamp: `2026-01-0${id}T00:00:00.000Z`.replace('-00T', '-10T') })
    expect(await idsOf(log, { from: '2026-01-03T00:00:00Z', to: new Date('2026-01-06T00:00:00Z') })).toEqual([3, 4, 5])
    expect(await idsOf(log, { fields: { id: 7 } })).toEqual([7])
    expect(await idsOf(log, { fields: { id: 7, text: 'a Flange' } })).toEqual([])
    expect(await idsOf(log, { text: 'flange', from: '2026-01-07T00:00:00Z' })).toEqual([0, 8])
    await expect(idsOf(log, { from: 'yesterday' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await log.close()
  })

  test('is followed: what is there, then what comes, then on from a cursor', async () => {
    const log = create()
    await log.append({ id: 0 })
    const seen: number[] = []
    let cursor = ''
    const stop = new AbortController()
    const following = (async () => {
      for await (const entry of log.follow({ signal: stop.signal })) {
        seen.push(entry.record.id)
        cursor = entry.cursor
        if (entry.record.id === 3) stop.abort()
      }
    })()
    for (const id of [1, 2, 3]) await log.append({ id })
    await following
    expect(seen).toEqual([0, 1, 2, 3])
    await log.append({ id: 4 })
    for await (const { record } of log.follow({ cursor })) {
      expect(record.id).toBe(4)
      break
    }
    await log.close()
  })

  test('names a cursor that is none', async () => {
    const log = create()
    await log.append({ id: 0 })
    await expect(log.follow({ cursor: 'x' })[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(idsOf(log, { before: 'x' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await log.close()
  })

  test('a follower from the end sees only what is new, and ends when the log is closed', async () => {
    const log = create()
    await log.append({ id: 0 })
    const cursor = await log.cursor()
    const seen: number[] = []
    const following = (async () => {
      for await (const { record } of log.follow({ cursor })) seen.push(record.id)
    })()
    await log.append({ id: 1 })
    await log.close()
    await following
    expect(seen).toEqual([1])
  })
})
