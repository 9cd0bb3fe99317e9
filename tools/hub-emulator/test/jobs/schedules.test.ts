import { createScheduledJob, deleteScheduledJob, getScheduledJob, listScheduledJobs, resumeScheduledJob, runScheduledJob, suspendScheduledJob } from '@huggingface/hub'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startWithJobs, type JobEmulator } from '../support/jobs.ts'

const start = Date.UTC(2026, 0, 1, 8, 30)
const minutes = (count: number): number => count * 60_000
const jobSpec = { dockerImage: 'python:3.12', command: ['true'], flavor: 'cpu-basic' as const }

/** An emulator with a clock that the test sets, and jobs that only wait. */
async function startWithClock(options: Parameters<typeof startWithJobs>[0] = {}) {
  const clock = { time: start }
  const hub = await startWithJobs({ now: () => clock.time, maxRunningJobs: 0, ...options })
  return { hub, clock, options: { ...hub.as('alice'), namespace: 'alice' } }
}

async function show(hub: JobEmulator, id: string) {
  return (await (await hub.call('GET', `/api/scheduled-jobs/alice/${id}`, { as: 'alice' })).json()) as {
    suspend: boolean
    suspendReason?: string
    status: { lastJob: { id: string; at: string } | null; nextJobRunAt: string | null }
  }
}

const countJobs = async (hub: JobEmulator): Promise<number> => ((await (await hub.call('GET', '/api/jobs/alice/count', { as: 'alice' })).json()) as { count: number }).count

test.each([
  ['30 9 * * 1', '2026-01-05T09:30:00.000Z'],
  ['*/15 * * * *', '2026-01-01T08:45:00.000Z'],
  ['0 0 13 * FRI', '2026-01-02T00:00:00.000Z'],
  ['@hourly', '2026-01-01T09:00:00.000Z'],
  ['@daily', '2026-01-02T00:00:00.000Z'],
  ['@weekly', '2026-01-04T00:00:00.000Z'],
  ['@monthly', '2026-02-01T00:00:00.000Z'],
  ['@yearly', '2027-01-01T00:00:00.000Z'],
  ['@annually', '2027-01-01T00:00:00.000Z'],
])('%s comes next at %s', async (schedule, at) => {
  const { hub, options } = await startWithClock()
  const { id } = await createScheduledJob({ ...options, jobSpec, schedule })
  expect((await show(hub, id)).status).toEqual({ lastJob: null, nextJobRunAt: at })
})

test.each(['', '* * * *', '* * * * * *', '61 * * * *', '0 0 30 2 *', '@reboot', '@midnight', 'tomorrow'])('refuses "%s" as a schedule', async (schedule) => {
  const { options } = await startWithClock()
  await expect(createScheduledJob({ ...options, jobSpec, schedule })).rejects.toMatchObject({ statusCode: 400 })
})

test('refuses what a job would refuse', async () => {
  const { options } = await startWithClock()
  await expect(createScheduledJob({ ...options, jobSpec: { ...jobSpec, command: [] }, schedule: '@daily' })).rejects.toMatchObject({ statusCode: 400, message: expect.stringContaining('jobSpec.command') })
  await expect(createScheduledJob({ ...options, jobSpec: { ...jobSpec, volumes: [{ source: 'alice/none', mountPath: '/m' }] }, schedule: '@daily' })).rejects.toMatchObject({ statusCode: 404 })
})

test('runs when its time comes, once, and not again while a run is under way', async () => {
  const { hub, clock, options } = await startWithClock()
  const { id } = await createScheduledJob({ ...options, jobSpec: { ...jobSpec, secrets: { KEY: 'hush' }, labels: { run: 'x' } }, schedule: '@hourly' })
  clock.time = start + minutes(29)
  expect((await show(hub, id)).status.lastJob).toBeNull()
  clock.time = start + minutes(30)
  const { status } = await show(hub, id)
  expect(status).toEqual({ lastJob: { id: expect.any(String), at: '2026-01-01T09:00:00.000Z' }, nextJobRunAt: '2026-01-01T10:00:00.000Z' })
  expect(await hub.job(status.lastJob?.id ?? '')).toMatchObject({ initiator: { type: 'scheduled-job', id }, createdBy: { name: 'alice' }, secrets: ['KEY'], labels: { run: 'x' } })
  clock.time = start + minutes(90)
  expect((await show(hub, id)).status).toMatchObject({ lastJob: { at: '2026-01-01T09:00:00.000Z' }, nextJobRunAt: '2026-01-01T11:00:00.000Z' })
  expect(await countJobs(hub)).toBe(1)
})

test('a day of missed runs makes one run, also where several may run at a time', async () => {
  const { hub, clock, options } = await startWithClock()
  const { id } = await createScheduledJob({ ...options, jobSpec, schedule: '@hourly', concurrency: true })
  clock.time = start + minutes(24 * 60)
  await show(hub, id)
  expect(await countJobs(hub)).toBe(1)
  clock.time += minutes(60)
  await show(hub, id)
  expect(await countJobs(hub)).toBe(2)
})

