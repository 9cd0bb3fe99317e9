import { setImmediate } from 'node:timers/promises'
import { NaturalCadError, Problem } from '@naturalcad/contracts/errors'
import { createTokenSource } from '@naturalcad/space-factory'
import request from 'supertest'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSessionUser } from '../../src/sign-in/signed-in-user.ts'
import { aliceToken, bobToken } from '../support/factory-double.ts'
import { serve } from '../support/serve.ts'
import { signInAs } from '../support/sign-in-as.ts'
import { createTestApp } from '../support/test-app.ts'

const hello = { recipe: 'hello-job' }
const routes = [
  ['get', '/api/factory/recommend?model=a/b'],
  ['post', '/api/factory/plan'],
  ['get', '/api/factory/runs'],
  ['post', '/api/factory/runs'],
  ['get', '/api/factory/runs/20260801-120000-abcdefgh'],
  ['get', '/api/factory/runs/20260801-120000-abcdefgh/events'],
  ['post', '/api/factory/runs/20260801-120000-abcdefgh/cancel'],
  ['post', '/api/factory/runs/20260801-120000-abcdefgh/retry'],
  ['get', '/api/factory/runs/20260801-120000-abcdefgh/files'],
  ['get', '/api/factory/runs/20260801-120000-abcdefgh/files/report.md'],
] as const

describe('without a sign-in', () => {
  test.each(routes)('%s %s is refused with the way to sign in', async (method, path) => {
    const { app, factory } = createTestApp({ application: { clientId: 'x', hubUrl: 'http://localhost:1' } })
    const response = await request(app)[method](path).send(method === 'post' ? hello : undefined)
    expect(response.status).toBe(401)
    expect(Problem.parse(response.body)).toMatchObject({ code: 'UNAUTHORIZED', details: { signIn: '/sign-in' } })
    expect(response.headers['www-authenticate']).toMatch(/^Bearer /)
    expect(factory.open).toEqual([])
  })

  test('the recipes are shown, with the scopes of each', async () => {
    const { body } = await request(createTestApp().app).get('/api/factory/recipes').expect(200)
    const byName = new Map((body.recipes as { name: string; scopes: string[]; title: string }[]).map((recipe) => [recipe.name, recipe]))
    expect([...byName.keys()]).toHaveLength(9)
    expect(byName.get('hello-job')).toMatchObject({ title: expect.any(String) as string, scopes: ['openid', 'profile', 'contribute-repos', 'jobs'] })
    expect(byName.get('universal')?.scopes).toContain('inference-api')
  })

  test('the key of the server opens nothing, and is not asked for', async () => {
    const started = createTestApp({ access: { host: '0.0.0.0', apiKey: 'correct-horse' } })
    await request(started.app).get('/api/factory/runs').set('x-api-key', 'correct-horse').expect(401)
    await request(started.app).get('/api/factory/runs').set('cookie', signInAs(started, 'alice')).expect(200)
  })
})

describe('a token in the header', () => {
  test('stands in for a sign-in, and is forgotten with the answer', async () => {
    const { app, factory } = createTestApp()
    const { body } = await request(app).post('/api/factory/runs').set('authorization', `Bearer ${bobToken}`).send(hello).expect(201)
    expect(body.run).toMatchObject({ user: 'bob', kind: 'hello-job' })
    await expect.poll(() => factory.open).toEqual([])
  })

  test.each(['Bearer', 'Bearer abc', 'Basic aGY6aGY=', 'Bearer hf_a b', `Bearer hf_${'a'.repeat(600)}`])('that is none is refused: %s', async (authorization) => {
    const started = createTestApp()
    await request(started.app).get('/api/factory/runs').set('authorization', authorization).set('cookie', signInAs(started, 'alice')).expect(401)
    expect(started.factory.open).toEqual([])
  })

  test('that the Hub refuses is 401 without a way to sign in by the page', async () => {
    const { app } = createTestApp({ application: { clientId: 'x', hubUrl: 'http://localhost:1' } })
    const { body } = await request(app).get('/api/factory/runs').set('authorization', 'Bearer hf_unknown00000').expect(401)
    expect(body.details).toBeUndefined()
    expect(JSON.stringify(body)).not.toContain('hf_unknown')
  })
})

