import { createHuggingFaceStore } from '@naturalcad/bucket-store'
import { systemClock, type Clock } from '@naturalcad/contracts'
import { createSpace, getSpaceRuntime } from '@naturalcad/hub-client'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { createFactoryJournal } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'
import { madeUpFacts } from '../support/made-up-recipe.ts'
import { oddWorker } from '../support/odd-workers.ts'

const repo = 'spaces/alice/abandoned'
const scopes = ['openid', 'profile', 'read-repos', 'write-repos', 'manage-repos', 'jobs']
const users = [{ name: 'alice', plan: 'pro' as const, tokens: [{ value: 'hf_of_alice' }, { value: 'hf_oauth_of_alice', grant: { kind: 'oauth' as const, clientId: 'app', scopes } }] }]
/** The quiet after which a Job is asked after passes sooner. */
const hasty: Clock = { ...systemClock, monotonic: () => systemClock.monotonic() * 20 }

test.each([
  ['is paused by whoever follows it', 'hf_of_alice', true, true],
  ['is left to sleep by whoever could not start it again', 'hf_oauth_of_alice', true, false],
  ['is left up where it was there before the run', 'hf_of_alice', false, false],
])('the Space of a run whose Job was killed %s', async (_, accessToken, isOwn, isPaused) => {
  const hub = await startFactoryHub({ seed: { users } })
  const as = { hubUrl: hub.url, accessToken: 'hf_of_alice' }
  const { run } = await hub.factoryOf('alice', { worker: oddWorker('dies'), job: { image: 'node:24' } }).launch({ recipe: 'hello-job' })
  await createSpace({ ...as, repo, sdk: 'gradio', visibility: 'private', hardware: 't4-small', sleepTimeSeconds: 300, files: [{ path: 'README.md', content: '---\ntitle: Tiny\nsdk: gradio\n---\n' }, { path: 'app.py', content: '' }] })
  // What a worker would have told before it was killed.
  const store = createHuggingFaceStore({ bucket: 'alice/space-factory-runs', ...as })
  const journal = createFactoryJournal({ storage: createStoreJournalStorage({ store, prefix: `runs/${run.runId}/` }), runId: run.runId, clock: systemClock })
  const facts = {
    space: { ...madeUpFacts.space, spaceId: 'alice/abandoned', requestedHardware: 't4-small', isOwn },
    hardware: { needsGpu: true, requested: 't4-small', current: 't4-small', attempts: [{ flavor: 't4-small', via: 'request', httpStatus: 200, outcome: 'granted', reason: '' }] },
  }
  await journal.append({ type: 'job.started', message: 'the worker has begun', data: { job: null }, statusAfter: 'job_running' })
  await journal.append({ type: 'step.finished', message: 'create-space', data: { step: 'create-space', round: 0, facts, stop: null, spentUsd: 0 } })
  await journal.close()

  const factory = hub.factoryOf('alice', { accessToken, clock: hasty })
  const types: string[] = []
  for await (const { type } of factory.follow(run.runId)) types.push(type)
  expect(types.at(-1)).toBe('step.finished')
  expect((await getSpaceRuntime({ ...as, repo })).stage === 'PAUSED').toBe(isPaused)
})
