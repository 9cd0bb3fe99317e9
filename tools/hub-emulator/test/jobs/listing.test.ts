import { cancelJob, duplicateJob, getJob, listJobs } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startWithJobs, unknownImage } from '../support/jobs.ts'

test('an image that nothing stands in for ends the job, with its name in the message', async () => {
  const hub = await startWithJobs()
  const { id } = await hub.run(unknownImage)
  expect(await hub.finished(id)).toMatchObject({
    startedAt: null, finishedAt: expect.any(String), status: { stage: 'ERROR', message: expect.stringContaining('nobody/nothing:1') }, durations: { schedulingSecs: null, runningSecs: null },
  })
  expect(await hub.logs(id)).toEqual([])
  expect((await hub.call('GET', `/api/jobs/alice/${id}/metrics`, { as: 'alice' })).status).toBe(500)
})

test('without what it takes to run jobs they are taken, and end saying what to install', async () => {
  const hub = await startWithJobs({ python: '/nowhere/python3' })
  const { id } = await hub.run({ command: ['python', '-c', 'pass'], attempts: 3 })
  expect(await hub.finished(id)).toMatchObject({ startedAt: null, status: { stage: 'ERROR', message: expect.stringMatching(/\/nowhere\/python3.*Install Python/), failureCount: 0 } })
})

test('a Space gives its image to those who see it, and only one of Gradio has one', async () => {
  const hub = await startWithJobs({
    seed: {
      users: [{ name: 'alice', plan: 'pro' }, { name: 'bob' }],
      repositories: [
        { type: 'space', id: 'alice/page', sdk: 'static', files: [{ path: 'README.md', text: '---\nsdk: static\n---\n' }] },
        { type: 'space', id: 'bob/shut', sdk: 'gradio', visibility: 'private' },
      ],
    },
  })
  expect((await hub.post({ spaceId: 'alice/none' })).status).toBe(404)
  expect((await hub.post({ spaceId: 'bob/shut' })).status).toBe(404)
  const { id } = await hub.run({ spaceId: 'alice/page', command: ['true'] })
  expect(await hub.finished(id)).toMatchObject({ spaceId: 'alice/page', status: { stage: 'ERROR', message: expect.stringContaining('alice/page is a static Space') } })
})

