import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { RecordedRequest, ReplyInput } from '@naturalcad/model-emulator'
import { expect, test } from 'vitest'
import { hello, startForTest } from './support/emulator.ts'

const streamed = { ...hello, stream: true as const }
type Fault = NonNullable<ReplyInput['fault']>
const withFault = (fault: Fault) => startForTest({ rules: [{ reply: { text: 'some words to be cut', pieceCharacters: 4, fault } }] })

/** The text that arrived, and how it ended. */
async function readText(answer: Response): Promise<{ text: string; isWhole: boolean }> {
  let text = ''
  try {
    for await (const part of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) text += part
    return { text, isWhole: true }
  } catch {
    return { text, isWhole: false }
  }
}

test.each([
  [402, 'exceeded your monthly included credits'],
  [429, 'Rate limit'],
  [503, 'The server had an error'],
])('status %i comes with its words', async (status, words) => {
  const { client } = await withFault({ kind: 'status', status, headers: { 'retry-after': '7' } })
  const refusal: unknown = await client.chat.completions.create(hello).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ status, message: expect.stringContaining(words) as string })
  expect((refusal as { headers: Headers }).headers.get('retry-after')).toBe('7')
})

test('the official client waits and tries again after 429', async () => {
  const { client, pending } = await startForTest({ rules: [{ reply: { fault: { kind: 'status', status: 429, headers: { 'retry-after-ms': '1' } } } }, { reply: { text: 'now' } }] })
  expect((await client.chat.completions.create(hello, { maxRetries: 1 })).choices[0]?.message.content).toBe('now')
  expect(pending()).toEqual([])
})

test('a stream is cut between two events or inside one', async () => {
  const between = await readText(await (await withFault({ kind: 'cut', afterPieces: 2 })).chat(streamed))
  expect(between.isWhole).toBe(false)
  expect(between.text.match(/^data: .*\n\n/gm)).toHaveLength(2)
  const inside = await readText(await (await withFault({ kind: 'cut', afterPieces: 2, middle: true })).chat(streamed))
  expect(inside.isWhole).toBe(false)
  expect(inside.text).toMatch(/\n\ndata: \{[^\n]+$/)
  const whole = await readText(await (await withFault({ kind: 'cut' })).chat(hello))
  expect(whole.isWhole).toBe(false)
  expect(() => JSON.parse(whole.text) as unknown).toThrow(SyntaxError)
})

test('half an event, an error inside the stream, no finish, another type, no stream at all', async () => {
  const read = async (fault: Fault) => {
    const answer = await (await withFault(fault)).chat(streamed)
    return { type: answer.headers.get('content-type'), ...(await readText(answer)) }
  }
  const malformed = await read({ kind: 'malformed', afterPieces: 1 })
  const datas = [...malformed.text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data)
  expect(() => JSON.parse(datas[1] ?? '') as unknown).toThrow(SyntaxError)
  expect(datas.at(-1)).toBe('[DONE]')
  const broken = await read({ kind: 'error-event', afterPieces: 1, message: 'provider fell over', code: 502 })
  expect(broken.text).toMatch(/"error":\{"message":"provider fell over".*"code":502\}\}\n\n$/)
  const open = await read({ kind: 'no-finish' })
  expect([open.isWhole, open.text.includes('finish_reason":"stop'), open.text.includes('[DONE]')]).toEqual([true, false, false])
  expect((await read({ kind: 'content-type', value: 'text/html' })).type).toBe('text/html')
  expect(JSON.parse((await read({ kind: 'whole' })).text)).toMatchObject({ object: 'chat.completion' })
})

test('a hanging answer ends with its client, and is marked as broken', async () => {
  let onRequest: (record: RecordedRequest) => void = () => {}
  const ended = new Promise<RecordedRequest>((resolve) => {
    onRequest = resolve
  })
  const emulator = await startForTest({ onRequest: (record) => onRequest(record), rules: [{ reply: { text: 'some words', fault: { kind: 'hang', afterPieces: 2 } } }] })
  const request = httpRequest(`${emulator.url}/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' } })
  request.end(JSON.stringify(streamed))
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream]
  await once(response, 'data')
  expect(emulator.requests[0]?.broken).toBeUndefined()
  request.destroy()
  expect(await ended).toMatchObject({ status: 200, broken: true })
})

test('delays are taken before the answer and before each piece', async () => {
  const waits: number[] = []
  const { client } = await startForTest({
    wait: async (ms) => void waits.push(ms),
    rules: [{ reply: { text: 'abcdef', pieceCharacters: 3, delayMs: 500, pieceDelayMs: 20 } }],
  })
  const stream = client.chat.completions.stream(hello)
  expect(await stream.finalContent()).toBe('abcdef')
  expect(waits).toEqual([500, 20, 20, 20, 20, 20])
})

test('a fault that cannot happen to the answer is an error of the script', async () => {
  const late = await withFault({ kind: 'cut', afterPieces: 100 })
  await expect(late.client.chat.completions.create(streamed)).rejects.toMatchObject({ code: 'script_error' })
  const unstreamed = await withFault({ kind: 'no-finish' })
  await expect(unstreamed.client.chat.completions.create(hello)).rejects.toMatchObject({ code: 'script_error' })
})
