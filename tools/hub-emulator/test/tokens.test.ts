import { createRepo, uploadFile } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

const seed = {
  users: [
    {
      name: 'alice',
      tokens: [
        { value: 'hf_write' },
        { value: 'hf_read', grant: { kind: 'role' as const, role: 'read' as const } },
        { value: 'hf_one', grant: { kind: 'fine-grained' as const, scoped: [{ type: 'model' as const, name: 'alice/one', permissions: ['repo.write'] }] } },
        { value: 'hf_expired', expiresAt: '2020-01-01T00:00:00.000Z' },
      ],
    },
    { name: 'carl', privateStorageBytes: 100_000 },
    { name: 'dora' },
  ],
  organizations: [{ name: 'acme', members: [{ user: 'alice', role: 'admin' as const }, { user: 'carl', role: 'contributor' as const }, { user: 'dora', role: 'read' as const }] }],
}

test('a token gives no more than it was made for', async () => {
  const hub = await startForTest({ seed })
  for (const name of ['one', 'two']) await createRepo({ ...hub.as('alice'), repo: `alice/${name}`, visibility: 'private' })
  const write = async (token: string, name: string): Promise<number> => {
    const body = '{"key":"header","value":{"summary":"s"}}\n{"key":"file","value":{"path":"a","content":"x"}}'
    return (await fetch(`${hub.url}/api/models/alice/${name}/commit/main`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } })).status
  }
  expect([await write('hf_write', 'one'), await write('hf_read', 'one'), await write('hf_one', 'one'), await write('hf_one', 'two'), await write('hf_expired', 'one')]).toEqual([200, 403, 200, 404, 401])
  const whoami = await (await hub.call('GET', '/api/whoami-v2', { token: 'hf_one' })).json()
  expect(whoami).toMatchObject({ auth: { accessToken: { role: 'fineGrained', fineGrained: { scoped: [{ entity: { name: 'alice/one' }, permissions: ['repo.write'] }] } } } })
})

test('members of an organization may do what their role says', async () => {
  const hub = await startForTest({ seed })
  await createRepo({ ...hub.as('alice'), repo: 'acme/base', visibility: 'private' })
  const status = async (as: string, method: string, path: string, body?: unknown) => (await hub.call(method, path, { as, body })).status
  expect(await status('dora', 'GET', '/api/models/acme/base')).toBe(200)
  expect(await status('dora', 'POST', '/api/repos/create', { name: 'new', organization: 'acme' })).toBe(403)
  expect(await status('carl', 'POST', '/api/repos/create', { name: 'new', organization: 'acme' })).toBe(200)
  expect(await status('carl', 'GET', '/api/models/acme/new/auth-check/write')).toBe(200)
  expect(await status('carl', 'GET', '/api/models/acme/base/auth-check/write')).toBe(403)
  expect(await status('alice', 'DELETE', '/api/repos/delete', { name: 'acme/new' })).toBe(200)
})

test('private storage ends at the quota, public storage does not', async () => {
  const hub = await startForTest({ seed })
  const upload = async (repo: string) => uploadFile({ ...hub.as('carl'), repo, file: { path: 'x.bin', content: new Blob([Buffer.alloc(200_000)]) } })
  await createRepo({ ...hub.as('carl'), repo: 'carl/open' })
  await createRepo({ ...hub.as('carl'), repo: 'carl/closed', visibility: 'private' })
  await upload('carl/open')
  await expect(upload('carl/closed')).rejects.toMatchObject({ statusCode: 403 })
  expect((await hub.call('PUT', '/api/models/carl/open/settings', { as: 'carl', body: { private: true } })).status).toBe(403)
})
