import { createRepo, runJob } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from '../support/emulator.ts'
import { startWithJobs, unknownImage } from '../support/jobs.ts'

const long = 'x'.repeat(101)

test.each([
  ['no image', { dockerImage: null }, 'Exactly one of'],
  ['an image and a Space', { dockerImage: 'python:3.12', spaceId: 'alice/x' }, 'Exactly one of'],
  ['no flavor', { flavor: undefined }, 'flavor'],
  ['an unknown flavor', { flavor: 'quantum' }, 'flavor'],
  ['a flavor of Spaces only', { flavor: 'zero-a10g' }, 'flavor'],
  ['an empty command', { command: [] }, 'command'],
  ['a command that is no list', { command: 'echo' }, 'command'],
  ['a variable that begins with a digit', { environment: { '1A': 'x' } }, 'environment.1A" Invalid name of a variable'],
  ['a variable of one letter', { environment: { A: 'x' } }, 'environment'],
  ['a variable that is a number', { environment: { AB: 1 } }, 'environment.AB'],
  ['a secret with a dash', { secrets: { 'A-B': 'x' } }, 'secrets'],
  ['a NUL character', { secrets: { AB: 'x\0y' } }, 'secrets.AB'],
  ['no time', { timeoutSeconds: 0 }, 'timeoutSeconds'],
  ['a broken time', { timeoutSeconds: 1.5 }, 'timeoutSeconds'],
  ['no attempt', { attempts: 0 }, 'attempts'],
  ['an unknown processor', { arch: 'mips' }, 'arch'],
  ['a label with a space', { labels: { a: 'b c' } }, 'labels'],
  ['a label key that is too long', { labels: { [long]: 'b' } }, 'Invalid label'],
  ['a label that is too long', { labels: { a: long } }, 'labels'],
  ['a volume of an unknown type', { volumes: [{ type: 'disk', source: 'alice/x', mountPath: '/x' }] }, 'volumes.0.type'],
  ['a volume without a namespace', { volumes: [{ type: 'bucket', source: 'x', mountPath: '/x' }] }, 'volumes.0.source'],
  ['a relative mount', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: 'x' }] }, 'volumes.0.mountPath'],
  ['a mount over the system', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: '/usr/lib' }] }, 'volumes.0.mountPath'],
  ['a mount over the home folder', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: '/home/user' }] }, 'volumes.0.mountPath'],
  ['a mount over what the emulator puts there', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: '/opt/image/lib' }] }, 'volumes.0.mountPath'],
  ['a mount that climbs', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: '/x/../etc' }] }, 'volumes.0.mountPath'],
  ['a prefix that climbs', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: '/x', path: '../y' }] }, 'volumes.0.path'],
  ['a revision of a bucket', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: '/x', revision: 'main' }] }, 'revisions'],
  ['a port of the system', { expose: { ports: [80] } }, 'expose.ports.0'],
  ['a public port that is not exposed', { expose: { ports: [8000], portsPublic: [8001] } }, 'portsPublic'],
  ['two volumes in one place', { volumes: [{ type: 'bucket', source: 'alice/x', mountPath: '/x' }, { type: 'bucket', source: 'alice/y', mountPath: '/x/' }] }, 'volumes.1.mountPath'],
])('refuses %s', async (_title, body, named) => {
  const hub = await startWithJobs()
  const response = await hub.post(body)
  expect(response.status).toBe(400)
  expect(((await response.json()) as { error: string }).error).toContain(named)
  expect(await (await hub.call('GET', '/api/jobs/alice', { as: 'alice' })).json()).toEqual([])
})

test('takes what lies just inside the limits', async () => {
  const hub = await startWithJobs({ maxRunningJobs: 0 })
  const labels = { [long.slice(1)]: long.slice(1), 'a.b_c-1': '' }
  expect(await hub.run({ command: ['x'], environment: { AB: '' }, timeoutSeconds: 1, attempts: 1, labels })).toMatchObject({ labels, timeout: 1, retry: 0 })
})

test.each([
  ['ssh', { enabled: true }],
  ['network', { group: 'train' }],
])('says that it does not have %s', async (name, value) => {
  const hub = await startWithJobs()
  const response = await hub.post({ [name]: value })
  expect(response.status).toBe(501)
  expect(((await response.json()) as { error: string }).error).toContain('This emulator')
})

test('answers what was asked for, with names for secrets and nothing of their values', async () => {
  const hub = await startWithJobs({ maxRunningJobs: 0 })
  const text = await (await hub.post({ command: ['a'], arguments: ['b'], environment: { KEY: 'v' }, secrets: { TOKEN: 'hush-hush' }, attempts: 3, labels: { run: 'r1' }, arch: 'arm64' })).text()
  expect(text).not.toContain('hush')
  expect(JSON.parse(text)).toMatchObject({
    type: 'job', dockerImage: 'python:3.12', command: ['a'], arguments: ['b'], environment: { KEY: 'v' }, secrets: ['TOKEN'], flavor: 'cpu-basic', arch: 'arm64', timeout: 1800, retry: 2,
    labels: { run: 'r1' }, volumes: [], owner: { name: 'alice', type: 'user' }, createdBy: { name: 'alice' }, initiator: { type: 'user', name: 'alice' }, status: { stage: 'SCHEDULING', failureCount: 0 },
    startedAt: null, finishedAt: null, durations: { schedulingSecs: null, runningSecs: null, totalSecs: 0 },
  })
})

