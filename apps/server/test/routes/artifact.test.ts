import { createHash } from 'node:crypto'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { createPartMakerDouble, manifest, runId, stepText } from '../support/part-maker-double.ts'
import { createTestApp } from '../support/test-app.ts'

const address = `/artifacts/${runId}/part.step`
const readText = (stream: NodeJS.ReadableStream, done: (error: Error | null, text: string) => void) => {
  let text = ''
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  stream.on('end', () => done(null, text))
}

describe('GET /artifacts', () => {
  test('streams the file with its type, length, hash and name', async () => {
    const response = await request(createTestApp().app)
      .get(address)
      .buffer()
      .parse(readText as never)
    const hash = createHash('sha256').update(stepText).digest()
    expect(response.status).toBe(200)
    expect(response.body).toBe(stepText)
    expect(response.headers).toMatchObject({
      'content-type': 'model/step',
      'content-length': String(stepText.length),
      'content-disposition': 'attachment; filename="part.step"',
      etag: `"${hash.toString('hex')}"`,
      'repr-digest': `sha-256=:${hash.toString('base64')}:`,
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('sends nothing that the client has', async () => {
    const { app } = createTestApp()
    const { headers } = await request(app).head(address)
    const response = await request(app).get(address).set('if-none-match', String(headers['etag']))
    expect(response.status).toBe(304)
    expect(response.text).toBe('')
  })

  test('tells length and hash without the bytes', async () => {
    const response = await request(createTestApp().app).head(address)
    expect(response.status).toBe(200)
    expect(response.headers['content-length']).toBe(String(stepText.length))
    expect(response.text).toBeUndefined()
  })

  test('gives the manifest itself', async () => {
    const response = await request(createTestApp().app).get(`/artifacts/${runId}/manifest.json`)
    expect(response.body).toEqual(manifest)
  })

  test.each([
    ['a file that the manifest does not list', `/artifacts/${runId}/part.glb`],
    ['another run', '/artifacts/00000000-0000-4000-8000-000000000000/part.step'],
    ['a run id that is none', '/artifacts/runs/part.step'],
    ['a run id that climbs', '/artifacts/%2e%2e%2f%2e%2e/part.step'],
    ['a name that climbs', `/artifacts/${runId}/..%2f..%2fetc%2fpasswd`],
    ['a name that climbs with backslashes', `/artifacts/${runId}/..%5c..%5cetc`],
    ['a name with a NUL', `/artifacts/${runId}/part.step%00.png`],
    ['a name with a line break', `/artifacts/${runId}/part%0d%0ax.step`],
    ['a hidden name', `/artifacts/${runId}/.env`],
    ['a name without end', `/artifacts/${runId}/${'a'.repeat(1000)}`],
  ])('has nothing for %s', async (_name, path) => {
    const response = await request(createTestApp().app).get(path)
    expect(response.status).toBe(404)
    expect(response.type).toBe('application/problem+json')
  })

  test('answers 500 where the manifest on the disk is damaged', async () => {
    const maker = { ...createPartMakerDouble(), openArtifact: async () => new Blob(['{"files": 1}']).stream() }
    const response = await request(createTestApp({ maker }).app).get(address)
    expect(response.status).toBe(500)
    expect(response.body.code).toBe('STORAGE_CORRUPT')
  })

  test('cuts the connection where a file ends early, so that no half is taken for whole', async () => {
    const double = createPartMakerDouble()
    const maker = {
      ...double,
      openArtifact: async (id: string, name: string) =>
        name === 'part.step' ? new Blob([stepText.slice(0, 5)]).stream() : double.openArtifact(id, name),
    }
    await expect(
      request(createTestApp({ maker }).app)
        .get(address)
        .buffer()
        .parse(readText as never),
    ).rejects.toThrow(/aborted|hang up|ECONNRESET/)
  })
})
