import { Problem } from '@naturalcad/contracts/errors'
import { RecipeName } from '@naturalcad/contracts/factory'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliceToken } from '../support/factory-double.ts'
import { serve } from '../support/serve.ts'
import { signInAs } from '../support/sign-in-as.ts'
import { createTestApp } from '../support/test-app.ts'

const many = { settings: { server: { rateLimitPerAddress: 1_000_000, rateLimitPerKey: 1_000_000 } } }
const odd = fc.jsonValue({ maxDepth: 3 })
const mostly = (right: fc.Arbitrary<unknown>) => fc.oneof({ weight: 8, arbitrary: right }, odd)
const almostRequest = fc.record(
  {
    recipe: mostly(fc.constantFrom(...RecipeName.options)),
    model: mostly(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 })),
    space: mostly(fc.string({ minLength: 1 })),
    budgetUsd: mostly(fc.double({ min: 0, max: 20_000 })),
    timeoutSeconds: mostly(fc.integer({ min: 0, max: 40_000 })),
    hardware: mostly(fc.record({ flavor: fc.constant('l4x1'), allowFixedGpu: mostly(fc.boolean()) }, { requiredKeys: [] })),
    inputs: odd,
    __proto__: odd,
  },
  { requiredKeys: ['recipe'] },
)

test('whatever is launched is a run or a documented problem, never a 5xx', async () => {
  const started = createTestApp(many)
  const { url } = await serve(started.app)
  const headers = { cookie: signInAs(started, 'alice'), 'content-type': 'application/json' }
  let launched = 0
  await fc.assert(
    fc.asyncProperty(fc.oneof(almostRequest.map((value) => JSON.stringify(value)), fc.json()), async (body) => {
      const response = await fetch(`${url}/api/factory/runs`, { method: 'POST', headers, body })
      const answer: unknown = await response.json()
      if (response.status === 201) launched += 1
      else expect(Problem.parse(answer)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
    }),
    { numRuns: 300, seed: 7860 },
  )
  expect(launched).toBeGreaterThan(10)
})

test('whatever is asked for below the factory or while signing in is answered without a 5xx, and starts nothing', async () => {
  const started = createTestApp({ ...many, application: { clientId: 'x', hubUrl: 'http://localhost:1' } })
  const { url } = await serve(started.app)
  const runId = started.factory.addRun(aliceToken, 1)
  started.factory.tell(runId, 'done')
  const known = ['api', 'factory', 'runs', 'files', 'events', 'cancel', 'recipes', 'sign-in', 'callback', 'session', runId, '..', '%2e%2e', '%2F', '%00', '%', 'report.md']
  const segment = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, fc.webSegment())
  const path = fc.oneof(fc.array(segment, { maxLength: 6 }), fc.array(segment, { maxLength: 4 }).map((rest) => ['api', 'factory', 'runs', ...rest]))
  const query = fc.oneof(fc.constant(''), fc.webQueryParameters().map((text) => `?${text}`), fc.constantFrom('?from=1', '?limit=3', '?recipe=universal', '?state=a&code=b', '?return=//x'))
  await fc.assert(
    fc.asyncProperty(path, query, fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH'), fc.boolean(), async (segments, search, method, isSignedIn) => {
      const headers = isSignedIn ? { cookie: signInAs(started, 'alice') } : { authorization: 'Bearer hf_nobody00000' }
      const response = await fetch(`${url}/${segments.join('/')}${search}`, { method, headers, redirect: 'manual' })
      await response.body?.cancel()
      expect(response.status).toBeLessThan(500)
    }),
    { numRuns: 400, seed: 7860 },
  )
  expect(started.factory.calls.filter((call) => !call.startsWith('list'))).toEqual([])
})
