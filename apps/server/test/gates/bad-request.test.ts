import { Problem } from '@naturalcad/contracts/errors'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/test-app.ts'

const json = 'application/json'

describe('a bad request', () => {
  test.each([
    ['no prompt', {}, 'prompt'],
    ['an empty prompt', { prompt: '' }, 'prompt'],
    ['whitespace', { prompt: ' \n\t ' }, 'prompt'],
    ['1,201 characters', { prompt: 'x'.repeat(1201) }, '1200'],
    ['a control character', { prompt: 'plate\u0000' }, 'control character'],
    ['a number as prompt', { prompt: 5 }, 'prompt'],
    ['an unknown mode', { prompt: 'plate', mode: 'poem' }, 'mode'],
    ['an unknown output type', { prompt: 'plate', output_type: '4d' }, 'output_type'],
    ['an unknown key', { prompt: 'plate', colour: 'red' }, 'colour'],
  ])('with %s gets 400 and the key at fault', async (_name, body, named) => {
    const { app, maker } = createTestApp()
    const response = await request(app).post('/').send(body)
    expect(response.status).toBe(400)
    expect(Problem.parse(response.body)).toMatchObject({ code: 'INVALID_REQUEST', status: 400 })
    expect(response.body.error).toContain(named)
    expect(maker.requests).toEqual([])
  })

  test('takes 1,200 characters beyond the basic plane', async () => {
    const { app } = createTestApp()
    await request(app)
      .post('/')
      .send({ prompt: '😀'.repeat(1200) })
      .expect(200)
  })

  test.each([['[]'], ['"text"'], ['5'], ['null']])('gets 422 for the body %s, which is no object', async (body) => {
    const { app } = createTestApp()
    const response = await request(app).post('/').type(json).send(body)
    expect(response.status).toBe(422)
    expect(Problem.parse(response.body)).toMatchObject({ code: 'INVALID_REQUEST', status: 422 })
  })

  test.each([['{"prompt": "pla'], ['{prompt: 1}'], ['hello secret words']])('with broken JSON gets 400 and nothing of it back: %s', async (body) => {
    const { app } = createTestApp()
    const response = await request(app).post('/').type(json).send(body)
    expect(response.status).toBe(400)
    expect(response.body.code).toBe('INVALID_REQUEST')
    expect(response.text).not.toMatch(/pla"|secret/)
  })

  test('of 10 MB gets 413', async () => {
    const { app, maker } = createTestApp()
    const response = await request(app)
      .post('/')
      .send({ prompt: 'x'.repeat(10 * 1024 * 1024) })
    expect(response.status).toBe(413)
    expect(Problem.parse(response.body)).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', details: { limit: 65_536 } })
    expect(maker.requests).toEqual([])
  })

  test('is cut off at the byte after the limit', async () => {
    const { app } = createTestApp({ settings: { server: { maxBodyBytes: 1024 } } })
    const fill = (bytes: number) => `${' '.repeat(bytes - 18)}{"prompt":"plate"}`
    await request(app).post('/').type(json).send(fill(1024)).expect(200)
    await request(app).post('/').type(json).send(fill(1025)).expect(413)
  })

  test('nested deeper than any contract gets 400', async () => {
    const { app } = createTestApp()
    const response = await request(app)
      .post('/')
      .type(json)
      .send(`{"prompt":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)
    expect(response.status).toBe(400)
    expect(response.body.error).toContain('nested')
  })

  test.each([['text/plain'], ['application/x-www-form-urlencoded'], ['multipart/form-data; boundary=x'], ['application/json-patch+json']])(
    'of type %s gets 415',
    async (type) => {
      const { app, maker } = createTestApp()
      const response = await request(app).post('/').set('content-type', type).send('{"prompt":"plate"}')
      expect(response.status).toBe(415)
      expect(response.body.code).toBe('UNSUPPORTED_MEDIA_TYPE')
      expect(maker.requests).toEqual([])
    },
  )

  test('takes JSON with a charset, and refuses another than UTF-8', async () => {
    const { app } = createTestApp()
    await request(app).post('/').set('content-type', 'application/json; charset=utf-8').send('{"prompt":"plate"}').expect(200)
    await request(app).post('/').set('content-type', 'application/json; charset=utf-7').send('{"prompt":"plate"}').expect(415)
  })

  test('that is compressed gets 415, so no small body becomes a large one', async () => {
    const { app } = createTestApp()
    const response = await request(app).post('/').set('content-type', json).set('content-encoding', 'gzip').send('{"prompt":"plate"}')
    expect(response.status).toBe(415)
    expect(response.body.error).toContain('compressed')
  })
})

describe('an address', () => {
  test('that does not exist gets 404', async () => {
    const { app } = createTestApp()
    const response = await request(app).get('/nowhere')
    expect(response.status).toBe(404)
    expect(Problem.parse(response.body).code).toBe('NOT_FOUND')
  })

  test.each([
    ['get', '/', 'POST, OPTIONS'],
    ['put', '/', 'POST, OPTIONS'],
    ['delete', '/livez', 'GET, HEAD, OPTIONS'],
    ['post', '/artifacts/x/y', 'GET, HEAD, OPTIONS'],
  ] as const)('refuses %s %s with 405 and names the methods', async (method, path, allow) => {
    const { app } = createTestApp()
    const response = await request(app)[method](path)
    expect(response.status).toBe(405)
    expect(response.headers['allow']).toBe(allow)
    expect(Problem.parse(response.body).code).toBe('METHOD_NOT_ALLOWED')
  })

  test('tells its methods', async () => {
    const { app } = createTestApp()
    const response = await request(app).options('/')
    expect(response.status).toBe(204)
    expect(response.headers['allow']).toBe('POST, OPTIONS')
  })

  test.each([['/%E0%A4%A'], ['/artifacts/%zz/x']])('that is malformed gets 400: %s', async (path) => {
    const { app } = createTestApp()
    const response = await request(app).get(path)
    expect([400, 404]).toContain(response.status)
    expect(response.type).toBe('application/problem+json')
  })
})
