import { createCadClient } from '@naturalcad/cad-client'
import { describe, expect, test } from 'vitest'
import { sendJson, serveFake, type FakeServer, type ReceivedRequest } from './support/fake-server.ts'
import { runId, samplePart, stepText } from './support/sample-part.ts'

const request = { prompt: 'box' }
const read = (stream: ReadableStream<Uint8Array>) => new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text()

/** Serves the sample part, its manifest and `file` in place of the bytes of its one file. */
async function serveSample({ file = stepText, urls = {} }: { file?: string; urls?: Record<string, string> } = {}): Promise<FakeServer> {
  return serveFake(({ path }: ReceivedRequest, response) => {
    if (path === '/') return sendJson(response, 200, samplePart({ urls }))
    if (path === `/artifacts/${runId}/manifest.json`) return sendJson(response, 200, samplePart().manifest)
    response.end(file)
  })
}

describe('openArtifact', () => {
  test('gives the bytes that the manifest promises', async () => {
    const server = await serveSample()
    const client = createCadClient({ baseUrl: server.url, apiKey: 'correct-horse' })
    const { job_id } = await client.make(request)
    await expect(client.openArtifact(job_id, 'part.step').then(read)).resolves.toBe(stepText)
    expect(server.requests.at(-1)).toMatchObject({ path: `/artifacts/${runId}/part.step`, headers: { 'x-api-key': 'correct-horse' } })
  })

  test('fetches the manifest of a run of another day', async () => {
    const server = await serveSample()
    await expect(createCadClient({ baseUrl: server.url }).openArtifact(runId, 'part.step').then(read)).resolves.toBe(stepText)
    expect(server.requests.map(({ path }) => path)).toEqual([`/artifacts/${runId}/manifest.json`, `/artifacts/${runId}/part.step`])
  })

  test.each([
    ['other bytes of the same length', stepText.replace('a few', 'A few')],
    ['too few bytes', stepText.slice(1)],
    ['too many bytes', `${stepText} `],
  ])('hands out nothing of %s', async (_name, file) => {
    const server = await serveSample({ file })
    await expect(createCadClient({ baseUrl: server.url }).openArtifact(runId, 'part.step')).rejects.toMatchObject({ code: 'BACKEND_ERROR' })
  })

  test('refuses a file over the limit before it is fetched', async () => {
    const server = await serveSample()
    const client = createCadClient({ baseUrl: server.url, maxArtifactBytes: stepText.length - 1 })
    await client.make(request)
    await expect(client.openArtifact(runId, 'part.step')).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
    expect(server.requests).toHaveLength(1)
  })

  test.each([['part.stl'], ['../../../etc/passwd'], ['']])('knows no file %j', async (name) => {
    const server = await serveSample()
    await expect(createCadClient({ baseUrl: server.url }).openArtifact(runId, name)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('does not follow a result to a host that is not allowed', async () => {
    const server = await serveSample({ urls: { step: 'http://files.example.test/part.step' } })
    const client = createCadClient({ baseUrl: server.url })
    await client.make(request)
    await expect(client.openArtifact(runId, 'part.step')).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining('files.example.test') as string,
    })
  })

  test('fetches from an allowed host, without the key', async () => {
    const store = await serveFake((_request, response) => response.end(stepText))
    const elsewhere = store.url.replace('127.0.0.1', 'localhost')
    const server = await serveSample({ urls: { step: `${elsewhere}/bucket/part.step` } })
    const client = createCadClient({ baseUrl: server.url, apiKey: 'correct-horse', allowedArtifactHosts: [new URL(elsewhere).host] })
    await client.make(request)
    await expect(client.openArtifact(runId, 'part.step').then(read)).resolves.toBe(stepText)
    expect(store.requests[0]?.headers).not.toHaveProperty('x-api-key')
  })

  test('asks its own server where the result names it by another scheme or port', async () => {
    const server = await serveSample({ urls: { step: `https://127.0.0.1/artifacts/${runId}/part.step` } })
    const client = createCadClient({ baseUrl: server.url })
    await client.make(request)
    await expect(client.openArtifact(runId, 'part.step').then(read)).resolves.toBe(stepText)
  })
})
