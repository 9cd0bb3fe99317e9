import { NaturalCadError, Problem } from '@naturalcad/contracts/errors'
import { PartResult, StepEvent } from '@naturalcad/contracts/part'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { createPartMakerDouble } from '../support/part-maker-double.ts'
import { readFrames } from '../support/read-frames.ts'
import { serve } from '../support/serve.ts'
import { createTestApp, type CreateTestAppOptions } from '../support/test-app.ts'

const body = { prompt: 'plate' }
const streamed = (options?: CreateTestAppOptions) =>
  request(createTestApp(options).app).post('/').set('accept', 'text/event-stream').buffer().send(body)
const post = (url: string, signal?: AbortSignal, accept = 'text/event-stream') =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: JSON.stringify(body), signal: signal ?? null })

describe('POST / as an event stream', () => {
  test('tells the steps and ends with the whole result, numbered from 1', async () => {
    const response = await streamed()
    expect(response.status).toBe(200)
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const frames = readFrames(response.text)
    expect(frames.map(({ id, event }) => [id, event])).toEqual([
      [1, 'step'],
      [2, 'step'],
      [3, 'result'],
    ])
    expect(StepEvent.parse(frames[0]?.data)).toMatchObject({ type: 'state-changed' })
    const { body: whole } = await request(createTestApp().app).post('/').send(body)
    const result = PartResult.parse(frames[2]?.data)
    expect({ ...result, urls: {} }).toEqual({ ...whole, urls: {} })
    expect(Object.keys(result.urls)).toEqual(['step', 'script'])
  })

  test('ends with a problem where the run fails', async () => {
    const response = await streamed({ maker: createPartMakerDouble({ fails: new NaturalCadError('NOT_UNDERSTOOD', 'no part is named') }) })
    const last = readFrames(response.text).at(-1)
    expect(last?.event).toBe('problem')
    expect(Problem.parse(last?.data)).toMatchObject({ code: 'NOT_UNDERSTOOD', status: 422, requestId: response.headers['x-request-id'] })
  })

  test.each([
    ['a bad request', 400, {}, { prompt: '' }],
    ['a missing key', 401, { access: { apiKey: 'correct-horse' } }, body],
  ] as const)('is refused with its own status for %s', async (_name, status, options, sent) => {
    const { app } = createTestApp(options)
    const response = await request(app).post('/').set('accept', 'text/event-stream').send(sent)
    expect(response.status).toBe(status)
    expect(response.type).toBe('application/problem+json')
  })

  test('is refused with 429 where the queue is full', async () => {
    const maker = createPartMakerDouble({ holds: true })
    const { app } = createTestApp({ maker, settings: { server: { maxConcurrentRuns: 1, maxQueueDepth: 0 } } })
    const { url } = await serve(app)
    const first = await post(url)
    const second = await post(url)
    expect(second.status).toBe(429)
    expect(await second.json()).toMatchObject({ code: 'QUEUE_FULL' })
    maker.finish()
    expect(readFrames(await first.text()).at(-1)?.event).toBe('result')
  })

  test('shows that it lives while a request waits for its turn', async () => {
    const maker = createPartMakerDouble({ holds: true })
    const { app } = createTestApp({ maker, heartbeatMs: 10, settings: { server: { maxConcurrentRuns: 1, maxQueueDepth: 1 } } })
    const { url } = await serve(app)
    const first = await post(url)
    const waiting = await post(url)
    const reader = waiting.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(': still working\n\n')
    maker.finish()
    await first.text()
    await expect.poll(() => maker.requests).toHaveLength(2)
    maker.finish()
    await reader?.cancel()
  })
})

describe('closing the connection', () => {
  test.each(['text/event-stream', 'application/json'])('cancels the run of a request for %s', async (accept) => {
    const maker = createPartMakerDouble({ holds: true })
    const { app, log } = createTestApp({ maker })
    const { url } = await serve(app)
    const leaving = new AbortController()
    const outcome = post(url, leaving.signal, accept).then((response) => response.text())
    await expect.poll(() => maker.running.size).toBe(1)
    const [options] = maker.running
    leaving.abort()
    await expect(outcome).rejects.toThrow(/abort/i)
    await expect.poll(() => maker.running.size).toBe(0)
    expect(options?.signal?.reason).toMatchObject({ code: 'CANCELED' })
    await expect.poll(() => log).toHaveLength(1)
    expect(log[0]).toMatchObject({ status: 499 })
  })

  test('gives up the place in the queue', async () => {
    const maker = createPartMakerDouble({ holds: true })
    const { app } = createTestApp({ maker, heartbeatMs: 10, settings: { server: { maxConcurrentRuns: 1, maxQueueDepth: 1 } } })
    const { url } = await serve(app)
    const first = await post(url)
    const leaving = new AbortController()
    await post(url, leaving.signal)
    expect((await post(url)).status).toBe(429)
    leaving.abort()
    await expect.poll(async () => {
      const next = await post(url)
      await next.body?.cancel()
      return next.status
    }).toBe(200)
    maker.finish()
    await first.text()
    expect(maker.peak).toBe(1)
  })
})
