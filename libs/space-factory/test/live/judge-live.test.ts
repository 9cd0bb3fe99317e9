import { type OutputKind } from '@naturalcad/contracts/factory'
import { ApiInfo, chooseEndpoint, chooseInputs, classifyGradioError, judgeHealth, judgeOutput, judgeRunLog, placeInputs, readApiInfo, sampleTexts, varyInputs } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { textInfo } from '../support/gradio-server.ts'

const json = 'application/json'
test.each<[string, number, string | null, string, boolean, boolean]>([
  ['well', 200, json, '{"status":"ok"}', true, false],
  ['well, of the model', 200, 'application/json; charset=utf-8', '{"status":"ok","modelId":"Ada/Tiny","ready":true}', true, false],
  ['HTML with 200', 200, 'text/html', '<html>', false, true],
  ['no type', 200, null, '{"status":"ok"}', false, true],
  ['not JSON', 200, json, 'ok', false, false],
  ['no object', 200, json, '"ok"', false, false],
  ['no status', 200, json, '{"ready":true}', false, false],
  ['starting', 200, json, '{"status":"loading"}', false, true],
  ['not ready', 200, json, '{"status":"ok","ready":false}', false, true],
  ['another model', 200, json, '{"status":"ok","modelId":"ada/other"}', false, false],
  ['503', 503, 'text/html', '', false, true],
  ['404', 404, 'text/html', '', false, true],
  ['401', 401, json, '{"status":"ok"}', false, false],
])('health: %s', (_title, httpStatus, contentType, text, isHealthy, mayRecover) => {
  expect(judgeHealth({ httpStatus, contentType, text }, 'ada/tiny')).toMatchObject({ isHealthy, mayRecover })
})

test.each([
  ['ZeroGPU quota exceeded', 'You have exceeded your free ZeroGPU quota (60s requested vs. 12s left). Try again in 3:21:10', 'quota', 12_070_000],
  ['Error', 'You have exceeded your Pro GPU quota (60s requested vs. 0s left). Try again in 1 day, 0:00:05.25', 'quota', 86_405_000],
  [null, 'Space app has reached its GPU limit', 'quota', undefined],
  ['ZeroGPU runs limit', null, 'quota', undefined],
  ['ZeroGPU quota exceeded', 'No GPU was available after 60s', 'queue', undefined],
  ['ZeroGPU queue timeout', null, 'queue', undefined],
  [null, 'Queue is full! Please try again.', 'queue', undefined],
  ['Expired ZeroGPU proxy token', null, 'queue', undefined],
  ['ZeroGPU illegal duration', null, 'illegal_duration', undefined],
  [null, 'The requested GPU duration (400s) is larger than the maximum allowed', 'illegal_duration', undefined],
  ['ZeroGPU worker error', 'RuntimeError', 'app_error', undefined],
  [null, 'No CUDA GPUs are available', 'app_error', undefined],
  [null, null, 'app_error', undefined],
] as const)('%s, %s: %s', (title, message, outcome, retryAfterMs) => {
  expect(classifyGradioError(title, message)).toEqual({ outcome, retryAfterMs })
})

const labels = { label: 'good', confidences: [{ label: 'good', confidence: 0.9 }, { label: 'bad', confidence: 0.1 }] }
test.each<[OutputKind, unknown, string | undefined]>([
  ['text', 'Once upon a time', undefined],
  ['text', '  ', 'the output is empty'],
  ['text', 7, 'the output is no text'],
  ['text', 'hello', 'the output is the input'],
  ['text', 'This is a placeholder for the model', 'the output says that it is a placeholder'],
  ['text', 'Generation is not implemented', 'the output says that it is a placeholder'],
  ['text', 'Error: out of memory', 'the output is an error message'],
  ['text', 'An error occurred', 'the output is an error message'],
  ['text', [{ role: 'assistant', content: 'Hi there' }], undefined],
  ['text', [['hello', 'Hi there']], undefined],
  ['labels', labels, undefined],
  ['labels', [{ label: 'good', score: 1 }], undefined],
  ['labels', { good: 0.5, bad: 0.5 }, undefined],
  ['labels', { label: 'good' }, 'a label has no share between 0 and 1'],
  ['labels', [], 'the output holds no labels with their shares'],
  ['labels', [{ label: 'good', score: 7 }], 'a label has no share between 0 and 1'],
  ['labels', [{ label: '', score: 0.5 }], 'a label has no share between 0 and 1'],
  ['labels', 'good', 'the output holds no labels with their shares'],
  ['numbers', [[0.1, 0.2], [0.3, -4]], undefined],
  ['numbers', 3.5, undefined],
  ['numbers', [0, 0, 0], 'the numbers are all the same'],
  ['numbers', [], 'the output is empty'],
  ['numbers', ['a'], 'the output holds what is no number'],
  ['numbers', [null], 'the output holds what is no number'],
  ['table', { headers: ['a'], data: [[1]] }, undefined],
  ['table', { headers: ['a'], data: [] }, 'the output is no table with rows'],
  ['table', { headers: ['a'], data: [['', null]] }, 'the output is no table with rows'],
  ['json', { boxes: [1] }, undefined],
  ['json', { boxes: [], note: '' }, 'the output is empty'],
  ['json', { note: 'mock output' }, 'the output says that it is a placeholder'],
  ['image', 'a picture', 'no file in place of image'],
  ['audio', null, 'no file in place of audio'],
])('%s: %j', (expected, value, problem) => {
  expect(judgeOutput([{ declared: 'json', value, files: [] }], expected, ['hello'])).toBe(problem)
})

test('one value that is right is enough, and no value is none', () => {
  const value = (data: unknown) => ({ declared: 'text' as const, value: data, files: [] })
  expect(judgeOutput([value(''), value('It rained.')], 'text', [])).toBeUndefined()
  expect(judgeOutput([], 'text', [])).toBe('the call gave no output')
})

