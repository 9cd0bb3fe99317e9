import { createRepo } from '@huggingface/hub'
import { createHuggingFaceStore } from '@naturalcad/bucket-store'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRun } from '@naturalcad/contracts/factory'
import { expect, onTestFinished, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'
import { oddWorker } from '../support/odd-workers.ts'

const runId = '20260801-120000-abcdefgh'
const at = '2026-08-01T12:00:00.000Z'
const stateAt = (seq: number): FactoryRun => ({
  schemaVersion: 1, runId, kind: 'hello-job', status: 'job_running', previousStatus: 'job_scheduling', seq, startedAt: at, updatedAt: at, finishedAt: null, user: 'alice',
  job: null, target: null, model: null, mode: 'full-inference-gated', resultStatus: null, failure: null, costs: null, links: {},
})

async function startWithRun() {
  const hub = await startFactoryHub()
  const name = 'alice/space-factory-runs'
  await createRepo({ ...hub.as('alice'), repo: { type: 'bucket', name }, visibility: 'private' })
  const store = createHuggingFaceStore({ ...hub.as('alice'), bucket: name })
  onTestFinished(() => store.close())
  const write = async (seq: number) => {
    await store.put(`runs/${runId}/state.json`, JSON.stringify(stateAt(seq)))
  }
  await write(3)
  return { factory: hub.factoryOf('alice'), write }
}

test('a run is read as it is seen, and later where it is known to have got further', async () => {
  const { factory, write } = await startWithRun()
  expect((await factory.read(runId)).run.seq).toBe(3)
  expect((await factory.read(runId, { atLeast: 3 })).run.seq).toBe(3)
  const later = factory.read(runId, { atLeast: 4 })
  await write(4)
  expect((await later).run.seq).toBe(4)
})

test('a run is told by its events where its snapshot is seen later than they are', async () => {
  const hub = await startFactoryHub()
  const factory = hub.factoryOf('alice', { worker: oddWorker('dies'), job: { image: 'node:24' } })
  const { run } = await factory.launch({ recipe: 'hello-job' })
  const store = createHuggingFaceStore({ ...hub.as('alice'), bucket: 'alice/space-factory-runs' })
  onTestFinished(() => store.close())
  await store.put(`runs/${run.runId}/state.json`, JSON.stringify({ ...run, job: null, seq: run.seq - 1 }))
  expect((await factory.read(run.runId)).run.seq).toBe(run.seq - 1)
  expect((await factory.read(run.runId, { atLeast: run.seq })).run.seq).toBe(run.seq)
})

test('waiting for a run to get further ends with the signal', async () => {
  const { factory } = await startWithRun()
  const leaving = new AbortController()
  const reading = factory.read(runId, { atLeast: 4, signal: leaving.signal })
  leaving.abort(new NaturalCadError('CANCELED', 'enough'))
  await expect(reading).rejects.toMatchObject({ code: 'CANCELED' })
})
