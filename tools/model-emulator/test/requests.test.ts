import { expect, test } from 'vitest'
import { hello, readTool, startForTest } from './support/emulator.ts'

const user = { role: 'user', content: 'x' }
const call = { role: 'assistant', content: null, tool_calls: [{ id: 'c1', type: 'function', function: { name: 'read', arguments: '{}' } }] }

test.each([
  ['no model', { messages: [user] }, 'model'],
  ['no messages', { model: 'scripted' }, 'messages'],
  ['an empty conversation', { model: 'scripted', messages: [] }, 'messages'],
  ['an unknown role', { model: 'scripted', messages: [{ role: 'robot', content: 'x' }] }, 'messages.0.role'],
  ['a message without content', { model: 'scripted', messages: [{ role: 'user' }] }, 'messages.0.content'],
  ['an assistant that says nothing', { model: 'scripted', messages: [user, { role: 'assistant', content: null }] }, 'messages.1.content'],
  ['a result without its call', { model: 'scripted', messages: [user, { role: 'tool', tool_call_id: 'c1', content: 'x' }] }, 'messages.1.role'],
  ['a call without its result', { model: 'scripted', messages: [user, call] }, 'messages.1.tool_calls'],
  ['a result too late', { model: 'scripted', messages: [user, call, user, { role: 'tool', tool_call_id: 'c1', content: 'x' }] }, 'messages.1.tool_calls'],
  ['a temperature above 2', { ...hello, temperature: 2.1 }, 'temperature'],
  ['no tokens', { ...hello, max_tokens: 0 }, 'max_tokens'],
  ['two limits', { ...hello, max_tokens: 1, max_completion_tokens: 1 }, 'max_tokens'],
  ['a choice without tools', { ...hello, tool_choice: 'auto' }, 'tool_choice'],
  ['a choice of an unknown tool', { ...hello, tools: [readTool], tool_choice: { type: 'function', function: { name: 'write' } } }, 'tool_choice'],
  ['a tool twice', { ...hello, tools: [readTool, readTool] }, 'tools'],
  ['a tool with a bad name', { ...hello, tools: [{ type: 'function', function: { name: 'read file' } }] }, 'tools.0.function.name'],
  ['stream options without a stream', { ...hello, stream_options: { include_usage: true } }, 'stream_options'],
  ['a strict schema that is missing', { ...hello, response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true } } }, 'response_format.json_schema.schema'],
  ['two choices', { ...hello, n: 2 }, 'n'],
])('%s is refused with its place', async (_, body, param) => {
  const { chat, pending } = await startForTest({ rules: [{ reply: { text: 'x' } }] })
  const answer = await chat(body)
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { type: 'invalid_request_error', param } }])
  expect(pending()).toEqual([0])
})

test('requests that just pass are answered: limits met, members unknown, parts of all kinds', async () => {
  const { chat } = await startForTest({ rules: [{ times: 'always', reply: { text: 'x' } }] })
  const parts = [{ type: 'text', text: 'x' }, { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } }]
  const bodies = [
    { ...hello, temperature: 2, top_p: 0, max_tokens: 1, stop: ['a', 'b'], store: false, n: 1 },
    { ...hello, messages: [{ role: 'developer', content: 'd' }, { role: 'user', content: parts }] },
    { ...hello, messages: [user, call, { role: 'tool', tool_call_id: 'c1', content: [{ type: 'text', text: 'x' }] }] },
    { ...hello, tools: [readTool], tool_choice: { type: 'function', function: { name: 'read' } } },
  ]
  for (const body of bodies) expect((await chat(body)).status).toBe(200)
})

test('bodies that are not JSON, wrong methods and unknown routes are refused', async () => {
  const { chat, url } = await startForTest()
  expect((await chat('{"model":')).status).toBe(400)
  expect((await chat(hello, { 'content-type': 'text/plain' })).status).toBe(400)
  expect((await fetch(`${url}/chat/completions`)).status).toBe(405)
  expect((await fetch(`${url}/embeddings`, { method: 'POST' })).status).toBe(404)
})

test('a key is demanded where one is set, and recorded nowhere', async () => {
  const emulator = await startForTest({ apiKey: 'sk-of-the-test', rules: [{ reply: { text: 'x' } }] })
  expect((await emulator.chat(hello, { authorization: 'Bearer sk-other' })).status).toBe(401)
  expect((await emulator.chat(hello)).status).toBe(401)
  await emulator.client.chat.completions.create(hello)
  expect(emulator.requests.map(({ status }) => status)).toEqual([401, 401, 200])
  expect(emulator.requests[2]?.headers['authorization']).toBe('[redacted]')
  expect(JSON.stringify(emulator.requests)).not.toContain('sk-')
  expect(emulator.requests[2]?.body).toMatchObject(hello)
})
