import { createRepo, HubApiError, modelInfo } from '@huggingface/hub'
import { InferenceClient, InferenceClientProviderApiError } from '@huggingface/inference'
import { expect } from 'vitest'
import { collect, expectRefusal, type Cases } from '../framework/cases.ts'
import type { Caller, MatrixHub } from '../framework/matrix-hub.ts'

const messages = [{ role: 'user' as const, content: 'hello' }]
const tools = [{ type: 'function' as const, function: { name: 'read', parameters: { type: 'object', properties: { path: { type: 'string' } } } } }]

function client(hub: MatrixHub, as: Caller = 'alice', billTo?: string): InferenceClient {
  return new InferenceClient(hub.as[as].accessToken, { endpointUrl: `${hub.url}/v1`, retry_on_error: false, ...(billTo === undefined ? {} : { billTo }) })
}

const refusal = (status: number) => ({ httpResponse: expect.objectContaining({ status }) })

export const inferenceCases: Cases = {
  'chat-completion': {
    success: async (hub) => {
      const answer = await client(hub).chatCompletion({ model: 'org/small', messages })
      expect(answer).toMatchObject({ object: 'chat.completion', model: 'org/small', choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'Hello from the model' } }] })
    },
    error: (hub) => expectRefusal(client(hub, 'nobody').chatCompletion({ model: 'org/small', messages }), InferenceClientProviderApiError, refusal(401)),
  },
  'chat-completion-stream': {
    success: async (hub) => {
      const chunks = await collect(client(hub).chatCompletionStream({ model: 'org/small:fastest', messages, stream_options: { include_usage: true } }))
      expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Hello from the model')
      expect(chunks.length).toBeGreaterThan(3)
      expect(chunks.at(-1)).toMatchObject({ usage: { total_tokens: expect.any(Number) } })
    },
    error: (hub) => expectRefusal(collect(client(hub).chatCompletionStream({ model: 'org/none', messages })), InferenceClientProviderApiError, refusal(400)),
  },
  'chat-tools': {
    success: async (hub) => {
      const { choices } = await client(hub).chatCompletion({ model: 'org/small', messages, tools })
      expect(choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { tool_calls: [{ function: { name: 'read', arguments: '{"path":"app.py"}' } }] } })
    },
    error: async (hub) => {
      hub.addFault({ path: '/v1/chat/completions', times: 1, answer: { status: 402, error: 'No credits left' } })
      await expectRefusal(client(hub).chatCompletion({ model: 'org/small', messages, tools }), InferenceClientProviderApiError, refusal(402))
    },
  },
  'bill-to': {
    success: async (hub) => {
      expect((await client(hub, 'alice', 'acme').chatCompletion({ model: 'org/small', messages })).choices[0]?.message.content).toBe('Hello from the model')
    },
    error: (hub) => expectRefusal(client(hub, 'bob', 'acme').chatCompletion({ model: 'org/small', messages }), InferenceClientProviderApiError, refusal(403)),
  },
}

export const providerCases: Cases = {
  'model-providers': {
    success: async (hub) => {
      await createRepo({ ...hub.as.alice, repo: 'alice/served' })
      const info = await modelInfo({ ...hub.as.alice, name: 'alice/served', additionalFields: ['inferenceProviderMapping'] })
      expect(info.inferenceProviderMapping).toMatchObject([{ provider: 'novita', providerId: 'alice/served', status: 'live' }])
    },
    error: (hub) => expectRefusal(modelInfo({ ...hub.as.alice, name: 'alice/none', additionalFields: ['inferenceProviderMapping'] }), HubApiError, { statusCode: 404 }),
  },
}
