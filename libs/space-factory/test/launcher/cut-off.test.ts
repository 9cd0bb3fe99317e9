import { systemClock, type Clock } from '@naturalcad/contracts'
import { getBucket, listJobs } from '@naturalcad/hub-client'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { expect, test } from 'vitest'
import { startFactoryHub, type FactoryHub } from '../support/factory-hub.ts'
import { oddWorker } from '../support/odd-workers.ts'

const job = { image: 'node:24' }

async function countJobsOf(hub: FactoryHub, name: string): Promise<number> {
  let count = 0
  for await (const { labels } of listJobs({ ...hub.as(name), namespace: name })) if (labels?.['naturalcad-run'] !== undefined) count += 1
  return count
}

/** A dead process does not try again later. */
const withoutBackOff: Clock = { ...systemClock, after: (ms, callback) => systemClock.after(ms <= 10_000 ? 0 : ms, callback) }

/** Answers so many requests, then none any more: to the Hub it looks like a process that was killed. */
function dieAfter(requests: number): typeof fetch & { isDead: () => boolean } {
  let left = requests
  const cut = (async (input: string | URL | Request, init?: RequestInit) => {
    if (left === 0) throw new TypeError('fetch failed')
    left -= 1
    return fetch(input, init)
  }) as typeof fetch
  return Object.assign(cut, { isDead: () => left === 0 })
}

test('a launch that is killed before any of its requests leaves nothing that runs, and what there is can be retried', { timeout: 120_000 }, async () => {
  const hub = await startFactoryHub()
  const worker = oddWorker('dies')
  let runs = 0
  for (let requests = 0; ; requests += 1) {
    const dying = dieAfter(requests)
    const launched = hub.factoryOf('alice', { worker, job, fetch: dying, clock: withoutBackOff }).launch({ recipe: 'hello-job' })
    const error = await launched.then(() => undefined, (thrown: unknown) => thrown)
    if (error === undefined) break
    expect(NaturalCadError.is(error)).toBe(true)
    expect([requests, await countJobsOf(hub, 'alice')]).toEqual([requests, 0])
    const list = await hub.factoryOf('alice').list()
    for (const { run } of list) expect(run).toMatchObject({ status: 'job_scheduling', job: null })
    runs = list.length
  }
  expect(runs).toBeGreaterThan(0)
  expect(await countJobsOf(hub, 'alice')).toBe(1)
  const left = (await hub.factoryOf('alice').list()).find(({ run }) => run.job === null)
  const inAMinute = { clock: { ...systemClock, now: () => Date.now() + 61_000 } }
  expect((await hub.factoryOf('alice', inAMinute).read(left?.run.runId ?? '')).isInterrupted).toBe(true)
  expect((await hub.factoryOf('alice', { ...inAMinute, worker, job }).retry(left?.run.runId ?? '')).run.job).not.toBeNull()
  expect((await getBucket({ ...hub.as('alice'), repo: 'buckets/alice/space-factory-runs' })).private).toBe(true)
})

test('a Job whose answer got lost is found, and not started twice', async () => {
  const hub = await startFactoryHub()
  hub.addFault({ method: 'POST', path: '/api/jobs/alice', times: 1, cutAfterBytes: 10 })
  const { run } = await hub.factoryOf('alice', { worker: oddWorker('hangs'), job }).launch({ recipe: 'hello-job' })
  expect(run.job).not.toBeNull()
  expect(await countJobsOf(hub, 'alice')).toBe(1)
})

test('what the Hub refuses for a while is told as such, and can be launched again', async () => {
  const hub = await startFactoryHub()
  const factory = hub.factoryOf('alice', { worker: oddWorker('dies'), job })
  for (const [status, code] of [[429, 'RATE_LIMITED'], [503, 'BACKEND_ERROR']] as const) {
    hub.addFault({ method: 'POST', path: '/api/buckets/alice/space-factory-runs/batch', times: 1, answer: { status } })
    const error: unknown = await factory.launch({ recipe: 'hello-job' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code, retryable: true })
  }
  expect(await factory.list()).toEqual([])
  expect((await factory.launch({ recipe: 'hello-job' })).run.job).not.toBeNull()
})

test('a run that is none is not found', async () => {
  const factory = (await startFactoryHub()).factoryOf('alice')
  const none = '20260101-000000-aaaaaaaa'
  expect(await factory.list()).toEqual([])
  await expect(factory.read(none)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(factory.follow(none)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(factory.cancel(none)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(factory.retry(none)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(factory.listFiles(none)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(factory.read('../other')).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})
