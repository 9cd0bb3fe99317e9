import { createRepo, listModels } from '@huggingface/hub'
import OpenAI from 'openai'
import { expect, test } from 'vitest'
import { startForTest } from '../support/emulator.ts'
import { startWithModel } from '../support/inference.ts'

const providers = [{ provider: 'novita', status: 'live', context_length: 8192 }, { provider: 'together', status: 'staging' }]

test('models of the server are listed as the router lists them', async () => {
  const { hub } = await startWithModel({ model: { models: [{ id: 'org/large', providers }, 'org/small'] } })
  const client = new OpenAI({ baseURL: `${hub.url}/v1`, apiKey: hub.as('alice').accessToken, maxRetries: 0 })
  expect((await client.models.list()).data).toMatchObject([{ id: 'org/large', object: 'model', owned_by: 'org', providers }, { id: 'org/small', providers: [{ provider: 'hf-inference', status: 'live' }] }])
  expect(await client.models.retrieve('org/large')).toMatchObject({ id: 'org/large', providers })
  await expect(client.models.retrieve('org/none')).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  expect((await hub.call('GET', '/v1/models')).status).toBe(200)
})

test('model info tells who serves a model, and lists are filtered by it', async () => {
  const { hub } = await startWithModel({ model: { models: [{ id: 'alice/large', providers }, 'alice/small'] } })
  for (const name of ['large', 'small', 'unserved']) await createRepo({ ...hub.as('alice'), repo: `alice/${name}` })
  const info = async (name: string) => (await hub.call('GET', `/api/models/alice/${name}?expand[]=inferenceProviderMapping&expand[]=inference`)).json()
  expect(await info('large')).toMatchObject({
    inference: 'warm',
    inferenceProviderMapping: { novita: { providerId: 'alice/large', status: 'live', task: 'conversational' }, together: { status: 'staging' } },
  })
  expect(await info('unserved')).toMatchObject({ inferenceProviderMapping: {} })
  const listed = async (query: string) => ((await (await hub.call('GET', `/api/models?${query}`)).json()) as { id: string }[]).map(({ id }) => id).sort()
  expect(await listed('inference_provider=novita')).toEqual(['alice/large'])
  expect(await listed('inference_provider=all')).toEqual(['alice/large', 'alice/small'])
  expect(await listed('inference=warm')).toEqual(['alice/large', 'alice/small'])
  const names: string[] = []
  for await (const { name } of listModels({ ...hub.as('alice'), search: { inferenceProviders: ['together'] } })) names.push(name)
  expect(names).toEqual(['alice/large'])
})

test('without a server models are served by nobody', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo: 'alice/small' })
  expect(await (await hub.call('GET', '/api/models/alice/small?expand=inferenceProviderMapping')).json()).toMatchObject({ inferenceProviderMapping: {} })
})
