import { expect, test } from 'vitest'
import { startModelEmulator } from '@naturalcad/model-emulator'
import { hello, readTool, startForTest } from './support/emulator.ts'

const ask = (text: string) => ({ model: 'scripted', messages: [{ role: 'user' as const, content: text }] })

test('rules answer in order, each as often as it says, and what is left is known', async () => {
  const { client, pending } = await startForTest({
    rules: [{ when: { user: 'cat' }, times: 2, reply: { text: 'meow' } }, { when: { user: /d.g/ }, times: 'always', reply: { text: 'wuff' } }, { reply: { text: 'last' } }],
  })
  const say = async (text: string) => (await client.chat.completions.create(ask(text))).choices[0]?.message.content
  expect(pending()).toEqual([0, 1, 2])
  expect([await say('a cat'), await say('a dog'), await say('a dig'), await say('a cat')]).toEqual(['meow', 'wuff', 'wuff', 'meow'])
  expect(pending()).toEqual([2])
  expect(await say('a cat')).toBe('last')
  expect(pending()).toEqual([])
})

test('what no rule fits is refused with what it was about', async () => {
  const { client, requests } = await startForTest({ rules: [{ when: { model: 'other' }, reply: { text: 'x' } }] })
  const refusal = client.chat.completions.create({ ...ask('where am I?'), tools: [readTool] })
  await expect(refusal).rejects.toMatchObject({ status: 400, code: 'no_scripted_reply', message: expect.stringContaining('turn 0, last message (user): "where am I?", tools read') as string })
  expect(requests).toMatchObject([{ method: 'POST', status: 400, refusal: expect.stringContaining('no reply') as string }])
  expect(requests[0]).not.toHaveProperty('rule')
})

test('an agent is led by turns and results of tools', async () => {
  const { client, requests } = await startForTest({
    rules: [
      { when: { turn: 0, offers: 'read', system: 'careful' }, reply: { toolCalls: [{ id: 'c1', name: 'read', arguments: { path: 'a.py' } }] } },
      { when: { tool: 'read', toolResult: 'not found' }, reply: { text: 'missing' } },
      { when: { tool: 'read' }, reply: ({ messages }) => ({ text: `${messages.length} messages` }) },
    ],
  })
  const messages = [{ role: 'system' as const, content: 'Be careful.' }, { role: 'user' as const, content: 'read it' }]
  const first = await client.chat.completions.create({ model: 'scripted', messages, tools: [readTool] })
  const call = first.choices[0]?.message
  if (call === undefined) throw new Error('no message')
  const next = async (content: string) => {
    const answered = [...messages, call, { role: 'tool' as const, tool_call_id: 'c1', content }]
    return (await client.chat.completions.create({ model: 'scripted', messages: answered, tools: [readTool] })).choices[0]?.message.content
  }
  expect(await next('print(1)')).toBe('4 messages')
  expect(await next('a.py not found')).toBe('missing')
  expect(requests.map(({ rule }) => rule)).toEqual([0, 2, 1])
})

test('rules can be added, and a reset forgets both uses and requests', async () => {
  const { client, addRule, reset, requests, pending } = await startForTest({ rules: [{ reply: { text: 'first' } }] })
  addRule({ reply: { text: 'added' } })
  const say = async () => (await client.chat.completions.create(hello)).choices[0]?.message.content
  expect([await say(), await say()]).toEqual(['first', 'added'])
  reset()
  expect([requests.length, pending()]).toEqual([0, [0]])
  expect(await say()).toBe('first')
  await expect(say()).rejects.toMatchObject({ code: 'no_scripted_reply' })
})

test('a script that says nothing or too much is refused at the start', async () => {
  await expect(startModelEmulator({ rules: [{ reply: {} }] })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  await expect(startModelEmulator({ rules: [{ reply: { text: 'a', json: 1 } }] })).rejects.toThrow('both "text" and "json"')
  await expect(startModelEmulator({ rules: [{ when: { user: { pattern: '(' } }, reply: { text: 'a' } }] })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  const { addRule, client } = await startForTest({ rules: [{ reply: () => ({ toolCalls: [] }) }] })
  expect(() => addRule({ times: 0, reply: { text: 'a' } })).toThrow('times')
  await expect(client.chat.completions.create(hello)).rejects.toMatchObject({ code: 'script_error' })
})
