import { deleteFiles } from '@huggingface/hub'
import { systemClock, type Clock } from '@naturalcad/contracts'
import { expect, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'
import { oddWorker } from '../support/odd-workers.ts'

const job = { image: 'node:24' }
const quick: Clock = { ...systemClock, after: (ms, callback) => systemClock.after(ms <= 10_000 ? 0 : ms, callback) }

test('a later event that is seen before an earlier one is given behind it', async () => {
  const hub = await startFactoryHub()
  const factory = hub.factoryOf('bob', { worker: oddWorker('dies'), job })
  // Refused, so that a fourth event lies beside the first three.
  await expect(factory.launch({ recipe: 'hello-job' })).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' })
  const [summary] = await factory.list()
  const runId = summary?.run.runId ?? ''
  let hidden = 3
  const late: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    if (!new URL(new Request(input).url).pathname.includes('/tree/') || hidden === 0) return answer
    hidden -= 1
    const items = (await answer.json()) as { path: string }[]
    return Response.json(items.filter(({ path }) => !path.endsWith('000001.jsonl')))
  }
  const seqs: number[] = []
  for await (const { seq } of hub.factoryOf('bob', { fetch: late, clock: quick }).follow(runId)) seqs.push(seq)
  expect([seqs, hidden]).toEqual([[1, 2, 3, 4], 0])
})

test('a run whose snapshot was lost is told by its events', async () => {
  const hub = await startFactoryHub()
  const factory = hub.factoryOf('alice', { worker: oddWorker('hangs'), job })
  const { run } = await factory.launch({ recipe: 'hello-job' })
  await deleteFiles({ ...hub.as('alice'), repo: 'buckets/alice/space-factory-runs', paths: [`runs/${run.runId}/state.json`] })
  const { runId, status, seq } = (await factory.read(run.runId)).run
  expect({ runId, status, seq }).toEqual({ runId: run.runId, status: 'job_scheduling', seq: 3 })
})
