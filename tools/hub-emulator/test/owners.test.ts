import { createRepo, listModels } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

test('likes are counted once for each user, sorted by, and taken back', async () => {
  const hub = await startForTest()
  for (const repo of ['alice/liked', 'alice/newer']) await createRepo({ ...hub.as('alice'), repo })
  for (const as of ['alice', 'bob', 'bob']) expect((await hub.call('POST', '/api/models/alice/liked/like', { as })).status).toBe(200)
  const names: string[] = []
  for await (const { name, likes } of listModels({ ...hub.as('alice'), sort: 'likes' })) names.push(`${name} ${likes}`)
  expect(names).toEqual(['alice/liked 2', 'alice/newer 0'])
  expect(await (await hub.call('GET', '/api/users/bob/likes')).json()).toMatchObject([{ repo: { name: 'alice/liked', type: 'model' } }])
  await hub.call('DELETE', '/api/models/alice/liked/like', { as: 'bob' })
  expect(await (await hub.call('GET', '/api/models/alice/liked/likers')).json()).toMatchObject([{ user: 'alice' }])
  expect((await hub.call('POST', '/api/models/alice/liked/like')).status).toBe(401)
})

test('an organization tells its members and what one may see of it', async () => {
  const hub = await startForTest({ profile: 'team' })
  await createRepo({ ...hub.as('alice'), repo: 'acme/open' })
  await createRepo({ ...hub.as('alice'), repo: 'acme/closed', visibility: 'private' })
  expect(await (await hub.call('GET', '/api/organizations/acme/members')).json()).toMatchObject([{ user: 'alice', role: 'admin' }])
  const overview = async (as: string) => (await hub.call('GET', '/api/organizations/acme/overview', { as })).json()
  expect([await overview('alice'), await overview('bob')]).toMatchObject([{ numModels: 2, numUsers: 1, plan: 'team' }, { numModels: 1 }])
  expect(await (await hub.call('GET', '/api/users/bob/followers')).json()).toEqual([])
  expect((await hub.call('GET', '/api/organizations/bob/members')).status).toBe(404)
})

test('an account is told what it owns and what that takes, and nobody else is', async () => {
  const hub = await startForTest({ profile: 'team' })
  await createRepo({ ...hub.as('alice'), repo: 'acme/closed', visibility: 'private' })
  await createRepo({ ...hub.as('alice'), repo: 'datasets/alice/data' })
  await hub.call('POST', '/api/buckets/alice/box', { as: 'alice', body: { private: true } })
  expect(await (await hub.call('GET', '/api/settings/repositories', { as: 'alice' })).json()).toMatchObject([
    { id: 'alice/data', type: 'dataset', visibility: 'public', storagePercent: 100 },
    { id: 'alice/box', type: 'bucket', visibility: 'private', storage: 0 },
  ])
  expect(await (await hub.call('GET', '/api/organizations/acme/settings/repositories', { as: 'alice' })).json()).toMatchObject([{ id: 'acme/closed', visibility: 'private' }])
  expect((await hub.call('GET', '/api/organizations/acme/settings/repositories', { as: 'bob' })).status).toBe(403)
})