test('runs now when asked, but one at a time unless several may', async () => {
  const { hub, options } = await startWithClock()
  const single = await createScheduledJob({ ...options, jobSpec, schedule: '@yearly' })
  const job = await runScheduledJob({ ...options, jobId: single.id })
  expect(job).toMatchObject({ type: 'job', initiator: { type: 'scheduled-job', id: single.id } })
  expect(await runScheduledJob({ ...options, jobId: single.id })).toBeNull()
  await hub.call('POST', `/api/jobs/alice/${job?.id ?? ''}/cancel`, { as: 'alice' })
  expect(await runScheduledJob({ ...options, jobId: single.id })).not.toBeNull()
  const several = await createScheduledJob({ ...options, jobSpec, schedule: '@yearly', concurrency: true })
  expect([await runScheduledJob({ ...options, jobId: several.id }), await runScheduledJob({ ...options, jobId: several.id })]).not.toContain(null)
})

test('suspended it does not run; resumed it goes on with the next time', async () => {
  const { hub, clock, options } = await startWithClock()
  const { id } = await createScheduledJob({ ...options, jobSpec, schedule: '@hourly', suspend: true })
  clock.time = start + minutes(60)
  expect(await show(hub, id)).toMatchObject({ suspend: true, status: { lastJob: null, nextJobRunAt: null } })
  await resumeScheduledJob({ ...options, jobId: id })
  expect(await show(hub, id)).toMatchObject({ suspend: false, status: { lastJob: null, nextJobRunAt: '2026-01-01T10:00:00.000Z' } })
  await suspendScheduledJob({ ...options, jobId: id })
  clock.time = start + minutes(180)
  expect(await show(hub, id)).toMatchObject({ suspend: true, status: { lastJob: null } })
  expect(await runScheduledJob({ ...options, jobId: id })).not.toBeNull()
})

test('is listed, found by label, given another schedule and other labels, and deleted', async () => {
  const { hub, options } = await startWithClock()
  const first = await createScheduledJob({ ...options, jobSpec: { ...jobSpec, labels: { team: 'ml' } }, schedule: '@daily' })
  const second = await createScheduledJob({ ...options, jobSpec, schedule: '@daily' })
  expect((await listScheduledJobs(options)).map(({ id }) => id)).toEqual([second.id, first.id])
  expect(((await (await hub.call('GET', '/api/scheduled-jobs/alice?label=team=ml', { as: 'alice' })).json()) as { id: string }[]).map(({ id }) => id)).toEqual([first.id])
  const labeled = await hub.call('PUT', `/api/scheduled-jobs/alice/${second.id}/labels`, { as: 'alice', body: { labels: { team: 'web' } } })
  expect(await labeled.json()).toMatchObject({ type: 'scheduled-job', jobSpec: { labels: { team: 'web' } } })
  const moved = await hub.call('POST', `/api/scheduled-jobs/alice/${second.id}/schedule`, { as: 'alice', body: { schedule: '0 12 * * *' } })
  expect(await moved.json()).toMatchObject({ schedule: '0 12 * * *', status: { nextJobRunAt: '2026-01-01T12:00:00.000Z' } })
  expect((await hub.call('POST', `/api/scheduled-jobs/alice/${second.id}/schedule`, { as: 'alice', body: { schedule: 'never' } })).status).toBe(400)
  await deleteScheduledJob({ ...options, jobId: second.id })
  await expect(getScheduledJob({ ...options, jobId: second.id })).rejects.toMatchObject({ statusCode: 404 })
  await expect(deleteScheduledJob({ ...options, jobId: second.id })).rejects.toMatchObject({ statusCode: 404 })
  expect((await hub.call('GET', `/api/scheduled-jobs/alice/${first.id}`, { as: 'bob' })).status).toBe(403)
})

test('survives a restart without its secrets, and what was missed stays missed', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const before = await startWithClock({ dataFolder })
  const plain = await createScheduledJob({ ...before.options, jobSpec, schedule: '@hourly' })
  const secret = await createScheduledJob({ ...before.options, jobSpec: { ...jobSpec, secrets: { KEY: 'hush' } }, schedule: '@hourly' })
  await before.hub.stop()
  const { hub } = await startWithClock({ dataFolder, now: () => start + minutes(150) })
  expect(await show(hub, plain.id)).toMatchObject({ suspend: false, status: { lastJob: null, nextJobRunAt: '2026-01-01T12:00:00.000Z' } })
  expect(await show(hub, secret.id)).toMatchObject({ suspend: true, suspendReason: expect.stringContaining('secrets') })
  expect(await countJobs(hub)).toBe(0)
  expect((await hub.call('POST', `/api/scheduled-jobs/alice/${secret.id}/run`, { as: 'alice' })).status).toBe(409)
})
