import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/test-app.ts'

describe('the health of the server', () => {
  test('is alive and ready', async () => {
    const { app } = createTestApp()
    expect((await request(app).get('/livez').expect(200)).body).toEqual({ status: 'ok' })
    expect((await request(app).get('/readyz').expect(200)).body).toEqual({ ready: true, reasons: [] })
  })

  test('is not ready without a key where others can reach it', async () => {
    const { app } = createTestApp({ access: { host: '0.0.0.0' } })
    const { body } = await request(app).get('/readyz').expect(503)
    expect(body).toEqual({ ready: false, reasons: [expect.stringContaining('no key')] })
    await request(app).get('/livez').expect(200)
  })

  test('is not ready while it stops', async () => {
    const draining = new AbortController()
    const { app } = createTestApp({ draining: draining.signal })
    draining.abort()
    const response = await request(app).get('/readyz').expect(503)
    expect(response.body.reasons).toEqual(['the server is stopping'])
  })

  test('tells what stands in the way', async () => {
    const { app } = createTestApp({ findObstacles: async () => ['the data folder can not be written'] })
    expect((await request(app).get('/readyz').expect(503)).body.reasons).toEqual(['the data folder can not be written'])
  })
})

describe('/openapi.json', () => {
  test('describes each route with the schemas of the contract', async () => {
    const { body } = await request(createTestApp().app).get('/openapi.json').expect(200)
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(['/', '/artifacts/{jobId}/{name}', '/livez', '/readyz'])
    expect(body.components.schemas.PartRequest).toMatchObject({ type: 'object', required: ['prompt'], additionalProperties: false })
    expect(Object.keys(body.components.schemas.PartResult.properties)).toEqual(
      expect.arrayContaining(['job_id', 'success', 'model', 'urls', 'prompt', 'generated_code']),
    )
  })
})