describe('a launch', () => {
  test('answers the run and where it is', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    const response = await request(started.app).post('/api/factory/runs').set('cookie', cookie).send(hello).expect(201)
    expect(response.headers['location']).toBe(`/api/factory/runs/${response.body.run.runId}`)
    expect(started.log.at(-1)).toMatchObject({ path: '/api/factory/runs', runId: response.body.run.runId })
    const { body } = await request(started.app).get(response.headers['location'] ?? '').set('cookie', cookie).expect(200)
    expect(body).toMatchObject({ run: { user: 'alice' }, gate: null, isInterrupted: false })
  })

  test('can be planned first, which makes nothing', async () => {
    const started = createTestApp()
    const { body } = await request(started.app).post('/api/factory/plan').set('cookie', signInAs(started, 'alice')).send(hello).expect(200)
    expect(body).toMatchObject({ task: { recipe: 'hello-job' }, costs: { totalUsd: 0 } })
    expect(started.factory.calls).toEqual(['plan alice'])
  })

  test.each([
    [{}, 'recipe'],
    [{ recipe: 'cake' }, 'recipe'],
    [{ recipe: 'universal', model: '' }, 'model'],
    [{ recipe: 'universal', budgetUsd: -1 }, 'budgetUsd'],
    [{ recipe: 'hello-job', modle: 'a/b' }, 'modle'],
    [[], 'expected object'],
    ['text', 'expected object'],
  ])('of %j is refused with the key', async (body, named) => {
    const started = createTestApp()
    const response = await request(started.app).post('/api/factory/runs').set('cookie', signInAs(started, 'alice')).set('content-type', 'application/json').send(JSON.stringify(body))
    expect(response.status).toBe(400)
    expect(response.body.detail).toContain(named)
    expect(started.factory.calls).toEqual([])
  })

  test('for which too little was granted is refused with the sign-in that does', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice', ['contribute-repos', 'jobs'])
    const { body } = await request(started.app).post('/api/factory/runs').set('cookie', cookie).send({ recipe: 'universal', model: 'a/b' }).expect(403)
    expect(Problem.parse(body)).toMatchObject({
      code: 'FORBIDDEN',
      detail: expect.stringContaining('inference-api') as string,
      details: { missing: ['inference-api'], signIn: '/sign-in' },
    })
    await request(started.app).post('/api/factory/runs').set('cookie', cookie).send(hello).expect(201)
  })

  test('that does not reach what another application has made names the sign-in that does, to a page alone', async () => {
    const started = createTestApp()
    started.factory.fails = new NaturalCadError('FORBIDDEN', 'out of reach', { details: { missing: ['write-repos'] } })
    const launch = () => request(started.app).post('/api/factory/runs').send(hello)
    expect((await launch().set('cookie', signInAs(started, 'alice')).expect(403)).body.details).toEqual({ missing: ['write-repos'], signIn: '/sign-in?reach=all' })
    expect((await launch().set('authorization', `Bearer ${aliceToken}`).expect(403)).body.details).toEqual({ missing: ['write-repos'] })
  })

  test.each([
    ['PAYMENT_REQUIRED', 402],
    ['CONFLICT', 409],
    ['LIMIT_EXCEEDED', 422],
    ['NOT_FOUND', 404],
    ['BACKEND_UNAVAILABLE', 502],
  ] as const)('that the factory refuses with %s answers %i', async (code, status) => {
    const started = createTestApp()
    started.factory.fails = new NaturalCadError(code, 'no')
    await request(started.app).post('/api/factory/runs').set('cookie', signInAs(started, 'alice')).send(hello).expect(status)
  })

  test('from another site is refused', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    await request(started.app).post('/api/factory/runs').set('cookie', cookie).set('origin', 'https://evil.example').send(hello).expect(403)
    await request(started.app).post('/api/factory/runs').set('cookie', cookie).type('form').send({ recipe: 'hello-job' }).expect(415)
    expect(started.factory.calls).toEqual([])
  })

  test.each([
    ['a launch', '', 3 * 3600, 'hf_fresh1'],
    ['a launch that is short', '', undefined, aliceToken],
    ['a retry', '/20260801-120000-abcdefgh/retry', undefined, 'hf_fresh1'],
  ])('%s gets a token that lasts as long as its Job may take', async (_title, path, jobSeconds, used) => {
    const started = createTestApp(jobSeconds === undefined ? {} : { jobSeconds })
    const hub: typeof globalThis.fetch = async () => {
      started.factory.renew(aliceToken, 'hf_fresh1')
      return Response.json({ access_token: 'hf_fresh1', expires_in: 28_800 })
    }
    const token = { accessToken: aliceToken, expiresAt: new Date(Date.now() + 3_600_000), refreshToken: 'first', idToken: undefined, scopes: ['contribute-repos', 'jobs'] }
    const tokens = createTokenSource({ token, application: { clientId: 'x', fetch: hub } })
    const user = createSessionUser('id-of-alice', tokens, started.factory.create)
    const cookie = `naturalcad_session=${started.sessions.add({ profile: { name: 'alice', fullname: null, avatarUrl: null }, tokens, user })}`
    await request(started.app).post(`/api/factory/runs${path}`).set('cookie', cookie).send(path === '' ? hello : {})
    expect(tokens.current.accessToken).toBe(used)
  })

  test('that another site has the browser send is refused, a link that was followed is not', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    const list = (site: string, dest = 'empty', mode = 'cors') =>
      request(started.app).get('/api/factory/runs').set('cookie', cookie).set('sec-fetch-site', site).set('sec-fetch-mode', mode).set('sec-fetch-dest', dest)
    for (const site of ['cross-site', 'same-site']) {
      await list(site).expect(403)
      await list(site, 'image', 'no-cors').expect(403)
      await list(site, 'iframe', 'navigate').expect(403)
      await list(site, 'document', 'navigate').expect(200)
    }
    for (const site of ['same-origin', 'none']) await list(site).expect(200)
    const post = request(started.app).post('/sign-out').set('cookie', cookie).set('sec-fetch-site', 'cross-site').set('sec-fetch-mode', 'navigate').set('sec-fetch-dest', 'document')
    await post.send({}).expect(403)
    // A token is sent by a program that has it, not by a browser on its own.
    await list('cross-site').set('cookie', '').set('authorization', `Bearer ${aliceToken}`).expect(200)
    expect(started.factory.calls).toHaveLength(5)
  })

  test('is limited by user and by address', async () => {
    const started = createTestApp({ settings: { server: { rateLimitPerKey: 2, rateLimitPerAddress: 3 } } })
    const launch = async (name: 'alice' | 'bob') => {
      const { status, body } = await request(started.app).post('/api/factory/runs').set('cookie', signInAs(started, name)).send(hello)
      return status === 201 ? 201 : [status, body.details.limitType]
    }
    expect([await launch('alice'), await launch('alice'), await launch('alice'), await launch('bob')]).toEqual([201, 201, [429, 'user'], [429, 'address']])
    await request(started.app).get('/api/factory/runs').set('cookie', signInAs(started, 'bob')).expect(200)
  })
})

