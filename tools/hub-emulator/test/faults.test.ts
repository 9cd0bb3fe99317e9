import { commit, createRepo, listModels, modelInfo, repoExists, uploadFile, whoAmI } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

test('a scripted answer comes as often as it was asked for', async () => {
  const hub = await startForTest()
  hub.addFault({ path: '/api/whoami-v2', times: 1, answer: { status: 429, error: 'Too many', headers: { 'Retry-After': '3' } } })
  const limited = await hub.call('GET', '/api/whoami-v2', { as: 'alice' })
  expect([limited.status, limited.headers.get('retry-after'), await limited.json()]).toEqual([429, '3', { error: 'Too many' }])
  expect((await hub.call('GET', '/api/whoami-v2', { as: 'alice' })).status).toBe(200)
})

test('what a fault leaves out is what the Hub says with that status', async () => {
  const hub = await startForTest()
  hub.addFault({ path: '/api/whoami-v2', times: 1, answer: { status: 429 } })
  const limited = await hub.call('GET', '/api/whoami-v2', { as: 'alice' })
  expect(Object.fromEntries(['retry-after', 'ratelimit', 'ratelimit-policy'].map((name) => [name, limited.headers.get(name)]))).toEqual({
    'retry-after': '1', ratelimit: '"api";r=0;t=1', 'ratelimit-policy': '"fixed window";"api";q=1000;w=300',
  })
  hub.addFault({ path: '/api/models/alice/m', times: 1, answer: { status: 500 } })
  expect((await hub.call('GET', '/api/models/alice/m')).status).toBe(500)
})

test('a fault can wait for its turn and end by the clock', async () => {
  let time = 1_000_000
  const hub = await startForTest({ now: () => time })
  hub.addFault({ path: '/api/models', skip: 1, forMs: 5000, answer: { status: 503 } })
  const statuses: number[] = []
  for (let call = 0; call < 3; call += 1) statuses.push((await hub.call('GET', '/api/models')).status)
  time += 4999
  statuses.push((await hub.call('GET', '/api/models')).status)
  time += 1
  statuses.push((await hub.call('GET', '/api/models')).status)
  expect(statuses).toEqual([200, 503, 503, 503, 200])
})

test('a fault can delay what is asked for', async () => {
  const hub = await startForTest()
  hub.addFault({ path: '/api/whoami-v2', times: 1, delayMs: 30 })
  const started = performance.now()
  expect((await hub.call('GET', '/api/whoami-v2', { as: 'alice' })).status).toBe(200)
  expect(performance.now() - started).toBeGreaterThanOrEqual(29)
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

test('a token expires when a fault or a test says so, and stays expired', async () => {
  const hub = await startForTest()
  hub.addFault({ method: 'POST', path: '/api/repos/create', times: 1, expireToken: true })
  expect((await hub.call('POST', '/api/repos/create', { body: { name: 'x' } })).status).toBe(401)
  expect(await whoAmI(hub.as('alice'))).toMatchObject({ name: 'alice' })
  await expect(createRepo({ ...hub.as('alice'), repo: 'alice/late' })).rejects.toMatchObject({ statusCode: 401, message: expect.stringContaining('Invalid credentials') })
  await expect(whoAmI(hub.as('alice'))).rejects.toMatchObject({ statusCode: 401 })
  hub.expireToken(hub.as('bob').accessToken)
  await expect(whoAmI(hub.as('bob'))).rejects.toMatchObject({ statusCode: 401 })
  expect(() => hub.expireToken('hf_none')).toThrow('no such token')
  expect((await hub.call('POST', '/_emulator/expire-token', { body: { token: 'hf_none' } })).status).toBe(404)
})

test('a change is shown only after so many infos and listings', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/late' }
  const readmeOf = async (): Promise<string[] | undefined> => (await modelInfo({ ...options, name: options.repo, additionalFields: ['tags'] })).tags
  hub.addFault({ path: '/api/models*', staleRequests: 2 })
  expect(await repoExists(options)).toBe(false)
  await createRepo(options)
  expect([await repoExists(options), await repoExists(options), await repoExists(options)]).toEqual([false, false, true])
  await uploadFile({ ...options, file: { path: 'README.md', content: new Blob(['---\ntags: [new]\n---\n']) } })
  const listed = async (): Promise<number> => {
    let count = 0
    for await (const _ of listModels({ ...options, search: { tags: ['new'] } })) count += 1
    return count
  }
  expect([await listed(), (await readmeOf())?.includes('new'), await listed(), (await readmeOf())?.includes('new')]).toEqual([0, false, 1, true])
})

test('a change is shown only after so much time, and the next one as well', async () => {
  let time = 1_000_000
  const hub = await startForTest({ now: () => time })
  const options = (repo: string) => ({ ...hub.as('alice'), repo })
  hub.addFault({ path: '/api/models/*', staleMs: 1000 })
  await createRepo(options('alice/one'))
  time += 600
  await createRepo(options('alice/two'))
  time += 399
  expect([await repoExists(options('alice/one')), await repoExists(options('alice/two'))]).toEqual([false, false])
  time += 1
  expect([await repoExists(options('alice/one')), await repoExists(options('alice/two'))]).toEqual([true, false])
  time += 600
  expect([await repoExists(options('alice/one')), await repoExists(options('alice/two'))]).toEqual([true, true])
})

test('a change that is late does not keep other faults from happening', async () => {
  const hub = await startForTest()
  hub.addFault({ path: '/api/models*', staleRequests: 1 })
  hub.addFault({ path: '/api/models', times: 1, answer: { status: 503 } })
  expect([(await hub.call('GET', '/api/models')).status, (await hub.call('GET', '/api/models')).status]).toEqual([503, 200])
})

test('conflicts are scripted as the Hub tells them', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/busy' }
  hub.addFault({ method: 'POST', path: '/api/repos/create', times: 1, answer: { status: 409, body: { url: 'elsewhere' } } })
  const refused = await hub.call('POST', '/api/repos/create', { as: 'alice', body: { name: 'busy' } })
  expect([refused.status, await refused.json()]).toMatchObject([409, { error: expect.stringContaining('conflicting operation'), url: 'elsewhere' }])
  await createRepo(options)
  hub.addFault({ method: 'POST', path: '/api/models/alice/busy/commit/*', times: 1, answer: { status: 412 } })
  const write = () => commit({ ...options, title: 'x', operations: [{ operation: 'addOrUpdate', path: 'x', content: new Blob(['x']) }] })
  await expect(write()).rejects.toMatchObject({ statusCode: 412 })
  expect(await write()).toMatchObject({ commit: { oid: expect.stringMatching(/^[0-9a-f]{40}$/) } })
})