test('asks for the rights of the user and of the token', async () => {
  const hub = await startForTest({
    seed: {
      users: [
        {
          name: 'alice', plan: 'pro', tokens: [
            { value: 'hf_write' },
            { value: 'hf_read', grant: { kind: 'role', role: 'read' } },
            { value: 'hf_jobs', grant: { kind: 'fine-grained', scoped: [{ type: 'user', name: 'alice', permissions: ['job.write'] }] } },
            { value: 'hf_repos', grant: { kind: 'fine-grained', scoped: [{ type: 'user', name: 'alice', permissions: ['repo.write'] }] } },
            { value: 'hf_oauth_jobs', grant: { kind: 'oauth', clientId: 'c', scopes: ['jobs'] } },
            { value: 'hf_oauth_repos', grant: { kind: 'oauth', clientId: 'c', scopes: ['manage-repos'] } },
          ],
        },
        { name: 'bob', tokens: [{ value: 'hf_bob' }] },
        { name: 'carol', tokens: [{ value: 'hf_carol' }] },
      ],
      organizations: [{ name: 'acme', plan: 'team', members: [{ user: 'bob', role: 'write' }, { user: 'carol', role: 'read' }] }],
    },
  })
  const status = async (method: string, path: string, token?: string): Promise<number> =>
    (await hub.call(method, path, { ...(token === undefined ? {} : { token }), ...(method === 'POST' ? { body: { flavor: 'cpu-basic', ...unknownImage } } : {}) })).status
  expect(await status('POST', '/api/jobs/alice')).toBe(401)
  expect(await status('GET', '/api/jobs/alice')).toBe(401)
  for (const token of ['hf_write', 'hf_jobs', 'hf_oauth_jobs']) expect([token, await status('POST', '/api/jobs/alice', token)]).toEqual([token, 200])
  for (const token of ['hf_read', 'hf_repos', 'hf_oauth_repos', 'hf_bob']) expect([token, await status('POST', '/api/jobs/alice', token)]).toEqual([token, 403])
  expect(await status('GET', '/api/jobs/alice', 'hf_read')).toBe(200)
  expect(await status('GET', '/api/jobs/alice', 'hf_bob')).toBe(403)
  expect(await status('GET', '/api/jobs/nobody', 'hf_bob')).toBe(403)
  expect([await status('POST', '/api/jobs/acme', 'hf_bob'), await status('GET', '/api/jobs/acme', 'hf_carol'), await status('POST', '/api/jobs/acme', 'hf_carol')]).toEqual([200, 200, 403])
  expect(await status('POST', '/api/jobs/acme', 'hf_oauth_jobs')).toBe(403)
})

test('wants credits', async () => {
  const hub = await startForTest({ seed: { users: [{ name: 'alice' }, { name: 'bob', creditsUsd: 0.01 }] } })
  const job = { flavor: 'cpu-basic' as const, ...unknownImage }
  await expect(runJob({ ...hub.as('alice'), namespace: 'alice', ...job })).rejects.toMatchObject({ statusCode: 402 })
  expect((await runJob({ ...hub.as('bob'), namespace: 'bob', ...job })).type).toBe('job')
})

test('mounts only what the creator may see, and writes only where they may', async () => {
  const hub = await startForTest({
    profile: 'pro',
    seed: {
      users: [{ name: 'alice', plan: 'pro' }, { name: 'bob' }],
      repositories: [
        { type: 'dataset', id: 'bob/open' },
        { type: 'dataset', id: 'bob/shut', visibility: 'private' },
        { type: 'model', id: 'bob/gated', gated: 'manual' },
      ],
    },
    maxRunningJobs: 0,
  })
  await createRepo({ ...hub.as('bob'), repo: 'buckets/bob/store' })
  const post = async (volume: Record<string, unknown>, as = 'alice') => {
    const response = await hub.call('POST', `/api/jobs/${as}`, { as, body: { flavor: 'cpu-basic', dockerImage: 'python:3.12', volumes: [{ mountPath: '/data', ...volume }] } })
    return [response.status, response.headers.get('x-error-code')]
  }
  expect(await post({ type: 'dataset', source: 'bob/open' })).toEqual([200, null])
  expect(await post({ type: 'dataset', source: 'bob/shut' })).toEqual([404, 'RepoNotFound'])
  expect(await post({ type: 'dataset', source: 'bob/none' })).toEqual([404, 'RepoNotFound'])
  expect(await post({ type: 'model', source: 'bob/gated' })).toEqual([403, 'GatedRepo'])
  expect(await post({ type: 'bucket', source: 'bob/none' })).toEqual([404, 'RepoNotFound'])
  expect(await post({ type: 'bucket', source: 'bob/store', readOnly: true })).toEqual([200, null])
  expect(await post({ type: 'bucket', source: 'bob/store' })).toEqual([403, null])
})
