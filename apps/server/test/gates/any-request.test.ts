import { Problem } from '@naturalcad/contracts/errors'
import { PartResult } from '@naturalcad/contracts/part'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serve } from '../support/serve.ts'
import { createTestApp } from '../support/test-app.ts'

const almostRequest = fc.record(
  {
    prompt: fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 1300 }), fc.jsonValue()),
    mode: fc.oneof(fc.constantFrom('part', 'assembly', 'sketch', '__proto__'), fc.jsonValue()),
    output_type: fc.oneof(fc.constantFrom('3d_solid', 'surface', '2d_vector', '1d_path', ''), fc.jsonValue()),
    tolerance: fc.oneof(fc.double(), fc.jsonValue()),
    formats: fc.oneof(fc.array(fc.constantFrom('step', 'stl', 'exe')), fc.jsonValue()),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  almostRequest.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'binary' }),
)
const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  { weight: 1, arbitrary: fc.constantFrom('application/json; charset=utf-16', 'text/plain', 'x') },
)

test('whatever is posted is answered with a part or a documented problem, never with a 5xx', async () => {
  const { app } = createTestApp({ settings: { server: { rateLimitPerAddress: 1_000_000 } } })
  const { url } = await serve(app)
  await fc.assert(
    fc.asyncProperty(body, contentType, async (text, type) => {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: text })
      const answer: unknown = await response.json()
      if (response.status === 200) {
        PartResult.parse(answer)
        return
      }
      expect([400, 413, 415, 422]).toContain(response.status)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(Problem.parse(answer).status).toBe(response.status)
    }),
    { numRuns: 500, seed: 7860 },
  )
})

test('whatever address is asked for is answered without a 5xx', async () => {
  const { app } = createTestApp()
  const { url } = await serve(app)
  const segment = fc.oneof(
    fc.webSegment(),
    fc.constantFrom('artifacts', '..', '%2e%2e', '%00', '%', 'manifest.json', '4b8f1c9e-7a53-4d7e-9c55-0d3f1f6e2a10', '__proto__'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(segment, { maxLength: 4 }), fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH'), async (segments, method) => {
      const response = await fetch(`${url}/${segments.join('/')}`, { method })
      await response.body?.cancel()
      expect(response.status).toBeLessThan(500)
    }),
    { numRuns: 300, seed: 7860 },
  )
})