test('lists newest first, by stage and label, a page at a time', async () => {
  const hub = await startWithJobs({ maxRunningJobs: 0 })
  const ids: string[] = []
  for (const labels of [{ team: 'ml', env: 'prod' }, { team: 'ml' }, { 'team.x': 'ml' }, { team: 'web' }, {}]) ids.unshift((await hub.run({ command: ['x'], labels })).id)
  const list = async (query: string) => ((await (await hub.call('GET', `/api/jobs/alice?${query}`, { as: 'alice' })).json()) as { id: string }[]).map(({ id }) => id)
  expect((await listJobs({ ...hub.as('alice'), namespace: 'alice' })).map(({ id }) => id)).toEqual(ids)
  expect(await list('label=team%3Dml')).toEqual([ids[3], ids[4]])
  expect(await list('label=team=ml&label=env=prod')).toEqual([ids[4]])
  expect(await list('label=team.x=ml')).toEqual([ids[2]])
  await cancelJob({ ...hub.as('alice'), namespace: 'alice', jobId: ids[1] ?? '' })
  expect(await list('stage=CANCELED')).toEqual([ids[1]])
  expect(await list('stage=RUNNING&stage=SCHEDULING')).toEqual([ids[0], ids[2], ids[3], ids[4]])
  expect(await (await hub.call('GET', '/api/jobs/alice/count?stage=SCHEDULING&label=team=ml', { as: 'alice' })).json()).toEqual({ count: 2 })
  expect((await hub.call('GET', '/api/jobs/alice?stage=ASLEEP', { as: 'alice' })).status).toBe(400)
  expect((await hub.call('GET', '/api/jobs/alice?label=team', { as: 'alice' })).status).toBe(400)

  const first = await hub.call('GET', '/api/jobs/alice?limit=2', { as: 'alice' })
  const next = /^<(http:.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
  await hub.run({ command: ['later'] })
  const second = await hub.call('GET', next, { as: 'alice' })
  expect(((await second.json()) as { id: string }[]).map(({ id }) => id)).toEqual([ids[2], ids[3]])
  const third = await hub.call('GET', /^<(.*)>;/.exec(second.headers.get('link') ?? '')?.[1] ?? '', { as: 'alice' })
  expect([((await third.json()) as { id: string }[]).map(({ id }) => id), third.headers.get('link')]).toEqual([[ids[4]], null])
})

test('a job that waits can be canceled, labeled and duplicated, and streams end with it', async () => {
  const hub = await startWithJobs({ maxRunningJobs: 0 })
  const options = { ...hub.as('alice'), namespace: 'alice' }
  const { id } = await hub.run({ command: ['x'], labels: { old: '1' }, secrets: { KEY: 'value' }, volumes: [] })
  expect((await hub.job(id)).status).toMatchObject({ stage: 'SCHEDULING', message: expect.stringContaining('Waiting') })
  const labeled = await hub.call('PUT', `/api/jobs/alice/${id}/labels`, { as: 'alice', body: { labels: { new: '2' } } })
  expect(await labeled.json()).toMatchObject({ id, labels: { new: '2' } })
  expect((await hub.call('PUT', `/api/jobs/alice/${id}/labels`, { as: 'alice', body: { labels: { 'a b': '2' } } })).status).toBe(400)

  const copy = await duplicateJob({ ...options, jobId: id })
  expect(copy).toMatchObject({ initiator: { type: 'duplicated-job', id }, labels: { new: '2' }, secrets: ['KEY'] })
  expect(copy.id).not.toBe(id)

  const logs = hub.logs(id)
  const events = hub.call('GET', `/api/jobs/alice/${id}/events`, { as: 'alice' })
  expect((await cancelJob({ ...options, jobId: id })).status).toMatchObject({ stage: 'CANCELED', message: null })
  expect(await logs).toEqual([])
  expect(await (await events).text()).toMatch(/data: \{"stage":"SCHEDULING".*\n\ndata: \{"stage":"CANCELED".*\n\n$/)
  expect((await cancelJob({ ...options, jobId: id })).status).toMatchObject({ stage: 'CANCELED' })
  expect((await getJob({ ...options, jobId: copy.id })).status).toMatchObject({ stage: 'SCHEDULING' })
})

test('a job is known in its own namespace only', async () => {
  const hub = await startWithJobs({ profile: 'team', seed: { users: [{ name: 'alice', plan: 'pro' }], organizations: [{ name: 'acme', plan: 'team', members: [{ user: 'alice' }] }] } })
  const { id } = await hub.run(unknownImage)
  const options = hub.as('alice')
  await expect(getJob({ ...options, namespace: 'acme', jobId: id })).rejects.toMatchObject({ statusCode: 404 })
  for (const path of ['', '/logs', '/events', '/metrics']) expect((await hub.call('GET', `/api/jobs/acme/${id}${path}`, { as: 'alice' })).status).toBe(404)
  await expect(cancelJob({ ...options, namespace: 'alice', jobId: '0'.repeat(24) })).rejects.toMatchObject({ statusCode: 404 })
})

test('a reset ends the streams of jobs; then there are no jobs, and new ones are taken', async () => {
  const hub = await startWithJobs({ maxRunningJobs: 0 })
  const { id } = await hub.run({ command: ['x'] })
  const streams = ['events', 'logs', 'metrics'].map((name) => hub.call('GET', `/api/jobs/alice/${id}/${name}`, { as: 'alice' }))
  const opened = await Promise.all(streams)
  await hub.reset()
  expect(await Promise.all(opened.map((stream) => stream.text()))).toEqual([expect.stringContaining('SCHEDULING'), '', ''])
  expect((await hub.call('GET', `/api/jobs/alice/${id}`, { as: 'alice' })).status).toBe(404)
  expect((await hub.run({ command: ['x'] })).status.stage).toBe('SCHEDULING')
})
