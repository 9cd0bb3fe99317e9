import { verdictOutcomes } from '@naturalcad/contracts/factory'
import { expect, test } from 'vitest'
import { complete, fail, file, type GradioScript, sendHtml, sendJson, textInfo } from '../support/gradio-server.ts'
import { makePng } from '../support/make-png.ts'
import { runScene } from '../support/space-scene.ts'
import { shareHub } from '../support/shared-hub.ts'
import { running } from '../support/stand-in-space.ts'

const shared = shareHub()
let count = 0

const health = sendJson({ status: 'ok', modelId: 'alice/tiny', mode: 'full', ready: true, generationEndpoint: '/generate' })
const picture = makePng(32, 32, (x, y) => [x * 8, y * 8, 0])
const files = {
  '/tmp/a.png': picture,
  '/tmp/b.png': makePng(32, 32, (x, y) => [y * 8, x * 8, 0]),
  '/tmp/black.png': makePng(32, 32, () => [0, 0, 0]),
  '/tmp/dot.png': makePng(1, 1, () => [9, 9, 9]),
  '/tmp/cut.png': picture.subarray(0, 20),
  '/tmp/none.png': new Uint8Array(),
  '/tmp/page.png': Buffer.from('<html>a picture</html>'),
  '/tmp/short.wav': Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'),
}
const isFirst = (inputs: unknown[]) => String(inputs[0]).startsWith('The food')
const give = (component: string, answer: NonNullable<GradioScript['answer']>): GradioScript => ({ health, info: textInfo(component), answer, files })

/** The source is an honest one: only what the Space does live can tell the lie. */
const lies: [string, GradioScript, 'text' | 'image' | 'audio' | 'video' | 'labels' | 'numbers', Parameters<typeof runScene>[0]?][] = [
  ['the same text for everybody', give('Textbox', () => complete('The model is ready and working.')), 'text'],
  ['the same text, and a time beside it', give('Textbox', (_inputs, call) => complete('The model is ready.', `${call} ms`)), 'text'],
  ['its input', give('Textbox', (inputs) => complete(inputs[0])), 'text'],
  ['its input with words around it', give('Textbox', (inputs) => complete(`Generated: ${String(inputs[0])} (done)`)), 'text'],
  ['nothing', give('Textbox', () => complete('')), 'text'],
  ['blanks', give('Textbox', (inputs) => complete(' '.repeat(String(inputs[0]).length))), 'text'],
  ['no values', give('Textbox', () => complete()), 'text'],
  ['null', give('Textbox', () => complete(null)), 'text'],
  ['a placeholder', give('Textbox', (inputs) => complete(`Placeholder output for ${String(inputs[0]).length} letters`)), 'text'],
  ['what is not implemented', give('Textbox', (inputs) => complete(`Not yet implemented (${String(inputs[0]).length})`)), 'text'],
  ['an error as text', give('Textbox', (inputs) => complete(`Error: CUDA is gone (${String(inputs[0]).length})`)), 'text'],
  ['a traceback as text', give('Textbox', (inputs) => complete(`Traceback (most recent call last): ${String(inputs[0]).length}`)), 'text'],
  ['a number where text is expected', give('Number', (inputs) => complete(String(inputs[0]).length)), 'text'],
  ['a file where text is expected', give('File', () => complete(file('/tmp/a.png'))), 'text'],
  ['an answer once, then an exception', give('Textbox', (inputs, call) => (call === 1 ? complete(`Words: ${String(inputs[0]).length}`) : fail('out of memory'))), 'text'],
  ['right to the known question alone', give('Textbox', (inputs) => complete(isFirst(inputs) ? 'A warm review of a meal out.' : '')), 'text'],
  ['a stream that never ends well', give('Textbox', () => 'event: generating\ndata: ["half"]\n\n'), 'text'],
  ['an exception', give('Textbox', () => fail('RuntimeError: no weights')), 'text'],
  ['no schema', { health, info: null }, 'text'],
  ['a schema without endpoints', { health, info: { named_endpoints: {}, unnamed_endpoints: {} } }, 'text'],
  ['pages for everything', { health: sendHtml(), info: null }, 'text'],
  ['health of another model, and nothing else', { health: sendJson({ status: 'ok', modelId: 'bob/other' }), info: null }, 'text'],
  ['text where a picture is expected', give('Textbox', (inputs) => complete(`data:image/png;base64,${Buffer.from(String(inputs[0])).toString('base64')}`)), 'image'],
  ['a page that is named a picture', give('Image', () => complete(file('/tmp/page.png'))), 'image'],
  ['the same picture for everybody', give('Image', () => complete(file('/tmp/a.png'))), 'image'],
  ['a black picture', give('Image', () => complete(file('/tmp/black.png'))), 'image'],
  ['a dot', give('Image', () => complete(file('/tmp/dot.png'))), 'image'],
  ['half a picture', give('Image', () => complete(file('/tmp/cut.png'))), 'image'],
  ['an empty file', give('Image', () => complete(file('/tmp/none.png'))), 'image'],
  ['a file that is not there', give('Image', () => complete(file('/tmp/gone.png'))), 'image'],
  ['a picture where speech is expected', give('Audio', (_inputs, call) => complete(file(call === 1 ? '/tmp/a.png' : '/tmp/b.png'))), 'audio'],
  ['the head of a sound', give('Audio', () => complete(file('/tmp/short.wav'))), 'audio'],
  ['a picture where a video is expected', give('Video', (_inputs, call) => complete(file(call === 1 ? '/tmp/a.png' : '/tmp/b.png'))), 'video'],
  ['a label without shares', give('Label', (inputs) => complete({ label: isFirst(inputs) ? 'good' : 'bad' })), 'labels'],
  ['shares beyond the whole', give('Label', (inputs) => complete({ label: 'good', confidences: [{ label: 'good', confidence: String(inputs[0]).length }] })), 'labels'],
  ['numbers that are all the same', give('JSON', (inputs) => complete(Array.from({ length: 8 }, () => String(inputs[0]).length))), 'numbers'],
  ['zeros', give('JSON', () => complete([0, 0, 0, 0])), 'numbers'],
  ['all that it should, in another commit', give('Textbox', (inputs) => complete(`${String(inputs[0]).length} words`)), 'text', { runtimes: () => [running('f'.repeat(40))] }],
  ['all that it should, on other hardware', give('Textbox', (inputs) => complete(`${String(inputs[0]).length} words`)), 'text', { workspace: { hardware: 'l4x1' } }],
  ['that it runs, and is asleep for ever', give('Textbox', (inputs) => complete(`${String(inputs[0]).length} words`)), 'text', { runtimes: (head) => [{ stage: 'SLEEPING', sha: head }] }],
]

test('there are forty of them', () => {
  expect(lies.length).toBeGreaterThanOrEqual(40)
})

test.each(lies)('a Space that gives %s does not pass', async (_name, app, expected, options = {}) => {
  count += 1
  const { run, files: kept } = await runScene({ ...options, app, hub: shared.hub(), workspace: { expected, ...options.workspace }, task: { spaceId: `alice/space-${count}`, ...options.task } })
  expect(run.resultStatus).not.toBeNull()
  expect(verdictOutcomes[run.resultStatus ?? 'full_inference_success']).not.toBe('success')
  expect(await kept.readText('report.md')).toContain(`\`${run.resultStatus}\``)
})
