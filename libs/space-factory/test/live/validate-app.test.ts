import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type OutputKind } from '@naturalcad/contracts/factory'
import { validateApp, type ValidateAppOptions } from '@naturalcad/space-factory'
import { expect, onTestFinished, test } from 'vitest'
import { complete, fail, file, type GradioScript, sendHtml, sendJson, startGradio, textInfo, wellHealth } from '../support/gradio-server.ts'
import { makePng } from '../support/make-png.ts'

/** Waits end at once. */
const clock = { now: () => 0, monotonic: () => performance.now(), after: (_ms: number, callback: () => void) => { queueMicrotask(callback); return () => undefined } }

async function validate(script: GradioScript, expected: OutputKind | null = 'text', options: Partial<ValidateAppOptions> = {}) {
  const server = await startGradio(script)
  onTestFinished(() => server.stop())
  const waitClock = { ...clock, after: (ms: number, callback: () => void) => (ms === 5000 || ms === 20_000 ? clock.after(ms, callback) : realAfter(ms, callback)) }
  const validated = await validateApp({ url: server.url, expected, modelId: 'ada/tiny', clock: waitClock, healthAttempts: 3, ...options })
  return { ...validated, requests: server.requests }
}
function realAfter(ms: number, callback: () => void) {
  const timer = setTimeout(callback, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

const picture = makePng(32, 32, (x, y) => [x * 8, y * 8, 0])
const other = makePng(32, 32, (x, y) => [y * 8, x * 8, 0])
const files = { '/tmp/a b.png': picture, '/tmp/c.png': other, '/tmp/blank.png': makePng(32, 32, () => [0, 0, 0]), '/tmp/page.png': Buffer.from('<html>') }
const isFirst = (inputs: unknown[]) => String(inputs[0]).startsWith('The food')

test('an app whose model answers passes, with what it gave kept on record', async () => {
  const { health, generation, problems, latenciesMs, endpoints } = await validate({})
  expect(health).toMatchObject({ httpStatus: 200, bodyOk: true, attempts: 1 })
  expect(generation).toMatchObject({ endpoint: '/generate', outcome: 'passed', outputs: [{ kind: 'text', sniffed: null }] })
  expect({ problems, calls: latenciesMs.length, endpoints: endpoints?.length }).toEqual({ problems: [], calls: 2, endpoints: 1 })
})

test('a picture is downloaded from the app itself, whatever address it gives, and kept', async () => {
  const kept: string[] = []
  const keep = ({ name, bytes }: { name: string; bytes: Uint8Array }) => { kept.push(`${name} ${bytes.length}`); return Promise.resolve(`artifacts/${name}`) }
  const answer = (inputs: unknown[]) => complete([{ image: file(isFirst(inputs) ? '/tmp/a b.png' : '/tmp/c.png'), caption: null }])
  const { generation } = await validate({ info: textInfo('Gallery'), answer, files }, 'image', { keep })
  expect(generation).toMatchObject({ outcome: 'passed', outputs: [{ kind: 'image', mime: 'image/png', sniffed: 'image/png', bytes: picture.length, artifactPath: 'artifacts/output-0-0.png' }] })
  expect(kept).toEqual([`output-0-0.png ${picture.length}`])
})

/** Labels by the words that it knows; of a text without any of them it says what it says of nothing. */
const classify = (known: readonly string[]) => (inputs: unknown[]) => {
  const count = String(inputs[0]).toLowerCase().split(/\W+/).filter((word) => known.includes(word)).length
  return complete({ label: 'a', confidences: [{ label: 'a', confidence: count > 0 ? 0.9 : 0.5 }, { label: 'b', confidence: count > 0 ? 0.1 : 0.5 }] })
}

test('a small classifier that knows no word of two sentences is asked a third time, with many words', async () => {
  const knowing = await validate({ info: textInfo('Label'), answer: classify(['terrible', 'great']) }, 'labels')
  expect(knowing).toMatchObject({ generation: { outcome: 'passed' }, problems: [], latenciesMs: [expect.any(Number), expect.any(Number), expect.any(Number)] })
  const ignorant = await validate({ info: textInfo('Label'), answer: classify([]) }, 'labels')
  expect(ignorant.generation?.outcome).toBe('wrong_output')
  expect(ignorant.problems).toEqual(['different inputs give the same output; if the model knows none of their words, validate the Space with inputs that it knows'])
  const given = await validate({ info: textInfo('Label'), answer: classify(['quux']) }, 'labels', { inputs: ['quux quux'] })
  expect(given).toMatchObject({ generation: { outcome: 'passed' }, latenciesMs: [expect.any(Number), expect.any(Number)] })
})

/** As HighlightedText gives it. */
const mark = (text: string, marks: readonly (readonly [word: string, name: string])[]) =>
  complete(text.split(/(?= )/).map((token) => ({ token, class_or_confidence: marks.find(([word]) => token.trim() === word)?.[1] ?? null })))

test('a text with marks is labels, and is judged by its marks: that one sentence has none proves nothing against the model', async () => {
  const inputs = ['Ada lived in London']
  const answers = (marks: readonly (readonly [string, string])[]) => (given: unknown[]) => mark(String(given[0]), marks)
  const honest = await validate({ info: textInfo('HighlightedText'), answer: answers([['Ada', 'PER'], ['London', 'LOC']]) }, 'labels', { inputs })
  expect(honest).toMatchObject({ problems: [], generation: { outcome: 'passed' } })
  for (const [_title, answer] of [['nothing', answers([])], ['the first word', (given: unknown[]) => mark(String(given[0]), [[String(given[0]).split(' ')[0] ?? '', 'PER']])]] as const) {
    const { generation } = await validate({ info: textInfo('HighlightedText'), answer }, 'labels', { inputs })
    expect(generation?.outcome).toBe('wrong_output')
  }
})

test('of an app that gives without end so much is taken as a record has room for', async () => {
  const { generation } = await validate({ answer: (inputs) => complete(...Array.from({ length: 1000 }, (_, index) => `${index} ${String(inputs[0]).length}`)) })
  expect(generation).toMatchObject({ outcome: 'passed' })
  expect(generation?.outputs).toHaveLength(32)
  const gallery = await validate({ info: textInfo('Gallery'), answer: (inputs) => complete(Array.from({ length: 40 }, () => ({ image: file(isFirst(inputs) ? '/tmp/a b.png' : '/tmp/c.png') }))), files }, 'image')
  expect(gallery.generation?.outputs).toHaveLength(16)
})

test('the token goes with every request', async () => {
  const { requests, generation } = await validate({ token: 'hf_secret_of_ada' }, 'text', { accessToken: 'hf_secret_of_ada' })
  expect(generation?.outcome).toBe('passed')
  expect(new Set(requests.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer hf_secret_of_ada']))
})

test('a private Space without a token is not there', async () => {
  const { health, generation } = await validate({ token: 'hf_secret_of_ada' })
  expect(health).toMatchObject({ httpStatus: 404, bodyOk: false, attempts: 3 })
  expect(generation).toBeNull()
})

test.each<[string, GradioScript, OutputKind, string]>([
  ['the same for everybody', { answer: () => complete('It is a lovely day.') }, 'text', 'different inputs give the same output'],
  ['the same picture for everybody', { info: textInfo('Image'), answer: () => complete(file('/tmp/c.png')), files }, 'image', 'different inputs give the same output'],
  ['the input with the same around it', { answer: (inputs) => complete(`The model says: ${String(inputs[0])}!`) }, 'text', 'different inputs give the same output'],
  ['the same picture with another seed', { info: textInfo('Image'), answer: (_inputs, call) => complete(file('/tmp/c.png'), call), files }, 'image', 'different inputs give the same output'],
  ['an echo', { answer: (inputs) => complete(inputs[0]) }, 'text', 'the output is the input'],
  ['nothing', { answer: () => complete('') }, 'text', 'the output is empty'],
  ['no values', { answer: () => complete() }, 'text', 'the call gave no output'],
  ['a promise', { answer: (inputs) => complete(`[placeholder] ${String(inputs[0])}`) }, 'text', 'the output says that it is a placeholder'],
  ['an error as an answer', { answer: (inputs) => complete(`Error: ${String(inputs[0])}`) }, 'text', 'the output is an error message'],
  ['text in place of a picture', {}, 'image', 'no file in place of image'],
  ['text, and never names what it has', { health: sendJson({ status: 'ok' }) }, 'image', 'no endpoint gives image'],
  ['text where the schema says picture', { info: textInfo('Image') }, 'image', 'no file in place of image'],
  ['a page in place of a picture', { info: textInfo('Image'), answer: () => complete(file('/tmp/page.png')), files }, 'image', 'text/plain in place of image'],
  ['an empty picture', { info: textInfo('Image'), answer: () => complete(file('/tmp/blank.png')), files }, 'image', 'the image shows one color alone'],
  ['labels without shares', { info: textInfo('Label'), answer: () => complete({ label: 'good' }) }, 'labels', 'a label has no share between 0 and 1'],
  ['right once, then refused', { answer: (inputs, call) => (call === 1 ? complete(`On and on: ${String(inputs[0]).length}`) : fail('boom')) }, 'text', 'with another input: boom'],
])('a Space that gives %s does not pass', async (_title, script, expected, problem) => {
  const { generation, problems } = await validate(script, expected)
  expect(generation?.outcome).not.toBe('passed')
  expect(problems).toEqual([problem])
})

test.each([
  ['an exception', fail('CUDA out of memory'), 'app_error', 'CUDA out of memory'],
  ['an exception that is hidden', fail(null), 'app_error', 'the app failed and gives no reason: its run log has it'],
  ['a spent quota', fail('You have exceeded your free ZeroGPU quota (60s requested vs. 12s left). Try again in 3:21:10', 'ZeroGPU quota exceeded'), 'quota', expect.stringContaining('ZeroGPU quota exceeded: ')],
  ['a duration that is not allowed', fail(null, null).replace('null', '{"error":null,"title":"ZeroGPU illegal duration"}'), 'illegal_duration', 'ZeroGPU illegal duration'],
  ['a full queue', fail('Queue is full! Please try again.'), 'queue', 'Queue is full! Please try again.'],
  ['a stream that ends', 'event: heartbeat\ndata: null\n\n', 'app_error', 'the stream of the call ended without an answer'],
  ['no JSON', 'event: complete\ndata: oops\n\n', 'wrong_output', 'the call gave no output'],
])('%s is told as what it is', async (_title, text, outcome, problem) => {
  const { generation, problems } = await validate({ answer: () => text })
  expect(generation?.outcome).toBe(outcome)
  expect(problems).toEqual([problem])
})

test('health that comes late is waited for', async () => {
  const { health } = await validate({ health: (response, count) => (count < 3 ? sendHtml(503)(response) : wellHealth(response)) })
  expect(health).toMatchObject({ bodyOk: true, attempts: 3 })
})

test.each<[string, GradioScript['health'], number, number]>([
  ['a page with status 200', (response) => sendHtml(200)(response), 200, 3],
  ['health of another model', (response) => sendJson({ status: 'ok', modelId: 'ada/other' })(response), 200, 1],
  ['JSON without a status', (response) => sendJson({})(response), 200, 1],
])('%s is no health, and the model is called all the same', async (_title, health, httpStatus, attempts) => {
  const validated = await validate({ health: health! })
  expect(validated.health).toMatchObject({ bodyOk: false, httpStatus, attempts })
  expect(validated.generation?.outcome).toBe('passed')
})

test('waiting keeps a program alive: there is an answer to come', async () => {
  const server = await startGradio({ health: (response, count) => (count < 2 ? sendHtml(503)(response) : wellHealth(response)) })
  onTestFinished(() => server.stop())
  const program = `import { validateApp } from '@naturalcad/space-factory'
    const { health } = await validateApp({ url: process.argv[1], expected: 'text', healthDelayMs: 20 })
    process.stdout.write(String(health.attempts))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@naturalcad/source', '--input-type=module', '-e', program, server.url], { cwd: import.meta.dirname })
  expect(stdout).toBe('2')
})

test('an app that tells no schema is not called', async () => {
  const { generation, endpoints, problems } = await validate({ info: { detail: 'nothing' } })
  expect({ generation, endpoints }).toEqual({ generation: null, endpoints: null })
  expect(problems[0]).toContain('the app tells no schema: ')
})

test('an endpoint that was asked for and is not there is told', async () => {
  const { generation, problems } = await validate({}, 'text', { endpoint: '/paint' })
  expect(generation?.outcome).toBe('no_endpoint')
  expect(problems).toEqual(['there is no endpoint /paint'])
})

test('nothing listens: there is no health and no schema, and no error but that', async () => {
  const server = await startGradio({})
  await server.stop()
  const { health, generation } = await validateApp({ url: server.url, expected: 'text', healthAttempts: 1 })
  expect({ status: health.httpStatus, ok: health.bodyOk, generation }).toEqual({ status: null, ok: false, generation: null })
})

test('inputs that the endpoint does not have are told, and nothing is called', async () => {
  const { generation, problems, requests } = await validate({}, 'text', { inputs: { colour: 'red' } })
  expect(generation?.outcome).toBe('no_endpoint')
  expect(problems).toEqual(['/generate takes no input colour'])
  expect(requests.filter(({ method }) => method === 'POST')).toEqual([])
})

test('an app of Gradio 4 is asked by its own routes', async () => {
  const { generation, requests } = await validate({ isOld: true })
  expect(generation?.outcome).toBe('passed')
  expect(requests.at(-1)?.path).toMatch(/^\/gradio_api\/call\/generate\/\d+$/)
})

test('canceling ends it', async () => {
  const controller = new AbortController()
  controller.abort(new Error('enough'))
  await expect(validate({}, 'text', { signal: controller.signal })).rejects.toThrow('enough')
})
