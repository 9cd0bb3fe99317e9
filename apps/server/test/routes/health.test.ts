import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/test-app.ts'

describe('the health of the server', () => {
  test('is alive and ready', async () => {
    const { app } = createTestApp()
    expect((await request(app).get('/livez').expect(200)).body).toEqual({ status: 'ok' })
    expect((await request(app).get('/readyz').expect(200)).body).toEqual({ ready: true, reasons: [] })
  })

  test('is told in the form that a Space has', async () => {
    const draining = new AbortController()
    const { app } = createTestApp({ draining: draining.signal })
    expect((await request(app).get('/health').expect(200)).body).toEqual({ status: 'ok', version: '0.0.0-test', ready: true })
    draining.abort()
    expect((await request(app).get('/health').expect(503)).body).toEqual({ status: 'unavailable', version: '0.0.0-test', ready: false })
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
    expect(Object.keys(body.paths)).toEqual([
      '/',
      '/artifacts/{jobId}/{name}',
      '/livez',
      '/readyz',
      '/health',
      '/api/session',
      '/sign-in',
      '/sign-in/callback',
      '/sign-out',
      '/api/factory/recipes',
      '/api/factory/recommend',
      '/api/factory/plan',
      '/api/factory/runs',
      '/api/factory/runs/{runId}',
      '/api/factory/runs/{runId}/events',
      '/api/factory/runs/{runId}/cancel',
      '/api/factory/runs/{runId}/retry',
      '/api/factory/runs/{runId}/files',
      '/api/factory/runs/{runId}/files/{path}',
    ])
    expect(body.components.schemas.PartRequest).toMatchObject({ type: 'object', required: ['prompt'], additionalProperties: false })
    expect(Object.keys(body.components.schemas.PartResult.properties)).toEqual(
      expect.arrayContaining(['job_id', 'success', 'model', 'urls', 'prompt', 'generated_code']),
    )
  })

  test('names no schema that it does not have, and no route that is not there', async () => {
    const { app } = createTestApp({ application: { clientId: 'x', hubUrl: 'http://localhost:1' }, settings: { server: { rateLimitPerAddress: 100 } } })
    const { body } = await request(app).get('/openapi.json').expect(200)
    const names = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(names.filter((name) => !Object.hasOwn(body.components.schemas, name ?? ''))).toEqual([])
    const wrong: string[] = []
    for (const [path, methods] of Object.entries(body.paths as Record<string, Record<string, { security?: unknown[] }>>)) {
      const address = path.replace('{runId}', '20260801-120000-abcdefgh').replace('{path}', 'report.md').replace('{jobId}', 'x').replace('{name}', 'x')
      const { headers } = await request(app).options(address)
      const isFactory = path.startsWith('/api/factory/') && path !== '/api/factory/recipes'
      for (const [method, { security }] of Object.entries(methods)) {
        if (headers['allow']?.includes(method.toUpperCase()) !== true || isFactory !== (security?.length === 2)) wrong.push(`${method} ${path}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
