import { systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { FactoryEvent, FactoryRun } from '@naturalcad/contracts/factory'
import { createRedactor } from '@naturalcad/redaction'
import type { JournalStorage } from '@naturalcad/run-logger'
import { beginRun, createFactoryJournal, followRun, readRun } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { createManualClock } from '../support/manual-clock.ts'
import { madeUpTask, runId } from '../support/made-up-task.ts'
import { openPlace } from '../support/open-place.ts'
import { places } from '../support/place-at.ts'
import { runPrefix } from '../support/run-in-process.ts'

const token = 'hf_planted_wQ7xK2mVb9'
const task = madeUpTask()
const open = (storage: JournalStorage) => createFactoryJournal({ storage, runId, clock: createManualClock(), redactor: createRedactor({ secrets: [token] }) })

describe.each(places)('on %s', (name) => {
  test('events are numbered, dated and kept in the order in which they were told, at once or one by one', async () => {
    const { openStorage } = await openPlace(name)
    const journal = open(openStorage())
    await beginRun({ journal, task })
    const kept = await Promise.all([1, 2, 3].map((n) => journal.append({ type: 'space.stage', message: `look ${n}`, data: { n } })))
    await journal.close()
    expect(kept.map(({ seq, at, data }) => [seq, at, data['n']])).toEqual([4, 5, 6].map((seq) => [seq, '2026-08-01T12:00:00.000Z', seq - 3]))
    expect((await readRun({ storage: openStorage() })).run).toMatchObject({ seq: 6, status: 'job_scheduling' })
  })

  test('a secret is gone before there are bytes of it', async () => {
    const { store, openStorage } = await openPlace(name)
    const journal = open(openStorage())
    await beginRun({ journal, task })
    await journal.append({ type: 'space.error', message: `401 for Bearer ${token}`, data: { nested: [{ url: `https://x/?t=${encodeURIComponent(token)}` }], [token]: 1 } })
    await journal.flush()
    await journal.close()
    const texts: string[] = []
    for await (const { key } of store.list()) texts.push(key, await new Response((await store.get(key)).body).text())
    expect(texts.join('\n')).toContain('[redacted]')
    expect(texts.join('\n')).not.toContain(token)
  })

  test('the state and the report are of the contract, and are made again from the events alone, byte for byte', async () => {
    const { store, openStorage } = await openPlace(name)
    const journal = open(openStorage())
    await beginRun({ journal, task })
    await journal.close()
    const read = async (file: string) => new Response((await store.get(runPrefix + file)).body).text()
    const before = [await read('state.json'), await read('report.md')]
    expect(FactoryRun.parse(JSON.parse(before[0] ?? ''))).toMatchObject({ runId, status: 'job_scheduling', seq: 3 })
    await store.delete(`${runPrefix}state.json`)
    await store.delete(`${runPrefix}report.md`)
    const again = open(openStorage())
    await again.flush()
    await again.close()
    expect([await read('state.json'), await read('report.md')]).toEqual(before)
  })

  test('two readers follow a run that is written; one that left goes on where it was', async () => {
    const { openStorage } = await openPlace(name)
    const journal = open(openStorage())
    await beginRun({ journal, task })
    const first: number[] = []
    const second: number[] = []
    const whole = (async () => {
      for await (const { seq } of followRun({ storage: openStorage() })) first.push(seq)
    })()
    for await (const { seq } of followRun({ storage: openStorage() })) {
      second.push(seq)
      if (seq === 2) break
    }
    await journal.append({ type: 'space.stage', message: 'BUILDING', data: {} })
    await journal.append({ type: 'run.finished', message: 'canceled', data: { verdict: 'canceled', failure: null }, statusAfter: 'canceled' })
    for await (const { seq } of followRun({ storage: openStorage(), from: 2 })) second.push(seq)
    await whole
    await journal.close()
    expect(first).toEqual([1, 2, 3, 4, 5])
    expect(second).toEqual([1, 2, 3, 4, 5])
  })
})

test('a transition that is not legal is refused as a fault of its writer, and what comes next is kept', async () => {
  const { openStorage } = await openPlace('memory')
  const journal = open(openStorage())
  await beginRun({ journal, task })
  await expect(journal.append({ type: 'space.stage', message: '', data: {}, statusAfter: 'building' })).rejects.toMatchObject({ code: 'INTERNAL', message: expect.stringContaining('job_scheduling does not lead to building') })
  expect(await journal.append({ type: 'space.stage', message: '', data: {} })).toMatchObject({ seq: 4 })
})

test('an event whose data are not what its type says is refused', async () => {
  const { openStorage } = await openPlace('memory')
  const journal = open(openStorage())
  await beginRun({ journal, task })
  const unknownToTypes: string = 'step.finished'
  await expect(journal.append({ type: unknownToTypes, message: '', data: {} })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})

test('whoever could not keep an event writes no more: another may be writing by now', async () => {
  const { openStorage } = await openPlace('memory')
  const storage = openStorage()
  let isDown = false
  const append: JournalStorage['append'] = (sequence, line) => (isDown ? Promise.reject(new NaturalCadError('BACKEND_UNAVAILABLE', 'the bucket is gone')) : storage.append(sequence, line))
  const journal = open({ ...storage, append })
  await beginRun({ journal, task })
  isDown = true
  await expect(journal.append({ type: 'space.stage', message: '', data: {} })).rejects.toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
  isDown = false
  await expect(journal.append({ type: 'space.stage', message: '', data: {} })).rejects.toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
  expect((await readRun({ storage: openStorage() })).run.seq).toBe(3)
})

test('of two writers one is refused and ends', async () => {
  const { openStorage } = await openPlace('memory')
  const [one, other] = [open(openStorage()), open(openStorage())]
  await beginRun({ journal: one, task })
  await other.append({ type: 'space.stage', message: 'by the other', data: {} })
  await expect(one.append({ type: 'space.stage', message: 'by the one', data: {} })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(one.append({ type: 'space.stage', message: 'by the one', data: {} })).rejects.toMatchObject({ code: 'CONFLICT' })
  await other.append({ type: 'space.stage', message: 'by the other', data: {} })
  expect((await readRun({ storage: openStorage() })).run.seq).toBe(5)
})

test('a run that is begun again is begun once', async () => {
  const { openStorage } = await openPlace('memory')
  const journal = open(openStorage())
  await beginRun({ journal, task })
  await beginRun({ journal, task })
  expect(await journal.story()).toMatchObject({ run: { seq: 3, status: 'job_scheduling', links: {}, costs: { estimatedUsd: 0, spentUsd: 0, budgetUsd: null } } })
})

test('a run that is not there cannot be read', async () => {
  const { openStorage } = await openPlace('memory')
  await expect(readRun({ storage: openStorage() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('events are of the contract', async () => {
  const { openStorage } = await openPlace('memory')
  const journal = createFactoryJournal({ storage: openStorage(), runId, clock: systemClock })
  await beginRun({ journal, task })
  for await (const event of followRun({ storage: openStorage() })) {
    expect(FactoryEvent.parse(event)).toEqual(event)
    if (event.seq === 3) break
  }
})
