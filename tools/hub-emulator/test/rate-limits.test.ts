import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

const told = (answer: Response): [string | null, string | null] => [answer.headers.get('ratelimit'), answer.headers.get('ratelimit-policy')]

test('every answer tells what is left of its window, for each caller and kind of request', async () => {
  let time = 300_000 * 10
  const hub = await startForTest({ now: () => time, profile: 'pro' })
  time += 60_000
  expect(told(await hub.call('GET', '/api/models', { as: 'alice' }))).toEqual(['"api";r=2499;t=240', '"fixed window";"api";q=2500;w=300'])
  expect(told(await hub.call('GET', '/api/whoami-v2', { as: 'alice' }))[0]).toBe('"api";r=2498;t=240')
  expect(told(await hub.call('GET', '/api/models', { as: 'bob' }))[0]).toBe('"api";r=999;t=240')
  expect(told(await hub.call('GET', '/api/models'))[0]).toBe('"api";r=499;t=240')
  expect(told(await hub.call('GET', '/alice/none/resolve/main/x', { as: 'alice' }))[0]).toBe('"resolvers";r=11999;t=240')
  time += 240_000
  expect(told(await hub.call('GET', '/api/models', { as: 'alice' }))[0]).toBe('"api";r=2499;t=300')
})

test('limits are enforced when asked for, until the window ends', async () => {
  let time = 300_000 * 10
  const hub = await startForTest({ now: () => time, enforceRateLimits: true })
  const ask = async (): Promise<number> => (await hub.call('GET', '/api/agent-harnesses')).status
  const statuses = await Promise.all(Array.from({ length: 501 }, ask))
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  const refused = await hub.call('GET', '/api/agent-harnesses')
  expect([refused.status, refused.headers.get('retry-after'), ...told(refused)]).toEqual([429, '300', '"api";r=0;t=300', '"fixed window";"api";q=500;w=300'])
  expect((await hub.call('GET', '/api/whoami-v2', { as: 'bob' })).status).toBe(200)
  time += 300_000
  expect(await ask()).toBe(200)
})

test('limits that are not enforced refuse nobody', async () => {
  const hub = await startForTest()
  const statuses = await Promise.all(Array.from({ length: 510 }, async () => (await hub.call('GET', '/api/agent-harnesses')).status))
  expect(new Set(statuses)).toEqual(new Set([200]))
})