test('faults of a seed are there from the start, also after a reset', async () => {
  const hub = await startForTest({ seed: { users: [{ name: 'alice' }], faults: [{ path: '/api/models', times: 1, answer: { status: 503 } }] } })
  const ask = async (): Promise<number[]> => [(await hub.call('GET', '/api/models')).status, (await hub.call('GET', '/api/models')).status]
  expect(await ask()).toEqual([503, 200])
  await hub.reset()
  expect(await ask()).toEqual([503, 200])
})

test('a stream of events breaks off where it is told to', async () => {
  const hub = await startForTest({ profile: 'pro' })
  await createRepo({ ...hub.as('alice'), repo: 'spaces/alice/page', sdk: 'static' })
  hub.addFault({ path: '/api/spaces/alice/page/events', times: 1, cutAfterBytes: 5 })
  const stream = await hub.call('GET', '/api/spaces/alice/page/events', { as: 'alice' })
  expect(stream.status).toBe(200)
  await expect(stream.text()).rejects.toThrow('terminated')
})

test('no page of another origin scripts or reads faults', async () => {
  const hub = await startForTest()
  const body = { path: '*', answer: { status: 500 } }
  const strangers = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }]
  for (const headers of strangers) expect((await hub.call('POST', '/_emulator/faults', { body, headers })).status).toBe(403)
  const seen = await hub.call('GET', '/_emulator/faults')
  expect([await seen.json(), seen.headers.get('access-control-allow-origin')]).toEqual([[], null])
})

test('faults of another process come over HTTP, and a wrong one is named', async () => {
  const hub = await startForTest()
  expect((await hub.call('POST', '/_emulator/faults', { body: { path: '/api/*', answer: { status: 503 } } })).status).toBe(200)
  expect((await hub.call('GET', '/api/models')).status).toBe(503)
  expect(await (await hub.call('GET', '/_emulator/faults')).json()).toMatchObject([{ fault: { path: '/api/*' }, happened: 1 }])
  await hub.call('DELETE', '/_emulator/faults')
  expect((await hub.call('GET', '/api/models')).status).toBe(200)
  expect(() => hub.addFault({ path: '/x', answer: { status: 200 } })).toThrow('answer.status')
  expect(() => hub.addFault({ path: '/x', staleMs: 1, staleRequests: 1 })).toThrow('exclude each other')
})
