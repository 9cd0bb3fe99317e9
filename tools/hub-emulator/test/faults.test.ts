import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

test('a scripted answer comes as often as it was asked for', async () => {
  const hub = await startForTest()
  hub.addFault({ path: '/api/whoami-v2', times: 1, answer: { status: 429, error: 'Too many', headers: { 'retry-after': '3' } } })
  const limited = await hub.call('GET', '/api/whoami-v2', { as: 'alice' })
  expect([limited.status, limited.headers.get('retry-after'), await limited.json()]).toEqual([429, '3', { error: 'Too many' }])
  expect((await hub.call('GET', '/api/whoami-v2', { as: 'alice' })).status).toBe(200)
})

test('a fault can break an answer off in the middle', async () => {
  const hub = await startForTest()
  hub.addFault({ method: 'GET', path: '/api/whoami*', cutAfterBytes: 10 })
  const answer = await hub.call('GET', '/api/whoami-v2', { as: 'alice' })
  expect(answer.status).toBe(200)
  await expect(answer.text()).rejects.toThrow('terminated')
  await hub.reset()
  expect((await hub.call('GET', '/api/whoami-v2', { as: 'alice' })).status).toBe(200)
})

test('faults of another process come over HTTP, and a wrong one is named', async () => {
  const hub = await startForTest()
  expect((await hub.call('POST', '/_emulator/faults', { body: { path: '/api/*', answer: { status: 503 } } })).status).toBe(200)
  expect((await hub.call('GET', '/api/models')).status).toBe(503)
  await hub.call('DELETE', '/_emulator/faults')
  expect((await hub.call('GET', '/api/models')).status).toBe(200)
  expect(() => hub.addFault({ path: '/x', answer: { status: 200 } })).toThrow('answer.status')
})
