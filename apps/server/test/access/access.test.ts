import { Problem } from '@naturalcad/contracts/errors'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { manifest, runId, stepText } from '../support/part-maker-double.ts'
import { createTestApp } from '../support/test-app.ts'

const body = { prompt: 'plate' }
const apiKey = 'correct-horse-battery'

describe('the key', () => {
  test.each(['127.0.0.1', 'localhost', '::1', '127.8.8.8'])('is not needed on %s', async (host) => {
    await request(createTestApp({ access: { host } }).app)
      .post('/')
      .send(body)
      .expect(200)
  })

  test.each(['0.0.0.0', '::', '192.168.1.5', 'cad.example.test', '127.0.0.1.example.test'])(
    'missing on a server bound to %s gives everyone 503',
    async (host) => {
      const { app, maker } = createTestApp({ access: { host } })
      const response = await request(app).post('/').send(body).set('x-api-key', apiKey)
      expect(response.status).toBe(503)
      expect(Problem.parse(response.body)).toMatchObject({ code: 'NOT_CONFIGURED', remedy: expect.stringContaining('NATURALCAD_API_KEY') as string })
      expect(maker.requests).toEqual([])
      await request(app).get(`/artifacts/${runId}/part.step`).expect(503)
    },
  )

  test.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is wrong', 'wrong'],
    ['has another last letter', `${apiKey.slice(0, -1)}x`],
    ['is cut short', apiKey.slice(0, -1)],
    ['is followed by more', `${apiKey}x`],
    ['is in another case', apiKey.toUpperCase()],
    ['comes twice', `${apiKey}, ${apiKey}`],
  ])('that %s gets 401 and tells nothing of it', async (_name, given) => {
    const { app, maker, log } = createTestApp({ access: { apiKey } })
    const call = request(app).post('/').send(body)
    const response = await (given === undefined ? call : call.set('x-api-key', given))
    expect(response.status).toBe(401)
    expect(response.body.code).toBe('UNAUTHORIZED')
    expect(response.headers['www-authenticate']).toContain('ApiKey')
    expect(`${response.text}${JSON.stringify(log)}`).not.toContain(apiKey.slice(0, -1))
    expect(maker.requests).toEqual([])
  })

  test('that is right opens every address', async () => {
    const { app } = createTestApp({ access: { apiKey, host: '0.0.0.0' } })
    await request(app).post('/').set('x-api-key', apiKey).send(body).expect(200)
    await request(app).get(`/artifacts/${runId}/part.step`).set('x-api-key', apiKey).expect(200)
  })

  test('is asked for before the body is read', async () => {
    const { app } = createTestApp({ access: { apiKey } })
    await request(app).post('/').set('content-type', 'application/json').send('{broken').expect(401)
  })

  test('is not asked for by the health of the server', async () => {
    const { app } = createTestApp({ access: { apiKey } })
    await request(app).get('/livez').expect(200)
    await request(app).get('/readyz').expect(200)
  })
})

describe('a link of a result', () => {
  test('opens its file without the key, and no other', async () => {
    const { app } = createTestApp({ access: { apiKey } })
    const { body: part } = await request(app).post('/').set('x-api-key', apiKey).send(body)
    const { pathname, search } = new URL(part.urls.step as string)
    const response = await request(app).get(`${pathname}${search}`).buffer()
    expect(response.status).toBe(200)
    expect(response.headers['etag']).toBe(`"${manifest.files[0]?.sha256}"`)
    await request(app).get(pathname).expect(401)
    await request(app).get(`/artifacts/${runId}/script.py${search}`).expect(401)
    await request(app).get(`${pathname}${search}x`).expect(401)
    await request(app)
      .get(`${pathname}${search.replace(/expires=\d+/, 'expires=99999999999999')}`)
      .expect(401)
    await request(app).get(`${pathname}?expires=1&expires=2&signature=x`).expect(401)
  })

  test('needs no signature on an open server', async () => {
    const { app } = createTestApp()
    const { body: part } = await request(app).post('/').send(body)
    const response = await request(app)
      .get(new URL(part.urls.step as string).pathname)
      .buffer()
      .parse((stream, done) => {
        let text = ''
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
        stream.on('end', () => done(null, text))
      })
    expect(response.body).toBe(stepText)
  })
})

