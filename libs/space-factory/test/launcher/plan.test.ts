import { createRepo, uploadFile } from '@huggingface/hub'
import { NaturalCadError, type ErrorCode } from '@naturalcad/contracts/errors'
import type { FactoryRequest } from '@naturalcad/contracts/factory'
import { createSpace } from '@naturalcad/hub-client'
import { createSpaceFactory, type SpaceFactory } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'

const card = '---\nlicense: mit\npipeline_tag: text-generation\nlibrary_name: transformers\n---\nA tiny one.'
const models = [
  { type: 'model' as const, id: 'acme/tiny', files: [{ path: 'README.md', text: card }] },
  { type: 'model' as const, id: 'acme/gated', gated: 'manual' as const, files: [{ path: 'README.md', text: card }] },
]
const seed = {
  users: [
    { name: 'alice', plan: 'pro' as const },
    { name: 'bob' },
    { name: 'carol', plan: 'pro' as const, tokens: [
      { value: 'hf_reads_only', grant: { kind: 'role' as const, role: 'read' as const } },
      { value: 'hf_oauth_no_jobs', grant: { kind: 'oauth' as const, clientId: 'app', scopes: ['openid', 'profile', 'contribute-repos'] } },
      { value: 'hf_oauth_enough', grant: { kind: 'oauth' as const, clientId: 'app', scopes: ['openid', 'profile', 'contribute-repos', 'jobs'] } },
      { value: 'hf_fine_no_jobs', grant: { kind: 'fine-grained' as const, scoped: [{ type: 'user' as const, name: 'carol', permissions: ['repo.write'] }] } },
      { value: 'hf_fine_enough', grant: { kind: 'fine-grained' as const, scoped: [{ type: 'user' as const, name: 'carol', permissions: ['repo.write', 'job.write'] }] } },
    ] },
  ],
  organizations: [{ name: 'acme', plan: 'team' as const, members: [{ user: 'alice', role: 'admin' as const }] }],
  repositories: models,
}

async function refusal(planned: Promise<unknown>): Promise<NaturalCadError> {
  const error = await planned.then(() => undefined, (thrown: unknown) => thrown)
  if (!NaturalCadError.is(error)) throw new Error(`was not refused: ${String(error)}`)
  return error
}

async function expectRefusal(factory: SpaceFactory, request: FactoryRequest, code: ErrorCode, says: RegExp): Promise<void> {
  const error = await refusal(factory.plan(request))
  expect([error.code, error.message]).toEqual([code, expect.stringMatching(says)])
  expect(error.remedy).toMatch(/\w/)
}

