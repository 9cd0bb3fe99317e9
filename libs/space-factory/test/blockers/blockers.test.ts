import { FailureClass } from '@naturalcad/contracts/factory'
import { findFirstError, findKnownErrors, judgeBlockers, knownErrors } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { blocker } from '../support/facts.ts'

const lines: [string, string][] = [
  ['zerogpu-torch', 'ERROR: torch version 2.6.0 is not compatible with ZeroGPU'],
  ['resolution-impossible', 'ERROR: ResolutionImpossible: for help visit the documentation'],
  ['resolution-impossible', 'ERROR: Cannot install -r requirements.txt because these package versions have conflicting dependencies.'],
  ['nvcc-missing', 'OSError: CUDA_HOME environment variable is not set. Please set it to your CUDA install root.'],
  ['cuda-before-spaces', 'RuntimeError: CUDA has been initialized before importing the `spaces` package'],
  ['no-gpu-function', 'runtime error: No @spaces.GPU function detected during startup'],
  ['hf-folder', "ImportError: cannot import name 'HfFolder' from 'huggingface_hub'"],
  ['weights-only', '_pickle.UnpicklingError: Weights only load failed. This file can still be loaded'],
  ['model-closed', 'huggingface_hub.errors.GatedRepoError: 401 Client Error.'],
  ['model-closed', 'Cannot access gated repo for url https://hub.example/a/b/resolve/main/config.json.'],
  ['illegal-duration', 'gradio.exceptions.Error: ZeroGPU illegal duration'],
  ['illegal-duration', 'The requested GPU duration (400s) is larger than the maximum allowed'],
  ['quota-exceeded', 'You have exceeded your free ZeroGPU quota (60s requested vs. 12s left). Try again in 3:21:10'],
  ['nvml-assert', 'RuntimeError: NVML_SUCCESS == r INTERNAL ASSERT FAILED at "CUDACachingAllocator.cpp":838'],
  ['no-kernel-image', 'RuntimeError: CUDA error: no kernel image is available for execution on the device'],
  ['pickling', '_pickle.PicklingError: Can\'t pickle <function <lambda>>'],
  ['pkg-resources', "ModuleNotFoundError: No module named 'pkg_resources'"],
  ['start-up-limit', 'Launch timed out, workload was not healthy after 30 min'],
  ['exit-128', 'Build failed with exit code: 128'],
]

test.each(lines)('%s is known from %j', (id, line) => {
  expect(findKnownErrors(`Collecting torch\n${line}\nbye`)[0]).toMatchObject({ error: { id }, line: 2, text: line })
})

test('every known error is in the table above, has a class and a hint', () => {
  expect(new Set(lines.map(([id]) => id))).toEqual(new Set(knownErrors.map(({ id }) => id)))
  for (const { failureClass, hint } of knownErrors) expect(FailureClass.options.includes(failureClass) && hint.length > 20).toBe(true)
})

test.each(['', 'Successfully installed torch-2.8.0', 'torch works with ZeroGPU', 'Running on local URL:  http://0.0.0.0:7860', 'exit code: 1280', 'ZeroGPU quota: 1200 s'])('nothing is known of %j', (line) => {
  expect(findKnownErrors(line)).toEqual([])
})

test('errors come in the order of the log, each once', () => {
  const log = ['exit code: 128', 'PicklingError', 'exit code: 128', 'ResolutionImpossible'].join('\n')
  expect(findKnownErrors(log).map(({ error, line }) => [error.id, line])).toEqual([['exit-128', 1], ['pickling', 2], ['resolution-impossible', 4]])
})

test('a line of megabytes is read no further than it has to be', () => {
  expect(findKnownErrors(`${'torch '.repeat(200_000)}no kernel image is available`)).toEqual([])
})

