import { InferenceClient } from '@huggingface/inference'
import { expect, test } from 'vitest'
import { hello, readTool, startForTest } from './support/emulator.ts'

test('the JS client of Hugging Face reads answers, streams, calls of tools and refusals', async () => {
  const { url } = await startForTest({
    rules: [
      { reply: { text: 'Hi' } },
      { reply: { text: 'streamed text', pieceCharacters: 3 } },
      { reply: { toolCalls: [{ name: 'read', arguments: { path: 'x' } }] } },
      { reply: { fault: { kind: 'status', status: 402 } } },
      { reply: { text: 'abc', fault: { kind: 'error-event', message: 'gone' } } },
    ],
  })
  const client = new InferenceClient('hf_any', { endpointUrl: url, retry_on_error: false })
  expect((await client.chatCompletion(hello)).choices[0]?.message.content).toBe('Hi')
  let text = ''
  for await (const { choices } of client.chatCompletionStream(hello)) text += choices[0]?.delta.content ?? ''
  expect(text).toBe('streamed text')
  const called = await client.chatCompletion({ ...hello, tools: [readTool] })
  expect(called.choices[0]?.message.tool_calls?.[0]?.function.arguments).toBe('{"path":"x"}')
  await expect(client.chatCompletion(hello)).rejects.toMatchObject({ httpResponse: { status: 402 } })
  const read = async () => {
    for await (const _ of client.chatCompletionStream(hello));
  }
  await expect(read()).rejects.toThrow('gone')
})
