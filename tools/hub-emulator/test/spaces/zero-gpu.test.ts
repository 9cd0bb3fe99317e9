import { expect, test } from 'vitest'
import { createGpuQuota, gpuQuotaSchema, type GpuAccount } from '../../src/spaces/zero-gpu/gpu-quota.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { startForTest } from '../support/emulator.ts'

const account: GpuAccount = { key: 'user:1', baseSeconds: 300, level: 'regular' }
const hourMs = 3_600_000

function createScene() {
  let time = 1000
  const database = openDatabase(':memory:', [gpuQuotaSchema])
  return { quota: createGpuQuota(database, () => time), again: () => createGpuQuota(database, () => time), pass: (ms: number) => void (time += ms) }
}

test('what runs is held back, and what was used is taken', () => {
  const { quota, pass, again } = createScene()
  expect(quota.balance(account)).toEqual({ baseSeconds: 300, leftSeconds: 300, resetsAt: null })
  quota.hold(account, 'a', 60)
  expect(quota.balance(account).leftSeconds).toBe(240)
  pass(10_000)
  expect(quota.charge('a')).toBe(true)
  expect(quota.charge('a')).toBe(false)
  expect(quota.balance(account)).toEqual({ baseSeconds: 300, leftSeconds: 290, resetsAt: 1000 + 24 * hourMs })
  expect(again().balance(account).leftSeconds).toBe(290)
  expect(quota.balance({ ...account, key: 'user:2' }).leftSeconds).toBe(300)
})

test('a task that never ends costs what it declared', () => {
  const { quota, pass } = createScene()
  quota.hold(account, 'a', 60)
  pass(hourMs)
  expect(quota.balance(account).leftSeconds).toBe(240)
  expect(quota.charge('a')).toBe(false)
})

test('a day after the first use the quota is whole again', () => {
  const { quota, pass } = createScene()
  quota.hold(account, 'a', 60)
  pass(60_000)
  quota.charge('a')
  pass(24 * hourMs - 60_001)
  expect(quota.balance(account).leftSeconds).toBe(240)
  pass(1)
  expect(quota.balance(account)).toEqual({ baseSeconds: 300, leftSeconds: 300, resetsAt: null })
})

test('the quota is told by plan, and to tokens that may read billing', async () => {
  const oauth = (scope: string) => ({ value: `hf_oauth_${scope}`, grant: { kind: 'oauth' as const, clientId: 'x', scopes: [scope] } })
  const hub = await startForTest({
    seed: {
      users: [{ name: 'alice', plan: 'pro', tokens: [{ value: 'hf_alice' }, oauth('read-billing'), oauth('read-repos')] }, { name: 'bob' }, { name: 'carol' }],
      organizations: [{ name: 'acme', plan: 'team', members: [{ user: 'carol' }] }],
    },
  })
  const read = async (options: { as?: string; token?: string }) => {
    const answer = await hub.call('GET', '/api/spaces/zero-gpu/quota', options)
    return answer.status === 200 ? ((await answer.json()) as Record<string, unknown>) : answer.status
  }
  expect(await read({ as: 'alice' })).toEqual({ base: 2400, current: 2400, resetsAt: null, overquotaUsed: 0 })
  expect(await read({ as: 'bob' })).toMatchObject({ base: 300 })
  expect(await read({ as: 'carol' })).toMatchObject({ base: 2400 })
  expect(await read({ token: 'hf_oauth_read-billing' })).toMatchObject({ base: 2400 })
  expect(await read({ token: 'hf_oauth_read-repos' })).toBe(403)
  expect(await read({})).toBe(401)
  expect((await hub.call('POST', `/_zero-gpu/${'0'.repeat(24)}/${'0'.repeat(64)}/schedule`)).status).toBe(404)
})
