import { createCadClient } from '@naturalcad/cad-client'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { StepEvent } from '@naturalcad/contracts/part'
import { describe, expect, test } from 'vitest'
import { createPartMakerDouble, result, runId, scriptText, stepText } from './support/part-maker-double.ts'
import { serve } from './support/serve.ts'
import { createTestApp } from './support/test-app.ts'

const apiKey = 'correct-horse-battery'
const read = (stream: ReadableStream<Uint8Array>) => new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text()

describe('what the server answers, the client understands', () => {
  test('a part, whole or with its steps, and its files', async () => {
    const { app } = createTestApp({ access: { apiKey } })
    const { url } = await serve(app)
    const client = createCadClient({ baseUrl: url, apiKey })
    const events: StepEvent[] = []
    const whole = await client.make({ prompt: 'plate' })
    const streamed = await client.make({ prompt: 'plate' }, { onEvent: (event) => events.push(event) })
    expect({ ...whole, urls: {} }).toEqual({ ...result, prompt: 'plate' })
    expect({ ...streamed, urls: {} }).toEqual({ ...whole, urls: {} })
    expect(events.map(({ type }) => type)).toEqual(['state-changed', 'step-finished'])
    expect(await client.openArtifact(runId, 'part.step').then(read)).toBe(stepText)
    expect(await createCadClient({ baseUrl: url, apiKey }).openArtifact(runId, 'script.py').then(read)).toBe(scriptText)
  })

  test.each([false, true])('a refusal of the maker (streamed: %s)', async (streamed) => {
    const error = new NaturalCadError('CONTRADICTION', 'the hole is wider than the plate', { remedy: 'make it smaller', details: { hole: 90 } })
    const { app } = createTestApp({ maker: createPartMakerDouble({ fails: error }) })
    const { url } = await serve(app)
    const failure = createCadClient({ baseUrl: url }).make({ prompt: 'plate' }, streamed ? { onEvent: () => {} } : {})
    await expect(failure).rejects.toMatchObject({ code: 'CONTRADICTION', message: error.message, remedy: 'make it smaller', details: { hole: 90 } })
  })

  test('a wrong key, a bad request and a missing file', async () => {
    const { app } = createTestApp({ access: { apiKey } })
    const { url } = await serve(app)
    const fallback = async () => createPartMakerDouble()
    await expect(createCadClient({ baseUrl: url, apiKey: 'wrong-horse', fallback }).make({ prompt: 'plate' })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
    await expect(createCadClient({ baseUrl: url, apiKey, fallback }).make({ prompt: ' ' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(createCadClient({ baseUrl: url, apiKey }).openArtifact(runId, 'part.glb')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a limit, which the fallback makes up for', async () => {
    const { app } = createTestApp({ settings: { server: { rateLimitPerAddress: 1, rateWindowMs: 3_600_000 } } })
    const { url } = await serve(app)
    const client = createCadClient({ baseUrl: url, fallback: async () => createPartMakerDouble() })
    expect(await client.make({ prompt: 'plate' })).not.toHaveProperty('fallback')
    expect(await client.make({ prompt: 'plate' })).toMatchObject({ fallback: 'backend_busy' })
  })

  test('a server without a key, which the fallback makes up for', async () => {
    const { app } = createTestApp({ access: { host: '0.0.0.0' } })
    const { url } = await serve(app)
    await expect(createCadClient({ baseUrl: url }).make({ prompt: 'plate' })).rejects.toMatchObject({
      code: 'BACKEND_ERROR',
      details: { backendCode: 'NOT_CONFIGURED' },
    })
    await expect(createCadClient({ baseUrl: url, fallback: async () => createPartMakerDouble() }).make({ prompt: 'plate' })).resolves.toMatchObject({
      fallback: 'backend_error',
    })
  })

  test('a canceled run', async () => {
    const maker = createPartMakerDouble({ holds: true })
    const { app } = createTestApp({ maker })
    const { url } = await serve(app)
    const controller = new AbortController()
    const failure = createCadClient({ baseUrl: url }).make({ prompt: 'plate' }, { signal: controller.signal, onEvent: () => controller.abort() })
    await expect(failure).rejects.toMatchObject({ code: 'CANCELED' })
    await expect.poll(() => maker.running.size).toBe(0)
  })
})
