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

/** From the first request on of which it is true nothing is answered any more: to the Hub it looks like a process that was killed. */
function dieAt(isLast: (request: Request) => boolean): typeof fetch {
  let isDead = false
  return async (input: string | URL | Request, init?: RequestInit) => {
    isDead ||= isLast(new Request(input, init?.body === undefined ? init : { ...init, body: null }))
    if (isDead) throw new TypeError('fetch failed')
    return fetch(input, init)
  }
}

function dieAfter(requests: number): typeof fetch {
  let left = requests
  return dieAt(() => left-- <= 0)
}

const asksForJob = ({ method, url }: Request) => method === 'POST' && new URL(url).pathname.startsWith('/api/jobs/')

test('a launch that is killed before any of its requests leaves nothing that runs, and what there is can be retried', async () => {
  const hub = await startFactoryHub()
  const worker = oddWorker('dies')
  /** Whether it was killed, with what it leaves. */
  const isKilledBy = async (dying: typeof fetch): Promise<boolean> => {
    const launched = hub.factoryOf('alice', { worker, job, fetch: dying, clock: withoutBackOff }).launch({ recipe: 'hello-job' })
    const error = await launched.then(() => undefined, (thrown: unknown) => thrown)
    if (error === undefined) return false
    expect(NaturalCadError.is(error)).toBe(true)
    expect(await countJobsOf(hub, 'alice')).toBe(0)
    for (const { run } of await hub.factoryOf('alice').list()) expect(run).toMatchObject({ status: 'job_scheduling', job: null })
    return true
  }
  // What an earlier launch has uploaded, a later one need not: they end after different numbers of requests, and only this one surely leaves a run.
  expect(await isKilledBy(dieAt(asksForJob))).toBe(true)
  expect(await hub.factoryOf('alice').list()).toHaveLength(1)
  for (let requests = 0; await isKilledBy(dieAfter(requests)); requests += 1);
  expect(await countJobsOf(hub, 'alice')).toBe(1)
  const left = (await hub.factoryOf('alice').list()).find(({ run }) => run.job === null)
  const inAMinute = { clock: { ...systemClock, now: () => Date.now() + 61_000 } }
  expect((await hub.factoryOf('alice', inAMinute).read(left?.run.runId ?? '')).isInterrupted).toBe(true)
  expect((await hub.factoryOf('alice', { ...inAMinute, worker, job }).retry(left?.run.runId ?? '')).run.job).not.toBeNull()
  expect((await getBucket({ ...hub.as('alice'), repo: 'buckets/alice/space-factory-runs' })).private).toBe(true)
})

test('a launch that is given up while its Job is asked for leaves no Job that runs, and a run that can be retried', async () => {
  const hub = await startFactoryHub()
  const leaving = new AbortController()
  const reason = new NaturalCadError('CANCELED', 'enough')
  const leavesAtJob: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const answer = await fetch(request)
    if (asksForJob(request)) leaving.abort(reason)
    return answer
  }
  await expect(hub.factoryOf('alice', { worker: oddWorker('hangs'), job, fetch: leavesAtJob }).launch({ recipe: 'hello-job' }, { signal: leaving.signal })).rejects.toBe(reason)
  const stages: string[] = []
  for await (const { status } of listJobs({ ...hub.as('alice'), namespace: 'alice' })) stages.push(status.stage)
  expect(stages).toEqual(['CANCELED'])
  expect(await hub.factoryOf('alice').list()).toMatchObject([{ run: { status: 'job_scheduling' }, isInterrupted: true }])
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