test.each([
  ['pip', 'Collecting a\nERROR: No matching distribution found for a==9\nERROR: more', 2, 'ERROR: No matching distribution found for a==9'],
  ['a traceback', 'Running\nTraceback (most recent call last):\n  File "app.py", line 3, in <module>\n    import torch\nModuleNotFoundError: No module named \'torch\'\nbye', 5, "ModuleNotFoundError: No module named 'torch'"],
  ['a traceback that was cut', 'Traceback (most recent call last):\n  File "app.py"', 1, 'Traceback (most recent call last):'],
])('the first error of %s', (_title, log, line, text) => {
  expect(findFirstError(log)).toEqual({ line, text })
})

test('a log without errors has no first one', () => {
  expect(findFirstError('Successfully built\nRunning on 0.0.0.0')).toBeUndefined()
})

const tried = (...names: string[]) => names.map((name) => ({ name, outcome: 'failed' as const, reason: 'it raised' }))
const flash = { ...blocker, id: 'flash', component: 'flash-attn', description: 'FlashAttention 2.7.4 cannot be built' }
const file = (...blockers: unknown[]) => JSON.stringify({ modelId: 'ada/longcat', summary: 'it cannot run', blockers })
const judge = (text: string) => judgeBlockers(text, 'ada/longcat')

test('a documented blocker counts', () => {
  expect(judge(file(blocker))).toEqual({ blockers: [blocker], problems: [], rejected: [] })
})

test.each([
  [[], 'SDPA, xformers, a flash-attn build of Kernels'],
  [['SDPA'], 'xformers, a flash-attn build of Kernels'],
  [['sdpa', 'xformers'], 'a flash-attn build of Kernels'],
  [['scaled_dot_product_attention', 'kernels-community/flash-attn'], 'xformers'],
])('flash-attn after trying only %j is no blocker', (names, untried) => {
  expect(judge(file({ ...flash, alternativesTried: tried(...names) })).problems).toEqual([`flash: flash-attn is no blocker before these were tried: ${untried}`])
})

test('flash-attn after all three is one', () => {
  expect(judge(file({ ...flash, alternativesTried: tried('PyTorch SDPA', 'xFormers', 'Kernels flash-attn2') })).problems).toEqual([])
})

test.each(['flash_attn', 'flash attention', 'FlashAttention-3', 'flashattn'])('%s is flash-attn by any name', (component) => {
  expect(judge(file({ ...flash, id: 'x', description: 'y', component })).problems).toHaveLength(1)
})

test('a flash-attn blocker is rejected, and another one beside it counts', () => {
  expect(judge(file(flash, blocker))).toMatchObject({ blockers: [blocker], problems: [], rejected: [{ id: 'flash' }] })
})

test('where an alternative worked, nothing is blocked', () => {
  expect(judge(file({ ...blocker, alternativesTried: [{ name: 'a wheel', outcome: 'worked', reason: 'it loads' }] })).problems).toEqual(['nvcc: a wheel worked, so nothing is blocked'])
})

test.each([
  ['no JSON', 'sorry, it did not work', 'the file is not JSON'],
  ['nothing', '', 'the file is not JSON'],
  ['a list', '[]', 'the file: Invalid input: expected object, received array'],
  ['no blockers', file(), 'blockers: Too small: expected array to have >=1 items'],
  ['another model', JSON.stringify({ modelId: 'ada/other', summary: 's', blockers: [blocker] }), 'modelId: is not ada/longcat'],
  ['nothing blocking', file({ ...blocker, severity: 'degrading' }), 'no blocker is blocking'],
  ['empty evidence', file({ ...blocker, evidence: ' ' }), 'blockers.0.evidence: Too small: expected string to have >=1 characters'],
  ['an unknown category', file({ ...blocker, category: 'bad luck' }), expect.stringContaining('blockers.0.category: ')],
  ['megabytes', ' '.repeat(300_000), 'the file is larger than 262144 bytes'],
])('%s does not count', (_title, text, problem) => {
  expect(judge(text).problems).toEqual([problem])
})
