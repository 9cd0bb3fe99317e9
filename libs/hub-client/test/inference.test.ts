import { getInferenceModel, listInferenceModels } from '@naturalcad/hub-client'
import { expect, test } from 'vitest'

const model = {
  id: 'acme/tiny',
  object: 'model',
  owned_by: 'acme',
  providers: [
    { provider: 'together', status: 'live', context_length: 8192, pricing: { input: 0.1, output: 0.2 }, supports_tools: true, colour: 'blue' },
  ],
}

function router() {
  const asked: { url: string; authorization: string | null }[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { url, headers } = new Request(input, init)
    asked.push({ url, authorization: headers.get('authorization') })
    return Promise.resolve(Response.json(url.endsWith('/models') ? { object: 'list', data: [model, { id: 'acme/lone' }] } : model))
  }
  return { asked, fetch }
}

test('models of the router are told with their providers', async () => {
  const { asked, fetch } = router()
  expect(await listInferenceModels({ fetch, accessToken: 'hf_token' })).toEqual([model, { id: 'acme/lone', providers: [] }])
  expect(await getInferenceModel({ fetch, model: 'acme/tiny', routerUrl: 'http://localhost:1/v1' })).toEqual(model)
  expect(asked).toEqual([
    { url: 'https://router.huggingface.co/v1/models', authorization: 'Bearer hf_token' },
    { url: 'http://localhost:1/v1/models/acme/tiny', authorization: null },
  ])
})

test('a name with a provider is no model', async () => {
  await expect(getInferenceModel({ model: 'acme/tiny:together' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})
