import { NaturalCadError, Problem } from '@naturalcad/contracts/errors'
import { PartResult } from '@naturalcad/contracts/part'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { createPartMakerDouble, runId, scriptText } from '../support/part-maker-double.ts'
import { createTestApp } from '../support/test-app.ts'

const prompt = 'plate 120x70x5 mm'

describe('POST /', () => {
  test('answers with the keys of the seed contract and the status 200', async () => {
    const { app } = createTestApp()
    const { status, body } = await request(app).post('/').send({ prompt })
    expect(status).toBe(200)
    const part = PartResult.parse(body)
    expect(part).toMatchObject({ job_id: runId, success: true, model: 'double@1', prompt, generated_code: scriptText })
  })

  test('gives addresses of this server for the files', async () => {
    const { app } = createTestApp()
    const { body } = await request(app).post('/').send({ prompt }).set('host', 'localhost:7860')
    expect(body.urls.step).toBe(`http://localhost:7860/artifacts/${runId}/part.step`)
  })

  test('hands the parsed request on: trimmed, with defaults, the legacy alias resolved', async () => {
    const { app, maker } = createTestApp()
    await request(app)
      .post('/')
      .send({ prompt: `  ${prompt}  `, output_format: '2d_vector' })
      .expect(200)
    expect(maker.requests).toEqual([{ prompt, mode: 'part', output_type: '2d_vector', units: 'mm' }])
  })

  test('keeps the script to itself where it is told to', async () => {
    const { app } = createTestApp({ includeCode: false })
    const { body } = await request(app).post('/').send({ prompt })
    expect(body.generated_code).toBe('')
    expect(body.urls).not.toHaveProperty('script')
    await request(app).get(`/artifacts/${runId}/script.py`).expect(404)
  })

  test.each([
    ['NOT_UNDERSTOOD', 422],
    ['CONTRADICTION', 422],
    ['GUARD_REJECTED', 422],
    ['VALIDATION_FAILED', 422],
    ['DEADLINE_EXCEEDED', 504],
    ['STORAGE_FULL', 507],
  ] as const)('never hides %s behind a 200', async (code, status) => {
    const { app } = createTestApp({ maker: createPartMakerDouble({ fails: new NaturalCadError(code, 'what went wrong', { remedy: 'what to do' }) }) })
    const response = await request(app).post('/').send({ prompt })
    expect(response.status).toBe(status)
    expect(response.type).toBe('application/problem+json')
    expect(Problem.parse(response.body)).toMatchObject({ code, status, error: 'what went wrong', detail: 'what went wrong', remedy: 'what to do' })
  })

  test('keeps the message of an unexpected error for its log', async () => {
    const { app, log } = createTestApp({ maker: createPartMakerDouble({ fails: new TypeError('secret place /root/x') }) })
    const response = await request(app).post('/').send({ prompt })
    expect(response.status).toBe(500)
    expect(response.text).not.toContain('secret place')
    expect(log[0]).toMatchObject({ code: 'INTERNAL', message: 'secret place /root/x', requestId: response.body.requestId })
  })

  test('logs the run without prompt or key', async () => {
    const { app, log } = createTestApp({ access: { apiKey: 'correct-horse' } })
    await request(app).post('/?x-api-key=correct-horse').set('x-api-key', 'correct-horse').send({ prompt }).expect(200)
    expect(log).toHaveLength(1)
    expect(log[0]).toMatchObject({ event: 'request-finished', method: 'POST', path: '/', status: 200, runId })
    expect(JSON.stringify(log)).not.toMatch(/correct-horse|plate/)
  })

  test('takes over the request id of a proxy and makes one where it is no plain id', async () => {
    const { app } = createTestApp()
    const kept = await request(app).post('/').set('x-request-id', 'abc-12345').send({})
    expect(kept.headers['x-request-id']).toBe('abc-12345')
    expect(kept.body.requestId).toBe('abc-12345')
    const replaced = await request(app).post('/').set('x-request-id', '"><script>').send({})
    expect(replaced.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})
