import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { InferenceClient } from '@huggingface/inference'
import { startHubEmulator } from '@naturalcad/hub-emulator'
import OpenAI from 'openai'
import { expect, test } from 'vitest'
import { startForTest } from '../support/emulator.ts'
import { hello, startWithModel } from '../support/inference.ts'

const chat = '/v1/chat/completions'

test('the JS client and the OpenAI client talk through the router, whole and streamed', async () => {
  const { hub, model } = await startWithModel({ model: { models: ['org/small'], rules: [{ times: 'always', reply: { text: 'streamed text', pieceCharacters: 3 } }] } })
  const client = new InferenceClient(hub.as('alice').accessToken, { endpointUrl: `${hub.url}/v1`, retry_on_error: false })
  expect((await client.chatCompletion(hello)).choices[0]?.message.content).toBe('streamed text')
  let text = ''
  for await (const { choices } of client.chatCompletionStream(hello)) text += choices[0]?.delta.content ?? ''
  expect(text).toBe('streamed text')
  const openai = new OpenAI({ baseURL: `${hub.url}/v1`, apiKey: hub.as('bob').accessToken, maxRetries: 0 })
  expect(await openai.chat.completions.stream(hello).finalContent()).toBe('streamed text')
  expect(JSON.stringify(model.requests)).not.toContain(hub.as('alice').accessToken)
})

test('the token of the user stays here; the server gets the key of the option', async () => {
  const { hub, model } = await startWithModel({ model: { apiKey: 'key-of-the-server' }, inference: { apiKey: 'key-of-the-server' } })
  expect((await hub.call('POST', chat, { as: 'alice', body: hello, headers: { 'x-hf-bill-to': '', cookie: 'a=b' } })).status).toBe(200)
  expect(model.requests.at(-1)?.headers).not.toHaveProperty('cookie')
  const without = await startWithModel({ model: { apiKey: 'key-of-the-server' } })
  const refused = await without.hub.call('POST', chat, { as: 'alice', body: hello })
  expect([refused.status, await refused.text()]).toEqual([502, expect.stringContaining('--inference-key-env')])
})

test('without a server the answer is 503 and names the option', async () => {
  const hub = await startForTest()
  for (const answer of [await hub.call('POST', chat, { as: 'alice', body: hello }), await hub.call('GET', '/v1/models')]) {
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('--inference')])
  }
  await expect(startHubEmulator({ inference: { url: 'ftp://nowhere' } })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  await expect(startHubEmulator({ inference: { url: 'http://user:secret@host/v1' } })).rejects.not.toThrow('secret')
})

test('tokens need a right to inference, and an organization pays only for its members', async () => {
  const oauth = (scopes: string[], orgIds: string[] = []) => ({ kind: 'oauth' as const, clientId: 'app', scopes, orgIds })
  const fine = (name: string, type: 'user' | 'org') => ({ kind: 'fine-grained' as const, scoped: [{ type, name, permissions: ['inference.serverless.write'] }] })
  const { hub } = await startWithModel({
    hub: {
      seed: {
        users: [
          {
            name: 'alice',
            tokens: [
              { value: 'hf_read', grant: { kind: 'role', role: 'read' } },
              { value: 'hf_oauth', grant: oauth(['inference-api']) },
              { value: 'hf_narrow', grant: oauth(['openid']) },
              { value: 'hf_fine', grant: fine('alice', 'user') },
              { value: 'hf_fine_org', grant: fine('acme', 'org') },
              { value: 'hf_none', grant: { kind: 'fine-grained' } },
            ],
          },
          { name: 'bob' },
        ],
        organizations: [{ name: 'acme', members: [{ user: 'alice' }] }],
      },
    },
  })
  const status = async (token: string, billTo?: string) => (await hub.call('POST', chat, { token, body: hello, ...(billTo === undefined ? {} : { headers: { 'x-hf-bill-to': billTo } }) })).status
  expect((await hub.call('POST', chat, { body: hello })).status).toBe(401)
  expect([await status('hf_read'), await status('hf_oauth'), await status('hf_narrow'), await status('hf_fine'), await status('hf_none'), await status('hf_wrong')]).toEqual([200, 200, 403, 200, 403, 401])
  expect([await status('hf_read', 'acme'), await status('hf_oauth', 'acme'), await status('hf_fine', 'acme'), await status('hf_fine_org', 'acme')]).toEqual([200, 403, 403, 200])
  expect([await status('hf_read', 'nobody'), (await hub.call('POST', chat, { as: 'bob', body: hello, headers: { 'x-hf-bill-to': 'acme' } })).status]).toEqual([403, 403])
})