describe('a plan', () => {
  test('decides what the request leaves open, and makes nothing', async () => {
    const hub = await startFactoryHub({ seed })
    const { task, costs, scopes, warnings } = await hub.factoryOf('alice').plan({ recipe: 'text-model', model: 'https://huggingface.co/acme/tiny/tree/main' })
    expect(task).toMatchObject({
      recipe: 'text-model', user: 'alice', mode: 'full-inference-gated', model: { id: 'acme/tiny', sha: expect.stringMatching(/^[0-9a-f]{40}$/) },
      spaceId: `alice/tiny-${task.runId.slice(-8)}`, isZeroGpuEligible: true, budgetUsd: null, estimatedUsd: costs.totalUsd, earlierRunIds: [],
      job: { flavor: 'cpu-basic', timeoutSeconds: 3600, image: 'python:3.12' }, 
      links: {
        bucket: `${hub.url}/buckets/alice/space-factory-runs`, artifacts: `${hub.url}/buckets/alice/space-factory-runs/tree/runs/${task.runId}`,
        space: `${hub.url}/spaces/${task.spaceId}`, settings: `${hub.url}/spaces/${task.spaceId}/settings`,
      },
    })
    expect(scopes).toContain('jobs')
    expect(warnings).toEqual([])
    const answer = await fetch(`${hub.url}/api/buckets/alice/space-factory-runs`, { headers: { authorization: `Bearer ${hub.as('alice').accessToken}` } })
    expect(answer.status).toBe(404)
  })

  test('counts the dearest card that may be chosen, and what the agent may cost', async () => {
    const factory = (await startFactoryHub({ seed })).factoryOf('alice')
    const request: FactoryRequest = { recipe: 'universal', model: 'acme/tiny', timeoutSeconds: 3600, hardware: { allowFixedGpu: true, maxUsdPerHour: 1, sleepTimeSeconds: 300 } }
    const { costs } = await factory.plan(request)
    expect(costs.lines.map(({ what, basis }) => `${what}: ${basis}`)).toEqual(['job: cpu-basic, 60 min at 0 USD an hour', 'space: l4x1, 65 min at 0.8 USD an hour', 'inference: upper bound'])
    await expectRefusal(factory, { ...request, budgetUsd: 0.5 }, 'LIMIT_EXCEEDED', /0\.8\d* USD, over its budget/)
    const withoutCap = await factory.plan({ ...request, hardware: { allowFixedGpu: true } })
    expect(withoutCap.costs.lines[1]?.basis).toBe('a100-large, 65 min at 2.5 USD an hour')
  })

  test('counts the card that a Space is to be validated on', async () => {
    const hub = await startFactoryHub({ seed })
    const factory = hub.factoryOf('alice')
    await createSpace({ ...hub.as('alice'), repo: 'spaces/alice/mine', sdk: 'static', files: [{ path: 'index.html', content: 'Hi' }] })
    const request: FactoryRequest = { recipe: 'validate-space', space: 'mine', timeoutSeconds: 3600 }
    expect((await factory.plan(request)).costs.lines.map(({ what }) => what)).toEqual(['job'])
    expect((await factory.plan({ ...request, hardware: { flavor: 't4-small', allowFixedGpu: true } })).costs.lines[1]?.basis).toBe('t4-small, 65 min at 0.4 USD an hour')
    await expectRefusal(factory, { ...request, hardware: { flavor: 't4-small' } }, 'INVALID_REQUEST', /were not allowed/)
    expect((await factory.plan({ ...request, hardware: { flavor: 'zero-a10g' } })).task.isZeroGpuEligible).toBe(true)
  })

  test('gives the Job no more time than the token has', async () => {
    const inHalfAnHour = new Date(Date.now() + 1_800_000).toISOString()
    const users = [{ name: 'dora', plan: 'pro' as const, tokens: [{ value: 'hf_short_lived', expiresAt: inHalfAnHour }] }]
    const hub = await startFactoryHub({ seed: { users, repositories: [] } })
    const { task, warnings } = await hub.factoryOf('dora').plan({ recipe: 'hello-job', timeoutSeconds: 7200 })
    expect(task.job.timeoutSeconds).toBeGreaterThan(1700)
    expect(task.job.timeoutSeconds).toBeLessThanOrEqual(1740)
    expect(warnings).toEqual([expect.stringMatching(/the token ends in \d+ min/)])
  })
})