test.each([
  ['log.no_fallback', 'WARNING: falling back to a simple heuristic'],
  ['log.on_gpu', 'RuntimeError: No CUDA GPUs are available'],
  ['log.model_loaded', 'Could not load model ada/tiny: 404'],
  ['log.no_traceback', 'Traceback (most recent call last):'],
  ['log.all_weights', 'Some weights of GPT2 were not initialized from the model checkpoint'],
])('%s is read from the run log', (rule, line) => {
  expect(judgeRunLog(['Running on 0.0.0.0', line]).filter(({ passed }) => !passed).map((evidence) => evidence.rule)).toEqual([rule])
})

test('what Python ignores while it clears away is nothing that raised', () => {
  const log = ['Exception ignored in: <function BaseEventLoop.__del__ at 0x7f>', 'Traceback (most recent call last):', '  File "base_events.py", line 694, in __del__', 'ValueError: Invalid file descriptor: -1']
  expect(judgeRunLog(log).every(({ passed }) => passed)).toBe(true)
  expect(judgeRunLog([...log, 'Traceback (most recent call last):']).filter(({ passed }) => !passed).map(({ rule }) => rule)).toEqual(['log.no_traceback'])
})

test('a quiet log is evidence that passed', () => {
  expect(judgeRunLog(['* Running on local URL: http://0.0.0.0:7860']).every(({ passed }) => passed)).toBe(true)
})

const info = ApiInfo.parse({
  named_endpoints: {
    '/health': { parameters: [], returns: [{ component: 'Api', type: { type: 'string' } }] },
    '/hidden': { parameters: [], returns: [{ component: 'Image' }], api_visibility: 'private' },
    '/describe': { parameters: [{ component: 'Image', parameter_name: 'image' }], returns: [{ component: 'Textbox' }] },
    '/paint': {
      parameters: [{ component: 'Textbox', parameter_name: 'prompt' }, { component: 'Slider', parameter_name: 'steps', parameter_has_default: true, parameter_default: 4 }],
      returns: [{ component: 'Image' }, { component: 'Number' }],
    },
    '/anything': { parameters: [], returns: [{ component: 'JSON' }] },
  },
})
const endpoints = readApiInfo(info)

test.each([
  [{ expected: 'image' as const }, '/paint'],
  [{ expected: 'text' as const }, '/describe'],
  [{ expected: 'video' as const }, '/anything'],
  [{ expected: null }, '/describe'],
  [{ expected: 'image' as const, name: 'describe' }, '/describe'],
  [{ expected: 'image' as const, name: '/none', suggested: '/paint' }, undefined],
  [{ expected: 'image' as const, suggested: 'anything' }, '/anything'],
  [{ expected: 'text' as const, suggested: '/gone' }, '/describe'],
])('%o calls %s', (wish, name) => {
  expect(chooseEndpoint(endpoints, wish)?.name).toBe(name)
})

test('inputs are the smallest that reach the model; a file is one of our own', () => {
  const of = (name: string) => endpoints.find((endpoint) => endpoint.name === name)!
  expect(chooseInputs(of('/paint'))).toEqual([sampleTexts[0], 4])
  expect(chooseInputs(of('/describe'))).toEqual([{ fileName: 'sample.png', base64: expect.any(String) }])
  expect(placeInputs(of('/paint'), { prompt: 'a cat' })).toEqual(['a cat', 4])
  expect(placeInputs(of('/paint'), ['a cat', 9])).toEqual(['a cat', 9])
  expect(() => placeInputs(of('/paint'), { prompt: 'a cat', size: 1 })).toThrow('/paint takes no input size')
  expect(() => placeInputs(of('/paint'), {})).toThrow('/paint needs the input prompt')
})

test.each(['The capital of France is [MASK].', 'Paris is the <mask> of France.'])('a text with a missing word has one in its place too: %s', (text) => {
  const mask = text.includes('[MASK]') ? '[MASK]' : '<mask>'
  for (const options of [{}, { seed: 'a' }, { seed: 'b', withManyWords: true }]) {
    const [varied] = varyInputs([text], options) ?? []
    expect(varied).not.toBe(text)
    expect(String(varied).split(mask)).toHaveLength(2)
  }
})

test('with many words the text alone is another', () => {
  expect(varyInputs([3], { withManyWords: true })).toBeUndefined()
  const [first] = varyInputs(['a cat', 3], { seed: 'a', withManyWords: true }) ?? []
  const [second] = varyInputs(['a cat', 3], { seed: 'b', withManyWords: true }) ?? []
  expect(String(first).split(' ').toSorted()).toEqual(String(second).split(' ').toSorted())
  expect(first).not.toBe(second)
})

test('another input is another input', () => {
  expect(varyInputs([3, 'a cat'])).toEqual([3, sampleTexts[1]])
  expect(varyInputs([sampleTexts[1]])).toEqual([sampleTexts[0]])
  expect(varyInputs([3, ''])).toBeUndefined()
  const [picture] = chooseInputs(endpoints.find(({ name }) => name === '/describe')!) ?? []
  expect(varyInputs([picture, 3])).toEqual([{ fileName: 'other.png', base64: expect.any(String) }, 3])
})

test('what an endpoint gives is told by its component, else by its type', () => {
  expect(readApiInfo(ApiInfo.parse(textInfo('label')))[0]).toMatchObject({ name: '/generate', visibility: 'public', parameters: [{ kind: 'text', name: 'prompt' }], returns: [{ kind: 'labels' }] })
  expect(endpoints.map(({ returns }) => returns[0]?.kind)).toEqual(['text', 'image', 'text', 'image', 'json'])
})