test('the month of a plan ends with 402, for each account by itself, and failures are not counted', async () => {
  let now = Date.parse('2026-03-31T12:00:00Z')
  const { hub, model } = await startWithModel({
    model: { models: ['org/small'], rules: [{ reply: { fault: { kind: 'status', status: 500 } } }, { times: 'always', reply: { text: 'Hi' } }] },
    inference: { monthlyAnswers: { free: 2 } },
    hub: { profile: 'team', now: () => now },
  })
  const status = async (as: string, headers = {}) => (await hub.call('POST', chat, { as, body: hello, headers })).status
  expect([await status('alice'), await status('alice'), await status('alice'), await status('alice')]).toEqual([500, 200, 200, 402])
  expect([await status('alice', { 'x-hf-bill-to': 'acme' }), await status('bob')]).toEqual([200, 200])
  now = Date.parse('2026-04-01T00:00:00Z')
  expect(await status('alice')).toBe(200)
  expect(model.requests.filter(({ path }) => path === chat)).toHaveLength(6)
})

test('a provider or a policy behind the name is the router\'s business', async () => {
  const models = [{ id: 'org/large', providers: [{ provider: 'novita' }] }, 'org/tagged:8b', 'org/small']
  const { hub, model } = await startWithModel({ model: { models, rules: [{ times: 'always', reply: { text: 'Hi' } }] } })
  const status = async (name: string) => (await hub.call('POST', chat, { as: 'alice', body: { ...hello, model: name } })).status
  const names = ['org/large', 'org/large:novita', 'org/large:cheapest', 'org/tagged:8b', 'org/small:together']
  expect(await Promise.all(names.map(status))).toEqual([200, 200, 200, 200, 200])
  expect(model.requests.flatMap(({ body }) => (body === undefined ? [] : [(body as { model: string }).model])).sort()).toEqual(['org/large', 'org/large', 'org/large', 'org/small', 'org/tagged:8b'])
  for (const name of ['org/large:together', 'org/none', 'org/none:novita']) {
    const refused = await hub.call('POST', chat, { as: 'alice', body: { ...hello, model: name } })
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: { code: 'model_not_supported', param: 'model' } }])
  }
  expect((await hub.call('POST', chat, { as: 'alice', body: { messages: [] } })).status).toBe(400)
})

test('refusals of the server arrive with their status, body and Retry-After', async () => {
  const fault = (status: number) => ({ reply: { fault: { kind: 'status' as const, status, message: `words of ${status}`, headers: { 'retry-after': '3' } } } })
  const { hub } = await startWithModel({ model: { models: ['org/small'], rules: [429, 402, 422, 500, 404].map(fault) } })
  const ask = async () => {
    const answer = await hub.call('POST', chat, { as: 'alice', body: hello })
    return [answer.status, answer.headers.get('retry-after'), ((await answer.json()) as { error: { message: string } }).error.message]
  }
  expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
    [429, '3', 'words of 429'],
    [402, '3', 'words of 402'],
    [422, '3', 'words of 422'],
    [500, '3', 'words of 500'],
  ])
  expect((await ask()).slice(0, 2)).toEqual([400, null])
})

test('a server that is gone is 502, one that is silent 504', async () => {
  const { hub, model } = await startWithModel({ inference: { timeoutMs: 50 }, model: { models: ['org/small'], rules: [{ reply: { text: 'x', fault: { kind: 'hang' } } }] } })
  const silent = await hub.call('POST', chat, { as: 'alice', body: hello })
  expect([silent.status, await silent.text()]).toEqual([504, expect.stringContaining('50 ms')])
  await model.stop()
  const gone = await hub.call('POST', chat, { as: 'alice', body: hello })
  expect([gone.status, await gone.text()]).toEqual([502, expect.stringContaining('ECONNREFUSED')])
})

test('a stream that breaks off or falls silent breaks off for the client', async () => {
  const rules = [{ kind: 'cut' as const, afterPieces: 2 }, { kind: 'hang' as const, afterPieces: 2 }].map((fault) => ({ reply: { text: 'some words', fault } }))
  const { hub } = await startWithModel({ inference: { timeoutMs: 50 }, model: { models: ['org/small'], rules } })
  for (const _ of rules) {
    const answer = await hub.call('POST', chat, { as: 'alice', body: { ...hello, stream: true } })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    await expect(answer.text()).rejects.toThrow('terminated')
  }
})

test('a client that goes ends the request to the server', async () => {
  let end: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const { hub, model } = await startWithModel({
    model: { models: ['org/small'], rules: [{ reply: { text: 'some words', fault: { kind: 'hang', afterPieces: 2 } } }], onRequest: ({ body }) => (body === undefined ? undefined : end()) },
  })
  const request = httpRequest(hub.url + chat, { method: 'POST', headers: { authorization: `Bearer ${hub.as('alice').accessToken}`, 'content-type': 'application/json' } })
  request.end(JSON.stringify({ ...hello, stream: true }))
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream]
  await once(response, 'data')
  request.destroy()
  await ended
  expect(model.requests.at(-1)).toMatchObject({ status: 200, broken: true })
})