describe('runs', () => {
  test('are seen by their owner alone', async () => {
    const started = createTestApp()
    const runId = started.factory.addRun(aliceToken, 2)
    const alice = signInAs(started, 'alice')
    const bob = signInAs(started, 'bob')
    const get = (path: string, cookie: string) => request(started.app).get(`/api/factory/runs${path}`).set('cookie', cookie)
    expect((await get('', alice).expect(200)).body.runs.map(({ run }: { run: { runId: string } }) => run.runId)).toEqual([runId])
    expect((await get('', bob).expect(200)).body).toEqual({ runs: [] })
    for (const path of ['', '/events', '/files', '/files/report.md']) await get(`/${runId}${path}`, bob).expect(404)
    for (const path of ['cancel', 'retry']) await request(started.app).post(`/api/factory/runs/${runId}/${path}`).set('cookie', bob).send({}).expect(404)
  })

  test('are listed up to a limit', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    for (let count = 0; count < 3; count += 1) started.factory.addRun(aliceToken, 1)
    expect((await request(started.app).get('/api/factory/runs?limit=2').set('cookie', cookie)).body.runs).toHaveLength(2)
    for (const limit of ['0', '101', 'many']) await request(started.app).get(`/api/factory/runs?limit=${limit}`).set('cookie', cookie).expect(400)
  })

  test.each(['..', 'latest', '20260801-120000-ABCDEFGH', '20260801-120000-abcdefgh%2F..'])('with an id that is none are not asked for: %s', async (runId) => {
    const started = createTestApp()
    await request(started.app).get(`/api/factory/runs/${runId}/files`).set('cookie', signInAs(started, 'alice')).expect(404)
    expect(started.factory.open).toEqual([])
  })

  test('are canceled, once', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    const runId = started.factory.addRun(aliceToken, 1)
    const cancel = () => request(started.app).post(`/api/factory/runs/${runId}/cancel`).set('cookie', cookie).send({})
    expect((await cancel().expect(200)).body.run).toMatchObject({ status: 'canceled', seq: 2 })
    expect((await cancel().expect(200)).body.run).toMatchObject({ status: 'canceled', seq: 2 })
    await request(started.app).post(`/api/factory/runs/${runId}/cancel`).set('cookie', cookie).send({ force: true }).expect(400)
  })

  test('are retried: as they are, or as a new one with its own address', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    const runId = started.factory.addRun(aliceToken, 1)
    const retry = () => request(started.app).post(`/api/factory/runs/${runId}/retry`).set('cookie', cookie).send({})
    expect((await retry().expect(200)).body.run.runId).toBe(runId)
    started.factory.tell(runId, 'failed')
    const { body, headers } = await retry().expect(201)
    expect(body.run.runId).not.toBe(runId)
    expect(headers['location']).toBe(`/api/factory/runs/${body.run.runId}`)
  })
})

