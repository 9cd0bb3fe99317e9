import { describe, expect, test } from 'vitest'
import { judgeAnswer } from '../../src/agent/proxy/judge-answer.ts'

const event = (chunk: unknown) => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`
const delta = (part: unknown, finish: string | null = null) => event({ choices: [{ index: 0, delta: part, finish_reason: finish }] })
const call = delta({ tool_calls: [{ index: 0, function: { name: 'write', arguments: '{"path":' } }] })
const usage = event({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 5 } })

describe('an answer of the router', () => {
  test('is whole with a finish reason, and tells its tokens', () => {
    expect(judgeAnswer(`: hi\n\n${delta({ content: 'a' })}${delta({}, 'stop')}${usage}${event('[DONE]')}`)).toEqual({ isWhole: true, tokens: { input: 7, output: 5 } })
    expect(judgeAnswer(delta({}, 'tool_calls'))).toEqual({ isWhole: true, tokens: undefined })
    expect(judgeAnswer(delta({ content: 'half' }, 'length'))).toMatchObject({ isWhole: true })
    expect(judgeAnswer(delta({}, 'stop').replaceAll('\n', '\r\n'))).toMatchObject({ isWhole: true })
  })

  test.each([
    ['nothing', '', 502],
    ['a stream without a finish reason', `${call}${usage}`, 502],
    ['a finish reason in an event that was cut', delta({}, 'stop').trimEnd(), 502],
    ['a tool call that reached the token limit', `${call}${delta({}, 'length')}`, 422],
    ['half an object', event('{"choices":[{"del'), 502],
    ['an object of another form', event('{"choices":7}'), 502],
    ['an error with its number', event({ error: { message: 'busy', code: 429 } }), 429],
    ['an error with a word', event({ error: { message: 'no', code: 'model_busy' } }), 502],
    ['an error as a text, after good events', `${delta({ content: 'a' })}${event({ error: 'gone' })}${delta({}, 'stop')}`, 502],
  ])('of %s is none', (_what, stream, status) => {
    expect(judgeAnswer(stream)).toMatchObject({ isWhole: false, status })
  })
})
