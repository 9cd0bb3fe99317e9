import { expect, test } from 'vitest'
import { hello, readTool, startForTest } from './support/emulator.ts'

test('an answer is whole, with usage by characters or as scripted', async () => {
  const { client } = await startForTest({ rules: [{ reply: { text: 'Hi there' } }, { reply: { text: 'Hi', usage: { promptTokens: 7, completionTokens: 3, cachedTokens: 5 } } }] })
  expect(await client.chat.completions.create(hello)).toMatchObject({
    id: 'chatcmpl-1', object: 'chat.completion', created: 1_700_000_000, model: 'scripted',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hi there' } }],
    usage: { completion_tokens: 2 },
  })
  const { id, usage } = await client.chat.completions.create(hello)
  expect([id, usage]).toEqual(['chatcmpl-2', { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10, prompt_tokens_details: { cached_tokens: 5 } }])
})

test('a stream comes in pieces, reasoning first, usage last and only if asked for', async () => {
  const reply = { text: 'one two 🦊three', reasoning: 'hm, hm', pieceCharacters: 4 }
  const { client } = await startForTest({ rules: [{ times: 'always', reply }] })
  const read = async (options: object) => {
    const chunks = []
    for await (const chunk of await client.chat.completions.create({ ...hello, ...options, stream: true })) chunks.push(chunk)
    return chunks
  }
  const chunks = await read({ stream_options: { include_usage: true } })
  const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta as { content?: string; reasoning?: string }))
  expect(deltas.map(({ content, reasoning }) => content ?? reasoning)).toEqual(['', 'hm, ', 'hm', 'one ', 'two ', '🦊thr', 'ee', undefined])
  expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true)
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 6 } })
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop')
  expect((await read({})).every((chunk) => !('usage' in chunk))).toBe(true)
})

test('calls of tools stream with id and name first and arguments in pieces', async () => {
  const toolCalls = [{ name: 'read', arguments: { path: 'a long enough path.py' } }, { id: 'mine', name: 'read', arguments: '{"path": broken' }]
  const { client } = await startForTest({ rules: [{ reply: { toolCalls, pieceCharacters: 5 } }] })
  const stream = client.chat.completions.stream({ ...hello, tools: [readTool] })
  const seen: number[] = []
  for await (const { choices } of stream) for (const call of choices[0]?.delta.tool_calls ?? []) seen.push(call.index)
  const { choices } = await stream.finalChatCompletion()
  expect(choices[0]?.finish_reason).toBe('tool_calls')
  expect(choices[0]?.message.tool_calls?.map((call) => [call.id, call.type === 'function' && call.function.arguments])).toEqual([
    ['call_1_0', '{"path":"a long enough path.py"}'],
    ['mine', '{"path": broken'],
  ])
  expect(seen.filter((index) => index === 0).length).toBeGreaterThan(3)
})

test('a refusal and another place for the reasoning arrive where clients look for them', async () => {
  const { client } = await startForTest({ rules: [{ reply: { refusal: 'No.', reasoning: 'why', reasoningField: 'reasoning_content', finishReason: 'content_filter' } }] })
  const [choice] = (await client.chat.completions.create(hello)).choices
  expect(choice).toMatchObject({ finish_reason: 'content_filter', message: { content: null, refusal: 'No.', reasoning_content: 'why' } })
})

test('a JSON reply must fit the schema of the request, a text need not', async () => {
  const response_format = { type: 'json_schema' as const, json_schema: { name: 'size', strict: true, schema: { type: 'object', properties: { width: { type: 'number' } }, required: ['width'], additionalProperties: false } } }
  const { client } = await startForTest({ rules: [{ when: { schema: 'size' }, reply: { json: { width: 9 } } }, { reply: { json: { width: 'nine' } } }, { reply: { text: '{"width":"nine"}' } }] })
  const ask = async () => (await client.chat.completions.create({ ...hello, response_format })).choices[0]?.message.content
  expect(await ask()).toBe('{"width":9}')
  await expect(ask()).rejects.toMatchObject({ status: 400, code: 'script_error', message: expect.stringContaining('"width"') as string })
  expect(await ask()).toBe('{"width":"nine"}')
})

test('models are listed, and others are refused', async () => {
  const models = ['org/small', { id: 'org/large:fast', owned_by: 'me', context_length: 4096 }]
  const { client } = await startForTest({ models, rules: [{ times: 'always', reply: { text: 'x' } }] })
  expect((await client.models.list()).data).toEqual([
    { object: 'model', created: 1_700_000_000, id: 'org/small', owned_by: 'org' },
    { object: 'model', created: 1_700_000_000, id: 'org/large:fast', owned_by: 'me', context_length: 4096 },
  ])
  expect(await client.models.retrieve('org/large:fast')).toMatchObject({ owned_by: 'me' })
  await expect(client.models.retrieve('org/none')).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  await expect(client.chat.completions.create(hello)).rejects.toMatchObject({ status: 404, message: expect.stringContaining('org/small') as string })
})