describe('files of a run', () => {
  async function launched() {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    const { body } = await request(started.app).post('/api/factory/runs').set('cookie', cookie).send(hello)
    return { ...started, get: (path: string) => request(started.app).get(`/api/factory/runs/${body.run.runId}/files${path}`).set('cookie', cookie) }
  }

  test('are listed and given as attachments that no browser runs', async () => {
    const { get } = await launched()
    expect((await get('').expect(200)).body.files).toContainEqual({ path: 'report.md', bytes: 9 })
    const report = await get('/report.md').expect(200)
    expect(report.text).toBe('# Report\n')
    expect(report.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename=report.md',
      'content-length': '9',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(report.headers['content-security-policy']).toContain('sandbox')
    const page = await get('/artifacts/page.html').buffer().expect(200)
    expect(page.headers['content-type']).toBe('application/octet-stream')
  })

  test('have names of any letters', async () => {
    const { get } = await launched()
    const picture = await get(`/artifacts/${encodeURIComponent('ä "b".png')}`).expect(200)
    expect(picture.headers['content-type']).toBe('image/png')
    expect(picture.headers['content-disposition']).toContain("filename*=UTF-8''%C3%A4%20%22b%22.png")
  })

  test.each(['/missing.txt', '/%2e%2e/state.json', '/..%2f..%2fstate.json', '/a%00b', '/a//b', '/a%5Cb', `/${'a'.repeat(1025)}`])('that are none are 404: %s', async (path) => {
    const { get } = await launched()
    expect((await get(path)).status).toBe(404)
  })

  test('are streamed without a complaint of the runtime', async () => {
    const { app } = createTestApp()
    const { url } = await serve(app)
    const headers = { authorization: `Bearer ${aliceToken}`, 'content-type': 'application/json' }
    const warnings: string[] = []
    const onWarning = ({ message }: Error) => void warnings.push(message)
    process.on('warning', onWarning)
    onTestFinished(() => void process.off('warning', onWarning))
    const answer = await fetch(`${url}/api/factory/runs`, { method: 'POST', headers, body: JSON.stringify(hello) })
    const report = await fetch(`${url}${answer.headers.get('location')}/files/report.md`, { headers })
    expect(await report.text()).toBe('# Report\n')
    await setImmediate()
    expect(warnings).toEqual([])
  })

  test('can be asked for without their bytes', async () => {
    const started = createTestApp()
    const { app } = started
    const cookie = signInAs(started, 'alice')
    const { body } = await request(app).post('/api/factory/runs').set('cookie', cookie).send(hello)
    const head = await request(app).head(`/api/factory/runs/${body.run.runId}/files/report.md`).set('cookie', cookie).expect(200)
    expect(head.headers['content-length']).toBe('9')
  })
})

describe('a recommendation', () => {
  test('is made for a model', async () => {
    const started = createTestApp()
    const cookie = signInAs(started, 'alice')
    expect((await request(started.app).get('/api/factory/recommend?model=gpt2').set('cookie', cookie).expect(200)).body).toEqual({ modelId: 'gpt2' })
    await request(started.app).get('/api/factory/recommend').set('cookie', cookie).expect(400)
  })
})
