import { runScheduledJob } from '@huggingface/hub'
import {
  cancelJob,
  countJobs,
  createScheduledJob,
  followJobEvents,
  followJobLog,
  followJobMetrics,
  getJob,
  listJobs,
  listScheduledJobs,
  readJobLog,
  runJob,
  updateJobExpose,
  updateJobLabels,
  updateScheduledJobLabels,
  updateScheduledJobSchedule,
  waitForJob,
} from '@naturalcad/hub-client'
import { describe, expect, test } from 'vitest'
import { collect } from './support/collect.ts'
import { createScriptedHub } from './support/scripted-hub.ts'
import { startHub } from './support/start-hub.ts'

const spec = { dockerImage: 'python:3.12', command: ['python', '-c', 'print(1)'] }

/** Jobs are taken and wait. */
async function startWithQueue() {
  const hub = await startHub({ profile: 'pro', maxRunningJobs: 0 })
  return { hub, ofAlice: { ...hub.as('alice'), namespace: 'alice' } }
}

describe('a job', () => {
  test('is run with all that it was given, and its secrets do not come back', async () => {
    const { ofAlice } = await startWithQueue()
    const job = await runJob({
      ...ofAlice,
      ...spec,
      environment: { A_B: '1' },
      secrets: { KEY: 'hidden words' },
      flavor: 'cpu-upgrade',
      timeoutSeconds: 900,
      labels: { run: 'r1' },
    })
    expect(job).toMatchObject({
      status: { stage: 'SCHEDULING' },
      owner: { name: 'alice' },
      flavor: 'cpu-upgrade',
      environment: { A_B: '1' },
      secrets: ['KEY'],
      labels: { run: 'r1' },
    })
    expect(JSON.stringify(await getJob({ ...ofAlice, jobId: job.id }))).not.toContain('hidden words')
  })

  test.each([
    [{ command: ['x'] }, 'either a dockerImage or'],
    [{ ...spec, spaceId: 'a/b' }, 'either a dockerImage or'],
    [{ dockerImage: 'x', command: [] }, 'command is empty'],
    [{ ...spec, volumes: [{ source: '../x', mountPath: '/x' }] }, 'names no repository'],
    [{ ...spec, namespace: 'a/b' }, 'is no namespace'],
  ])('%j is refused before it is sent', async (options, message) => {
    const { fetch, calls } = createScriptedHub({})
    await expect(runJob({ namespace: 'alice', fetch, ...options })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining(message),
    })
    expect(calls).toEqual([])
  })

  test('without credits is refused, and never sent twice', async () => {
    const hub = await startHub({ maxRunningJobs: 0 })
    await expect(runJob({ ...hub.as('bob'), namespace: 'bob', ...spec })).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' })
    const { fetch, calls } = createScriptedHub(503)
    await expect(runJob({ namespace: 'alice', fetch, ...spec })).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
    expect(calls).toHaveLength(1)
  })

  test('gets other labels, is canceled and waited for, and its streams end', async () => {
    const { ofAlice } = await startWithQueue()
    const { id: jobId } = await runJob({ ...ofAlice, ...spec })
    expect((await updateJobLabels({ ...ofAlice, jobId, labels: { run: 'r2' } })).labels).toEqual({ run: 'r2' })
    const changes = collect(followJobEvents({ ...ofAlice, jobId }))
    await cancelJob({ ...ofAlice, jobId })
    expect(await waitForJob({ ...ofAlice, jobId })).toMatchObject({ status: { stage: 'CANCELED' } })
    expect((await changes).at(-1)).toMatchObject({ data: { stage: 'CANCELED' } })
    expect(await collect(followJobLog({ ...ofAlice, jobId }))).toEqual([])
    expect(await collect(readJobLog({ ...ofAlice, jobId, tail: 5 }))).toEqual([])
    expect(await collect(followJobMetrics({ ...ofAlice, jobId }))).toEqual([])
    await expect(getJob({ ...ofAlice, jobId: '0'.repeat(24) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('has its public ports among its ports', async () => {
    let sent: unknown
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent = await new Request(input, init).json()
      return Response.json({ id: '1', owner: { name: 'a' }, status: { stage: 'RUNNING', exposeUrls: ['http://x/'] } })
    }
    const job = await updateJobExpose({ namespace: 'a', jobId: '1', ports: [1, 2, 1], portsPublic: [2, 3], fetch })
    expect(sent).toEqual({ ports: [1, 2, 3], portsPublic: [2, 3] })
    expect(job.status.exposeUrls).toEqual(['http://x/'])
  })
})

test('jobs are listed over all pages, and counted, by stage and by all of their labels', async () => {
  const { ofAlice } = await startWithQueue()
  const made: string[] = []
  for (const labels of [
    { team: 'ml', env: 'prod' },
    { team: 'ml', env: 'test' },
    { team: 'web', env: 'prod' },
  ])
    made.unshift((await runJob({ ...ofAlice, ...spec, labels })).id)
  await cancelJob({ ...ofAlice, jobId: made[2] ?? '' })
  const list = async (filter: object) => (await collect(listJobs({ ...ofAlice, ...filter }))).map(({ id }) => made.indexOf(id))
  expect(await list({})).toEqual([0, 1, 2])
  expect(await list({ labels: { team: 'ml' } })).toEqual([1, 2])
  expect(await list({ labels: { team: 'ml', env: 'prod' }, stages: ['CANCELED'] })).toEqual([2])
  expect(await list({ stages: ['SCHEDULING', 'RUNNING'] })).toEqual([0, 1])
  expect(await countJobs(ofAlice)).toBe(3)
  expect(await countJobs({ ...ofAlice, labels: { env: 'prod' }, stages: ['SCHEDULING'] })).toBe(1)

  // The emulator's pages are large: the second one is asked for by hand.
  const seen: string[] = []
  const paged: typeof globalThis.fetch = (input, init) => {
    const url = new URL(new Request(input, init).url)
    if (!url.searchParams.has('limit')) url.searchParams.set('limit', '2')
    seen.push(url.pathname + url.search)
    return fetch(url, init)
  }
  expect(await list({ fetch: paged })).toEqual([0, 1, 2])
  expect(seen).toHaveLength(2)
})

test('a schedule has labels and times that can be changed, and is found by them', async () => {
  const { ofAlice } = await startWithQueue()
  const made = await createScheduledJob({ ...ofAlice, ...spec, schedule: '@daily', suspend: true, labels: { team: 'ml', env: 'prod' } })
  expect(made).toMatchObject({ schedule: '@daily', suspend: true, jobSpec: { labels: { team: 'ml' } } })
  await createScheduledJob({ ...ofAlice, ...spec, schedule: '@daily', labels: { team: 'ml', env: 'test' } })
  const found = await listScheduledJobs({ ...ofAlice, labels: { team: 'ml', env: 'prod' } })
  expect(found.map(({ id }) => id)).toEqual([made.id])
  expect(await listScheduledJobs(ofAlice)).toHaveLength(2)
  const one = { ...ofAlice, scheduledJobId: made.id }
  expect((await updateScheduledJobLabels({ ...one, labels: { team: 'web' } })).jobSpec.labels).toEqual({ team: 'web' })
  expect((await updateScheduledJobSchedule({ ...one, schedule: '0 3 * * *' })).schedule).toBe('0 3 * * *')
  await expect(updateScheduledJobSchedule({ ...one, schedule: 'at noon' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  await runScheduledJob({ ...ofAlice, jobId: made.id })
  expect((await listScheduledJobs({ ...ofAlice, labels: { team: 'web' } }))[0]?.status?.lastJob?.id).toMatch(/^[0-9a-f]{24}$/)
})
