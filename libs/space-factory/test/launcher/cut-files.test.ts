import { createRepo } from '@huggingface/hub'
import { createHuggingFaceStore } from '@naturalcad/bucket-store'
import { systemClock } from '@naturalcad/contracts'
import type { FactoryEvent } from '@naturalcad/contracts/factory'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { beginRun, createFactoryJournal } from '@naturalcad/space-factory'
import { expect, onTestFinished, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'
import { madeUpTask, runId } from '../support/made-up-task.ts'

async function startWithRun() {
  const hub = await startFactoryHub()
  const bucket = 'alice/space-factory-runs'
  await createRepo({ ...hub.as('alice'), repo: { type: 'bucket', name: bucket }, visibility: 'private' })
  const store = createHuggingFaceStore({ ...hub.as('alice'), bucket })
  onTestFinished(() => store.close())
  const prefix = `runs/${runId}/`
  const journal = createFactoryJournal({ storage: createStoreJournalStorage({ store, prefix }), runId, clock: systemClock })
  onTestFinished(() => journal.close())
  await beginRun({ journal, task: madeUpTask() })
  await journal.flush()
  return { factory: hub.factoryOf('alice'), store, prefix, journal }
}

test('a run whose snapshot a killed worker left cut off, or not at all, is read from its events', async () => {
  const { factory, store, prefix } = await startWithRun()
  const whole = await factory.read(runId)
  for (const text of ['', '{"schemaVersion": 1, "ru']) {
    await store.put(`${prefix}state.json`, text)
    expect(await factory.read(runId)).toEqual(whole)
    expect((await factory.list()).map(({ run }) => run.seq)).toEqual([3])
  }
  await store.delete(`${prefix}state.json`)
  expect(await factory.read(runId)).toEqual(whole)
})

test('an event that was left cut off is followed once it is written anew', async () => {
  const { factory, store, prefix, journal } = await startWithRun()
  await store.put(`${prefix}events/000004.jsonl`, '{"_crc":"0')
  const seen: FactoryEvent[] = []
  const following = (async () => {
    for await (const event of factory.follow(runId)) {
      seen.push(event)
      if (event.seq === 3) await journal.append({ type: 'space.stage', message: 'BUILDING', data: {} })
      if (event.seq === 4) await journal.append({ type: 'run.finished', message: 'canceled', data: { verdict: 'canceled', failure: null }, statusAfter: 'canceled' })
    }
  })()
  await following
  expect(seen.map(({ type }) => type)).toEqual(['run.created', 'run.queued', 'job.requested', 'space.stage', 'run.finished'])
})
