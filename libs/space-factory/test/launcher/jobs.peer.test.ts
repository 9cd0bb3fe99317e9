import { setTimeout as wait } from 'node:timers/promises'
import { cancelJob, followJobLog, getJob, listJobs, runJob, updateJobLabels, waitForJob } from '@naturalcad/hub-client'
import type { FactoryEvent } from '@naturalcad/contracts/factory'
import { describePeer } from '@naturalcad/peers'
import { useBundledWorker } from '@naturalcad/peers/worker'
import type { SpaceFactory } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'
import { lateWorker } from '../support/late-worker.ts'
import { oddWorker } from '../support/odd-workers.ts'

const node = { image: 'node:24' }

async function collect(events: AsyncIterable<FactoryEvent>): Promise<FactoryEvent[]> {
  const list: FactoryEvent[] = []
  for await (const event of events) list.push(event)
  return list
}

async function untilInterrupted(factory: SpaceFactory, runId: string): Promise<void> {
  while (!(await factory.read(runId)).isInterrupted) await wait(200)
}

describePeer('bubblewrap', 'a launched run', () => {
  const worker = useBundledWorker()

  for (const image of ['node:24', 'python:3.12']) {
    test(`goes through a Job in ${image} to its end, and is read back`, async () => {
      const hub = await startFactoryHub()
      const factory = hub.factoryOf('alice', { worker, job: { image } })
      const { run, isInterrupted } = await factory.launch({ recipe: 'hello-job' })
      expect([run.status, run.job?.flavor, isInterrupted]).toEqual(['job_scheduling', 'cpu-basic', false])
      expect(run.links).toMatchObject({ job: `${hub.url}/jobs/alice/${run.job?.id}`, bucket: `${hub.url}/buckets/alice/space-factory-runs` })

      const events = await collect(factory.follow(run.runId))
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
      expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['run.created', 'run.queued', 'job.requested', 'job.started', 'step.finished', 'run.finished']))

      const view = await factory.read(run.runId, { atLeast: events.length })
      expect(view).toMatchObject({ run: { status: 'done', failure: null, seq: events.length }, gate: null, isInterrupted: false })
      expect(await factory.list()).toEqual([{ run: expect.objectContaining({ runId: run.runId, status: 'done' }), isInterrupted: false }])
      const files = await factory.listFiles(run.runId)
      expect(files.map(({ path }) => path)).toEqual(['artifacts/hello.txt', 'events.jsonl', 'report.md', 'state.json', 'task.json', 'worker/worker.mjs'])
      const { body, bytes } = await factory.openFile(run.runId, 'artifacts/hello.txt')
      const text = await new Response(body).text()
      expect([bytes, text]).toEqual([Buffer.byteLength(text), expect.stringContaining('alice')])
    })
  }

  test('gives its Job the token as a secret alone, and of the bucket its own folder', async () => {
    const hub = await startFactoryHub()
    const { run } = await hub.factoryOf('alice', { worker: oddWorker('dies'), job: node, billTo: 'acme' }).launch({ recipe: 'hello-job' })
    const job = await getJob({ ...hub.as('alice'), namespace: 'alice', jobId: run.job?.id ?? '' })
    expect(job).toMatchObject({
      secrets: ['HF_TOKEN'], labels: { 'naturalcad-run': run.runId }, timeout: 900, flavor: 'cpu-basic', environment: { SPACE_FACTORY_BUCKET_MOUNT: '/output', SPACE_FACTORY_BILL_TO: 'acme' },
      volumes: [{ type: 'bucket', source: 'alice/space-factory-runs', mountPath: '/output', path: `runs/${run.runId}` }],
    })
    expect(JSON.stringify(job)).not.toContain(hub.as('alice').accessToken)
  })

  test('whose token ends is interrupted for that reason, and goes on with another token', async () => {
    const tokens = [{ value: 'hf_ends_too_soon' }, { value: 'hf_of_another_sign_in' }]
    const hub = await startFactoryHub({ seed: { users: [{ name: 'dora', plan: 'pro', tokens }] } })
    const by = (accessToken: string) => hub.factoryOf('dora', { accessToken, worker, job: node })
    const { run } = await by('hf_ends_too_soon').launch({ recipe: 'template-space' })
    hub.expireToken('hf_ends_too_soon')
    const factory = by('hf_of_another_sign_in')
    const events = await collect(factory.follow(run.runId))
    expect(events.at(-1)).toMatchObject({ type: 'run.interrupted', data: { failure: { class: 'auth', manualAction: expect.stringMatching(/\w/) } } })
    expect((await factory.read(run.runId)).isInterrupted).toBe(true)

    await factory.retry(run.runId)
    for await (const { type } of factory.follow(run.runId, { from: events.length })) if (type === 'space.created') break
    const { run: ended } = await factory.cancel(run.runId)
    expect([ended.status, ended.target?.spaceId]).toEqual(['canceled', `dora/template-space-${run.runId.slice(-8)}`])
  })

  test('goes on in a Job that ends with the token, and its worker knows of no more time', async () => {
    const expiresAt = new Date(Date.now() + 600_000).toISOString()
    const hub = await startFactoryHub({ seed: { users: [{ name: 'dora', plan: 'pro', tokens: [{ value: 'hf_lasts' }, { value: 'hf_ends_sooner', expiresAt }] }] } })
    const broken = hub.factoryOf('dora', { accessToken: 'hf_lasts', worker: oddWorker('dies'), job: node })
    const { run } = await broken.launch({ recipe: 'hello-job', timeoutSeconds: 3600 })
    await untilInterrupted(broken, run.runId)

    const factory = hub.factoryOf('dora', { accessToken: 'hf_ends_sooner', worker, job: node })
    const { run: resumed } = await factory.retry(run.runId)
    const { timeout = 0 } = await getJob({ hubUrl: hub.url, accessToken: 'hf_lasts', namespace: 'dora', jobId: resumed.job?.id ?? '' })
    expect(timeout).toBeGreaterThan(60)
    expect(timeout).toBeLessThanOrEqual(540)
    expect(resumed.job?.timeoutSeconds).toBe(timeout)
    const events = await collect(factory.follow(run.runId))
    expect(events.find(({ type }) => type === 'job.started')?.data).toMatchObject({ job: { timeoutSeconds: timeout } })
    expect(events.at(-1)?.statusAfter).toBe('done')
  })

  test('is followed again from where a reader left off, each event once', async () => {
    const factory = (await startFactoryHub()).factoryOf('alice', { worker, job: node })
    const { run } = await factory.launch({ recipe: 'hello-job' })
    const seen: FactoryEvent[] = []
    for (;;) {
      const before = seen.length
      for await (const event of factory.follow(run.runId, { from: seen.length })) {
        seen.push(event)
        if (seen.length % 3 === 0) break
      }
      if (seen.length === before) break
    }
    expect(seen).toEqual(await collect(factory.follow(run.runId)))
    expect(seen.at(-1)?.type).toBe('run.finished')
  })

  test('ends for its reader by the reader\'s own signal', async () => {
    const factory = (await startFactoryHub()).factoryOf('alice', { worker: oddWorker('hangs'), job: node })
    const { run } = await factory.launch({ recipe: 'hello-job' })
    const controller = new AbortController()
    const reason = new Error('enough')
    const reading = (async () => {
      for await (const { type } of factory.follow(run.runId, { signal: controller.signal })) if (type === 'job.requested') controller.abort(reason)
    })()
    await expect(reading).rejects.toBe(reason)
  })

  test('whose Job was killed is interrupted, says so, and goes on in another one to the same end', async () => {
    const hub = await startFactoryHub()
    const broken = hub.factoryOf('alice', { worker: oddWorker('dies'), job: node })
    const { run } = await broken.launch({ recipe: 'hello-job' })
    await untilInterrupted(broken, run.runId)
    expect((await broken.read(run.runId)).run).toMatchObject({ status: 'job_scheduling', failure: { retryable: true, message: expect.stringContaining('ERROR'), manualAction: expect.stringContaining(`/jobs/alice/${run.job?.id}`) } })
    expect((await broken.list())[0]?.isInterrupted).toBe(true)

    const whole = hub.factoryOf('alice', { worker, job: node })
    const retried = await whole.retry(run.runId)
    expect([retried.run.runId, retried.isInterrupted]).toEqual([run.runId, false])
    const events = await collect(whole.follow(run.runId))
    expect(events.at(-1)).toMatchObject({ type: 'run.finished', statusAfter: 'done' })
    expect(events.filter(({ type }) => type === 'job.started')).toHaveLength(1)
  })

  test('is canceled: its Job is over, and the verdict says so, even where the worker does not end by itself', async () => {
    const hub = await startFactoryHub()
    const factory = hub.factoryOf('alice', { worker: oddWorker('hangs'), job: node })
    const { run } = await factory.launch({ recipe: 'template-space' })
    const one = { ...hub.as('alice'), namespace: 'alice', jobId: run.job?.id ?? '' }
    await waitForJob({ ...one, stages: ['RUNNING'], pollMs: 100 })
    const view = await factory.cancel(run.runId)
    expect(view).toMatchObject({ run: { status: 'canceled', resultStatus: 'canceled', failure: { class: 'canceled' }, job: { stage: 'CANCELED' } }, gate: { status: 'canceled', success: false }, isInterrupted: false })
    expect((await getJob(one)).status.stage).toBe('CANCELED')
    const { body } = await factory.openFile(run.runId, 'report.md')
    expect(await new Response(body).text()).toMatch(/canceled/i)
    // It stays as it is.
    expect((await factory.cancel(run.runId)).run.seq).toBe(view.run.seq)
  })

  test('whose Job the platform ends is not called canceled and goes on in another; that its user ends it, its Job tells the worker', async () => {
    const hub = await startFactoryHub()
    const factory = hub.factoryOf('alice', { worker, job: node })
    const { run } = await factory.launch({ recipe: 'template-space' })
    const jobOf = (jobId = '') => ({ ...hub.as('alice'), namespace: 'alice', jobId })
    for await (const { type } of factory.follow(run.runId)) if (type === 'space.created') break
    await cancelJob(jobOf(run.job?.id))
    const events = await collect(factory.follow(run.runId))
    expect(events.filter(({ type }) => type === 'run.classified')).toEqual([])
    expect(await factory.read(run.runId, { atLeast: events.length })).toMatchObject({ run: { finishedAt: null, resultStatus: null, failure: { retryable: true } }, isInterrupted: true })

    const again = await factory.retry(run.runId)
    for await (const { type } of factory.follow(run.runId, { from: events.length })) if (type === 'job.started') break
    expect((await factory.cancel(run.runId)).run).toMatchObject({ status: 'canceled', resultStatus: 'canceled', failure: { class: 'canceled' } })
    const labelsOf = async (jobId?: string) => Object.keys((await getJob(jobOf(jobId))).labels ?? {})
    expect([await labelsOf(run.job?.id), await labelsOf(again.run.job?.id)]).toEqual([['name', 'naturalcad-run'], ['name', 'naturalcad-run', 'naturalcad-canceled']])
  })

  test('is canceled, too, where its Job takes no word for its worker', async () => {
    const hub = await startFactoryHub()
    hub.addFault({ method: 'PUT', path: '/api/jobs/alice/*/labels', answer: { status: 404 } })
    const factory = hub.factoryOf('alice', { worker, job: node })
    const { run } = await factory.launch({ recipe: 'template-space' })
    for await (const { type } of factory.follow(run.runId)) if (type === 'space.created') break
    expect((await factory.cancel(run.runId)).run).toMatchObject({ status: 'canceled', resultStatus: 'canceled', failure: { class: 'canceled' } })
  })

  test('whose cancel was cut off says so, and is canceled again', async () => {
    const hub = await startFactoryHub()
    const factory = hub.factoryOf('alice', { worker: oddWorker('dies'), job: node })
    const { run } = await factory.launch({ recipe: 'hello-job' })
    await untilInterrupted(factory, run.runId)
    await updateJobLabels({ ...hub.as('alice'), namespace: 'alice', jobId: run.job?.id ?? '', labels: { 'naturalcad-run': run.runId, 'naturalcad-canceled': 'true' } })
    expect(await factory.read(run.runId)).toMatchObject({ run: { resultStatus: null, failure: { class: 'canceled', manualAction: expect.stringContaining('cancel it again') } }, isInterrupted: true })
    expect(await factory.cancel(run.runId)).toMatchObject({ run: { status: 'canceled', failure: { class: 'canceled' } }, isInterrupted: false })
  })

  test('is not settled before its worker is gone, though the Hub calls its Job canceled at once', async () => {
    const hub = await startFactoryHub()
    const factory = hub.factoryOf('alice', { worker: oddWorker('lingers'), job: node })
    const { run } = await factory.launch({ recipe: 'template-space' })
    for await (const { text } of followJobLog({ ...hub.as('alice'), namespace: 'alice', jobId: run.job?.id ?? '' })) if (text === 'up') break
    expect((await factory.cancel(run.runId)).run.status).toBe('canceled')
    expect((await factory.listFiles(run.runId)).map(({ path }) => path)).toContain('last.txt')
  })

  test('that is under way is not started again, and one that is over is started anew', async () => {
    const hub = await startFactoryHub()
    const hanging = hub.factoryOf('alice', { worker: oddWorker('hangs'), job: node })
    const { run } = await hanging.launch({ recipe: 'hello-job' })
    await expect(hanging.retry(run.runId)).rejects.toMatchObject({ code: 'CONFLICT' })
    await hanging.cancel(run.runId)
    const again = await hub.factoryOf('alice', { worker, job: node }).retry(run.runId)
    expect(again.run.runId).not.toBe(run.runId)
    expect(again.run).toMatchObject({ kind: 'hello-job', status: 'job_scheduling' })
  })

  test('that two retry at once gets one Job', async () => {
    const hub = await startFactoryHub()
    const broken = hub.factoryOf('alice', { worker: oddWorker('dies'), job: node })
    const { run } = await broken.launch({ recipe: 'hello-job' })
    await untilInterrupted(broken, run.runId)
    const hanging = hub.factoryOf('alice', { worker: oddWorker('hangs'), job: node })
    const answers = await Promise.allSettled([hanging.retry(run.runId), hanging.retry(run.runId)])
    expect(answers.filter(({ status }) => status === 'rejected').length).toBeLessThanOrEqual(1)
    const jobs = []
    for await (const job of listJobs({ ...hub.as('alice'), namespace: 'alice', stages: ['SCHEDULING', 'RUNNING'] })) jobs.push(job)
    expect(jobs).toHaveLength(1)
  })

  test('is in the Job that is under way, though a newer one was ended', async () => {
    const hub = await startFactoryHub()
    const factory = hub.factoryOf('alice', { worker: oddWorker('hangs'), job: node })
    const { run } = await factory.launch({ recipe: 'hello-job' })
    const newer = await runJob({ ...hub.as('alice'), namespace: 'alice', dockerImage: 'node:24', command: ['node', '-v'], labels: { 'naturalcad-run': run.runId } })
    await cancelJob({ ...hub.as('alice'), namespace: 'alice', jobId: newer.id })
    expect(await factory.read(run.runId)).toMatchObject({ run: { job: { id: run.job?.id } }, isInterrupted: false })
  })

  test('whose Job is out of time is interrupted for that reason', async () => {
    const factory = (await startFactoryHub()).factoryOf('alice', { worker: oddWorker('hangs'), job: { ...node, timeoutSeconds: 3 } })
    const { run } = await factory.launch({ recipe: 'hello-job' })
    await untilInterrupted(factory, run.runId)
    expect((await factory.read(run.runId)).run.failure).toMatchObject({ class: 'job_timeout', retryable: true })
  })

  test('ends as timed out before its Job does, with verdict and report', async () => {
    const hub = await startFactoryHub()
    hub.addFault({ method: 'GET', path: '/api/spaces/alice/*/runtime', forMs: 600_000, delayMs: 300_000 })
    const factory = hub.factoryOf('alice', { worker: lateWorker(worker.script, 590), job: { ...node, timeoutSeconds: 600 } })
    const { run } = await factory.launch({ recipe: 'template-space' })
    const events = await collect(factory.follow(run.runId))
    const { run: ended, gate } = await factory.read(run.runId, { atLeast: events.length })
    expect(ended).toMatchObject({ status: 'timed_out', resultStatus: 'timed_out', failure: { class: 'job_timeout', retryable: true } })
    expect(gate).toMatchObject({ status: 'timed_out', success: false })
    const { status } = await waitForJob({ ...hub.as('alice'), namespace: 'alice', jobId: run.job?.id ?? '', pollMs: 200 })
    expect(status.stage).toBe('COMPLETED')
  })

  test('without credit has no Job, says why, and can be retried', async () => {
    const hub = await startFactoryHub()
    const factory = hub.factoryOf('bob', { worker, job: node })
    await expect(factory.launch({ recipe: 'hello-job' })).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' })
    const [summary] = await factory.list()
    expect(summary).toMatchObject({ isInterrupted: true, run: { failure: { class: 'payment' }, job: null } })
    await expect(factory.retry(summary?.run.runId ?? '')).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' })
  })
})