describe('the Host header', () => {
  test.each(['localhost', 'localhost:7860', 'LOCALHOST:1', '127.0.0.1:7860', '[::1]:7860', 'cad.lan', 'cad.lan:443', 'page.example.test'])(
    'may be %s',
    async (host) => {
      const { app } = createTestApp({ access: { host: 'cad.lan', apiKey, allowedOrigins: ['https://page.example.test'] } })
      await request(app).post('/').set('host', host).set('x-api-key', apiKey).send(body).expect(200)
    },
  )

  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:7860',
    'localhost.',
    'xlocalhost',
    '10.0.0.1',
    'localhost@evil.example',
    'evil.example/localhost',
    'localhost:7860:1',
    ' ',
  ])('may not be %s, whose pages may have been pointed here', async (host) => {
    const { app, maker } = createTestApp()
    const response = await request(app).post('/').set('host', host).send(body)
    expect(response.status).toBe(403)
    expect(response.body.code).toBe('FORBIDDEN')
    expect(maker.requests).toEqual([])
  })

  test('may be the address that the connection came in on', async () => {
    const { app } = createTestApp({ access: { host: '0.0.0.0', apiKey } })
    await request(app).post('/').set('x-api-key', apiKey).send(body).expect(200)
  })

  test('is not replaced by a forwarded one that no trusted proxy sent', async () => {
    const { app } = createTestApp()
    const { body: part } = await request(app).post('/').set('x-forwarded-host', 'evil.example').set('x-forwarded-proto', 'https').send(body)
    expect(part.urls.step).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
  })

  test('is the forwarded one behind a trusted proxy', async () => {
    const { app } = createTestApp({ access: { trustProxy: 1, allowedOrigins: ['https://cad.example.test'] } })
    const { body: part } = await request(app).post('/').set('x-forwarded-host', 'cad.example.test').set('x-forwarded-proto', 'https').send(body)
    expect(part.urls.step).toMatch(/^https:\/\/cad\.example\.test\/artifacts\//)
    await request(app).post('/').set('x-forwarded-host', 'evil.example').send(body).expect(403)
  })
})

describe('the Origin header', () => {
  test.each([
    ['of the same host', 'http://localhost:7860', 'localhost:7860'],
    ['of the same host behind TLS', 'https://page.example.test', 'page.example.test'],
    ['that is allowed', 'https://page.example.test', 'localhost:7860'],
  ])('%s is let through', async (_name, origin, host) => {
    const { app } = createTestApp({ access: { allowedOrigins: ['https://page.example.test'] } })
    await request(app).post('/').set('host', host).set('origin', origin).send(body).expect(200)
  })

  test.each([
    ['of a stranger', 'https://evil.example'],
    ['of another port of this machine', 'http://localhost:3000'],
    ['that is null', 'null'],
    ['that is no origin', 'localhost:7860'],
    ['that only begins like an allowed one', 'https://page.example.test.evil.example'],
    ['with another scheme than the allowed one', 'http://page.example.test'],
  ])('%s is refused', async (_name, origin) => {
    const { app, maker } = createTestApp({ access: { allowedOrigins: ['https://page.example.test'] } })
    const response = await request(app).post('/').set('host', 'localhost:7860').set('origin', origin).send(body)
    expect(response.status).toBe(403)
    expect(response.headers).not.toHaveProperty('access-control-allow-origin')
    expect(maker.requests).toEqual([])
  })

  test('of a Space is over TLS, whatever the server sees of it', async () => {
    const { app, maker } = createTestApp({ access: { ownOrigins: ['https://alice-factory.hf.space'] } })
    const post = (origin: string) => request(app).post('/').set('host', 'alice-factory.hf.space').set('origin', origin).send(body)
    await post('https://alice-factory.hf.space').expect(200)
    await post('http://alice-factory.hf.space').expect(403)
    expect(maker.requests).toHaveLength(1)
  })

  test('that is allowed may ask first and read the answer', async () => {
    const { app } = createTestApp({ access: { apiKey, allowedOrigins: ['https://page.example.test'] } })
    const preflight = await request(app)
      .options('/')
      .set('origin', 'https://page.example.test')
      .set('access-control-request-method', 'POST')
      .set('access-control-request-headers', 'content-type,x-api-key')
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-origin']).toBe('https://page.example.test')
    expect(preflight.headers['access-control-allow-headers']).toContain('x-api-key')
    const answer = await request(app).post('/').set('origin', 'https://page.example.test').set('x-api-key', apiKey).send(body)
    expect(answer.headers['access-control-allow-origin']).toBe('https://page.example.test')
  })
})