describe('refused is', () => {
  test('who is not signed in', async () => {
    expect(() => createSpaceFactory({ accessToken: '' })).toThrow('there is no token')
    const hub = await startFactoryHub({ seed })
    await expectRefusal(createSpaceFactory({ hubUrl: hub.url, accessToken: 'hf_nobody_has_this' }), { recipe: 'hello-job' }, 'UNAUTHORIZED', /./)
  })

  test('a token without the rights, by what it lacks', async () => {
    const hub = await startFactoryHub({ seed })
    const by = (accessToken: string, scopes?: readonly string[]) => createSpaceFactory({ hubUrl: hub.url, accessToken, ...(scopes === undefined ? {} : { scopes }) })
    await expectRefusal(by('hf_reads_only'), { recipe: 'hello-job' }, 'FORBIDDEN', /may only read/)
    await expectRefusal(by('hf_oauth_no_jobs'), { recipe: 'hello-job' }, 'FORBIDDEN', /right to Jobs/)
    await expectRefusal(by('hf_fine_no_jobs'), { recipe: 'hello-job' }, 'FORBIDDEN', /job\.write/)
    await expectRefusal(by('hf_oauth_enough', ['openid', 'jobs']), { recipe: 'hello-job' }, 'FORBIDDEN', /contribute-repos/)
    await expectRefusal(by('hf_fine_enough'), { recipe: 'universal', model: 'acme/tiny' }, 'FORBIDDEN', /inference\.serverless\.write/)
    for (const enough of ['hf_oauth_enough', 'hf_fine_enough']) expect((await by(enough).plan({ recipe: 'hello-job' })).task.user).toBe('carol')
  })

  test('no sign-in that has granted just what the recipe names', async () => {
    const hub = await startFactoryHub({ seed })
    const factory = createSpaceFactory({ hubUrl: hub.url, accessToken: 'hf_oauth_enough', scopes: ['openid', 'profile', 'contribute-repos', 'jobs'], worker: { script: import.meta.filename }, job: { image: 'node:24' } })
    const { run } = await factory.launch({ recipe: 'hello-job' })
    expect(run).toMatchObject({ user: 'carol', status: 'job_scheduling', job: { stage: expect.any(String) } })
    await factory.close()
  })

  test('what names no model, one that is not there, and one whose gate is closed', async () => {
    const factory = (await startFactoryHub({ seed })).factoryOf('bob')
    for (const model of ['https://huggingface.co/datasets/acme/words', 'https://example.com/acme/tiny', 'https://user:secret@huggingface.co/acme/tiny', 'acme/../tiny']) {
      await expectRefusal(factory, { recipe: 'recommend', model }, 'INVALID_REQUEST', /names no model/)
    }
    await expectRefusal(factory, { recipe: 'recommend', model: 'acme/deleted' }, 'NOT_FOUND', /no model acme\/deleted/)
    await expectRefusal(factory, { recipe: 'recommend', model: 'acme/gated' }, 'FORBIDDEN', /gated/)
    await expectRefusal(factory, { recipe: 'recommend' }, 'INVALID_REQUEST', /needs a model/)
    await expectRefusal(factory, { recipe: 'hello-job', model: 'acme/tiny' }, 'INVALID_REQUEST', /takes no model/)
  })

  test('inference of a recipe that runs no model', async () => {
    const factory = (await startFactoryHub({ seed })).factoryOf('alice')
    await expectRefusal(factory, { recipe: 'agent-edit', mode: 'full-inference-gated' }, 'INVALID_REQUEST', /runs no model here/)
    expect((await factory.plan({ recipe: 'template-space' })).task.mode).toBe('safe-scaffold')
    expect((await factory.plan({ recipe: 'template-space', model: 'acme/tiny', mode: 'safe-scaffold' })).task.mode).toBe('safe-scaffold')
  })

  test('a name that is taken, one in another namespace, and what is no name', async () => {
    const hub = await startFactoryHub({ seed })
    const factory = hub.factoryOf('alice')
    await createSpace({ ...hub.as('alice'), repo: 'spaces/alice/mine', sdk: 'static', files: [{ path: 'index.html', content: 'Hi' }] })
    const launch = (space: string): FactoryRequest => ({ recipe: 'text-model', model: 'acme/tiny', space })
    await expectRefusal(factory, launch('mine'), 'CONFLICT', /alice\/mine is there already/)
    await expectRefusal(factory, launch('bob/mine'), 'FORBIDDEN', /namespace of bob/)
    await expectRefusal(factory, launch('acme/mine'), 'FORBIDDEN', /namespace of acme/)
    for (const space of ['a b', 'a--b', '..', '.git', '-a', 'a/b/c', 'x'.repeat(97), 'ä', 'a.git']) await expectRefusal(factory, launch(space), 'INVALID_REQUEST', /no name of a Space/)
    await expectRefusal(factory, { recipe: 'hello-job', space: 'mine' }, 'INVALID_REQUEST', /takes no Space/)
    await expectRefusal(factory, { recipe: 'validate-space' }, 'INVALID_REQUEST', /needs a Space/)
    await expectRefusal(factory, { recipe: 'validate-space', space: 'alice/nothing' }, 'NOT_FOUND', /no Space alice\/nothing/)
    expect((await factory.plan({ recipe: 'validate-space', space: 'mine' })).task.spaceId).toBe('alice/mine')
    expect((await factory.plan(launch('Other_1.x'))).task.spaceId).toBe('alice/Other_1.x')
  })

  test('hardware that Spaces do not have, that was not allowed, or that the plan leaves out', async () => {
    const hub = await startFactoryHub({ seed })
    const ask = (hardware: FactoryRequest['hardware']): FactoryRequest => ({ recipe: 'text-model', model: 'acme/tiny', hardware })
    const factory = hub.factoryOf('alice')
    await expectRefusal(factory, ask({ flavor: 'h900' }), 'INVALID_REQUEST', /no hardware h900/)
    await expectRefusal(factory, ask({ flavor: 'l4x1' }), 'INVALID_REQUEST', /were not allowed/)
    await expectRefusal(factory, ask({ flavor: 'l4x1', allowFixedGpu: true, maxUsdPerHour: 0.5 }), 'LIMIT_EXCEEDED', /over the cap of 0\.5/)
    const bob = hub.factoryOf('bob')
    await expectRefusal(bob, ask({ flavor: 'cpu-basic' }), 'PAYMENT_REQUIRED', /free account/)
    expect((await bob.plan(ask({}))).task.isZeroGpuEligible).toBe(true)
    const gradio = [{ path: 'app.py', content: '' }]
    for (const name of ['one', 'two']) await createSpace({ ...hub.as('bob'), repo: `spaces/bob/${name}`, sdk: 'gradio', hardware: 'zero-a10g', visibility: 'private', files: gradio })
    await expectRefusal(bob, ask({}), 'PAYMENT_REQUIRED', /2 Spaces on ZeroGPU/)
  })

  test('a bucket of runs that everybody can read, and one of somebody else', async () => {
    const hub = await startFactoryHub({ seed })
    await createRepo({ ...hub.as('alice'), repo: 'buckets/alice/space-factory-runs', visibility: 'public' })
    await expectRefusal(hub.factoryOf('alice'), { recipe: 'hello-job' }, 'FORBIDDEN', /can be read by everybody/)
    await expect(hub.factoryOf('alice', { worker: { script: import.meta.filename } }).launch({ recipe: 'hello-job' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expectRefusal(hub.factoryOf('alice', { bucket: 'bob/space-factory-runs' }), { recipe: 'hello-job' }, 'FORBIDDEN', /namespace of bob/)
  })

  test('an agent in an image where it cannot be confined, and a request that holds the token', async () => {
    const hub = await startFactoryHub({ seed })
    await expectRefusal(hub.factoryOf('alice', { job: { image: 'node:24' } }), { recipe: 'agent-edit' }, 'INVALID_REQUEST', /no Python/)
    const { accessToken } = hub.as('alice')
    const error = await refusal(hub.factoryOf('alice').plan({ recipe: 'validate-space', space: 'mine', inputs: [accessToken] }))
    expect(error.code).toBe('INVALID_REQUEST')
    expect(JSON.stringify([error.message, error.remedy, error.details])).not.toContain(accessToken)
  })

  test('a model of one who may read it, but of no one else', async () => {
    const hub = await startFactoryHub({ seed })
    const repo = 'alice/private'
    await createRepo({ ...hub.as('alice'), repo, private: true })
    await uploadFile({ ...hub.as('alice'), repo, file: { path: 'README.md', content: new Blob([card]) } })
    expect((await hub.factoryOf('alice').plan({ recipe: 'recommend', model: repo })).task.model?.id).toBe(repo)
    await expectRefusal(hub.factoryOf('bob'), { recipe: 'recommend', model: repo }, 'NOT_FOUND', /no model alice\/private/)
    expect((await hub.factoryOf('alice').plan({ recipe: 'recommend', model: 'acme/gated' })).warnings).toEqual([expect.stringContaining('gated')])
  })
})
