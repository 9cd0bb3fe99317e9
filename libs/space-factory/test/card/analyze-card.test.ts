import { analyzeCard } from '@naturalcad/space-factory'
import type { ModelFacts } from '@naturalcad/hub-client'
import { expect, test } from 'vitest'
import { createModelFacts, listFile } from '../support/model-facts.ts'

const nothing = { task: undefined, library: undefined, architectures: [], parameters: undefined, dtype: undefined, files: [], totalBytes: undefined }
const codesOf = (facts: Partial<ModelFacts>) => analyzeCard(createModelFacts(facts)).warnings.map(({ code }) => code)

test('tells nothing against an ordinary model', () => {
  const analysis = analyzeCard(createModelFacts())
  expect(analysis.warnings).toEqual([])
  expect(analysis.memory).toEqual({ weightsGb: 0.2, weights4BitGb: 0.055, factor: 1.2, neededGb: 0.24, needed4BitGb: 0.066, neededCpuGb: 0.48 })
  expect(analysis.repositoryGb).toBe(0.4)
})

test('survives a model of which nothing is known', () => {
  const analysis = analyzeCard(createModelFacts({ ...nothing, license: undefined, sha: undefined }))
  expect(analysis).toMatchObject({ task: undefined, library: undefined, parameters: undefined, memory: undefined, repositoryGb: undefined })
  expect(analysis.warnings.map(({ code }) => code)).toEqual(['LICENSE_UNKNOWN', 'PARAMETERS_UNKNOWN', 'TASK_UNKNOWN', 'LIBRARY_UNKNOWN'])
})

test.each<[Partial<ModelFacts>, string | undefined, boolean | undefined]>([
  [{ task: 'text-to-image' }, 'text-to-image', false],
  [{ task: undefined, tags: ['pytorch', 'image-classification'] }, 'image-classification', true],
  [{ task: undefined, architectures: ['LlamaForCausalLM'] }, 'text-generation', true],
  [{ task: undefined, architectures: ['BertForSequenceClassification'] }, 'text-classification', true],
  [{ task: undefined, architectures: ['T5ForConditionalGeneration'] }, 'text2text-generation', true],
  [{ task: undefined, architectures: ['SegformerForSemanticSegmentation'] }, 'image-segmentation', true],
  [{ task: 'made-up', architectures: [] }, undefined, undefined],
  [{ task: 'constructor', architectures: [] }, undefined, undefined],
])('finds the task of %j', (facts, name, isGuess) => {
  const { task } = analyzeCard(createModelFacts(facts))
  expect([task?.name, task?.isGuess]).toEqual([name, isGuess])
})

test('keeps a task that the Hub does not know, for people', () => {
  expect(analyzeCard(createModelFacts({ task: 'made-up' })).unknownTask).toBe('made-up')
  expect(analyzeCard(createModelFacts()).unknownTask).toBeUndefined()
})

test.each<[Partial<ModelFacts>, string | undefined, boolean | undefined]>([
  [{ library: 'Scikit-Learn' }, 'sklearn', false],
  [{ library: 'constructor' }, 'other', false],
  [{ library: 'nemo' }, 'other', false],
  [{ library: undefined, files: [listFile('model_index.json')] }, 'diffusers', true],
  [{ library: undefined, files: [listFile('modules.json'), listFile('config.json')] }, 'sentence-transformers', true],
  [{ library: undefined, files: [listFile('adapter_config.json')] }, 'peft', true],
  [{ library: undefined, files: [listFile('meta.json'), listFile('config.cfg')] }, 'spacy', true],
  [{ library: undefined, files: [listFile('model.skops')] }, 'sklearn', true],
  [{ library: undefined, files: [listFile('a-Q4_K_M.gguf')] }, 'gguf', true],
  [{ library: undefined, tags: ['timm'] }, 'timm', true],
  [{ library: undefined }, 'transformers', true],
  [{ library: undefined, architectures: [] }, undefined, undefined],
])('finds the library of %j', (facts, name, isGuess) => {
  const { library } = analyzeCard(createModelFacts(facts))
  expect([library?.name, library?.isGuess]).toEqual([name, isGuess])
})

test.each<[string, Partial<ModelFacts>, number | undefined, string | undefined]>([
  ['the count of the Hub', {}, 100_000_000, 'info'],
  ['the headers', { parameters: { total: 5, byDtype: { F32: 5 }, source: 'headers' } }, 5, 'headers'],
  ['GGUF', { parameters: { total: 7, byDtype: undefined, source: 'gguf' } }, 7, 'gguf'],
  ['bytes of 32-bit values', { parameters: undefined, dtype: undefined, files: [listFile('pytorch_model.bin', 400)] }, 100, 'bytes'],
  ['bytes of 16-bit values', { parameters: undefined, dtype: 'BF16', files: [listFile('pytorch_model.bin', 400)] }, 200, 'bytes'],
  ['the width that config.json has', { parameters: undefined, dtype: undefined, config: { torch_dtype: 'float16' }, files: [listFile('a.bin', 400)] }, 200, 'bytes'],
  ['safetensors rather than both', { parameters: undefined, files: [listFile('a.bin', 400), listFile('a.safetensors', 440)] }, 110, 'bytes'],
  ['no variants', { parameters: undefined, files: [listFile('model.safetensors', 400), listFile('model.fp16.safetensors', 200)] }, 100, 'bytes'],
  ['no other frameworks', { parameters: undefined, files: [listFile('pytorch_model.bin', 400), listFile('tf_model.h5', 400), listFile('onnx/model.bin', 9)] }, 100, 'bytes'],
  [
    'the folders of a pipeline',
    { parameters: undefined, files: [listFile('model_index.json', 1), listFile('all-in-one.safetensors', 900), listFile('unet/a.safetensors', 400), listFile('vae/a.safetensors', 40)] },
    110,
    'bytes',
  ],
  ['a name with billions', { id: 'a/Big-7B-Instruct', parameters: undefined, files: [] }, 7e9, 'name'],
  ['a name with a fraction', { id: 'a/big-1.5b', parameters: undefined, files: [] }, 1.5e9, 'name'],
  ['a name with millions', { id: 'a/small-135M', parameters: undefined, files: [] }, 135e6, 'name'],
  ['a size that is not known', { parameters: undefined, files: [listFile('model.safetensors')] }, undefined, undefined],
  ['an owner that looks like a size', { id: '7b/model', parameters: undefined, files: [] }, undefined, undefined],
  ['a word that holds a size', { id: 'a/abc7bcd', parameters: undefined, files: [] }, undefined, undefined],
])('counts parameters by %s', (_, facts, total, source) => {
  const { parameters } = analyzeCard(createModelFacts(facts))
  expect([parameters?.total, parameters?.source]).toEqual([total, source])
})

test.each<[Partial<ModelFacts>, number, number]>([
  [{ task: 'text-to-image', library: 'diffusers' }, 1.4, 14],
  [{ task: 'text-to-video', library: 'diffusers' }, 1.7, 17],
  [{ task: 'text-generation' }, 1.2, 12],
  [{ task: 'image-segmentation' }, 1.2, 12],
  [{ config: { quantization_config: { quant_method: 'gptq', bits: 4 } } }, 1.2, 3.3],
  [{ config: { quantization_config: { quant_method: 'fp8' } } }, 1.2, 6],
  [{ config: { quantization_config: { load_in_8bit: true } } }, 1.2, 6],
])('estimates the memory of five billions with %j', (facts, factor, neededGb) => {
  const { memory } = analyzeCard(createModelFacts({ parameters: { total: 5e9, byDtype: undefined, source: 'info' }, ...facts }))
  expect([memory?.factor, memory?.neededGb]).toEqual([factor, neededGb])
})

test.each([
  ['apache-2.0', 'open'],
  ['MIT', 'open'],
  ['gpl-3.0', 'copyleft'],
  ['llama3.1', 'restricted'],
  ['cc-by-nc-4.0', 'non-commercial'],
  ['cc-by-nc-sa-4.0', 'non-commercial'],
  ['something-of-my-own', 'unknown'],
  ['sync-license', 'unknown'],
  [undefined, 'unknown'],
])('knows the licence %s as %s', (license, kind) => {
  expect(analyzeCard(createModelFacts({ license })).license.kind).toBe(kind)
})

test('reads the name of a licence that is not on the list', () => {
  const { license } = analyzeCard(createModelFacts({ license: 'other', licenseName: 'flux-1-dev-non-commercial-license', licenseUrl: 'LICENSE.md' }))
  expect(license).toEqual({ id: 'flux-1-dev-non-commercial-license', kind: 'non-commercial', url: 'LICENSE.md' })
})

test.each<[string, Partial<ModelFacts>]>([
  ['DISABLED', { isDisabled: true }],
  ['GATED', { gated: 'auto' }],
  ['GATED', { gated: 'manual' }],
  ['LICENSE_NON_COMMERCIAL', { license: 'cc-by-nc-4.0' }],
  ['LICENSE_RESTRICTED', { license: 'gemma' }],
  ['LICENSE_UNKNOWN', { license: undefined }],
  ['PICKLE_ONLY', { files: [listFile('pytorch_model.bin', 4)] }],
  ['NO_WEIGHTS', { files: [listFile('README.md', 4)] }],
  ['REPOSITORY_TOO_LARGE', { totalBytes: 40.1e9 }],
  ['QUANTIZED', { tags: ['awq'] }],
  ['PARAMETERS_GUESSED', { id: 'a/b-7b', parameters: undefined, files: [] }],
  ['TASK_GUESSED', { task: undefined }],
  ['LIBRARY_GUESSED', { library: undefined }],
  ['LIBRARY_UNKNOWN', { library: 'nemo' }],
  ['CARD_UNREADABLE', { missing: [{ fact: 'cardText', reason: 'it is gated' }] }],
  ['REMOTE_CODE', { needsCustomCode: true }],
  ['REMOTE_CODE', { tags: ['custom_code'] }],
])('warns with %s alone of %j', (code, facts) => {
  expect(codesOf(facts)).toEqual([code])
})

test('does not warn of a repository that just fits', () => {
  expect(codesOf({ totalBytes: 40e9 })).toEqual([])
})

test('takes a pipeline of the repository for remote code', () => {
  const analysis = analyzeCard(createModelFacts({ config: { diffusers: { _class_name: 'OwnPipeline' } }, files: [listFile('pipeline.py', 9), listFile('a.safetensors', 9)] }))
  expect(analysis.customPipeline).toBe('OwnPipeline')
  expect(analysis.remoteCode).toEqual({ isNeeded: true, evidence: [{ from: 'files', detail: 'pipeline.py' }] })
})

test('takes an example script for no remote code', () => {
  const analysis = analyzeCard(createModelFacts({ files: [listFile('modeling_own.py', 9), listFile('a.safetensors', 9)] }))
  expect(analysis.remoteCode).toEqual({ isNeeded: false, evidence: [] })
})

test.each<[string, Partial<ModelFacts>, unknown]>([
  ['peft', { library: 'peft', baseModels: ['a/base'], files: [listFile('adapter_model.safetensors', 9)] }, { kind: 'peft', baseModels: ['a/base'] }],
  ['lora', { library: 'diffusers', tags: ['lora'], files: [listFile('pytorch_lora_weights.safetensors', 9)] }, { kind: 'lora', baseModels: [] }],
  ['a tag', { tags: ['base_model:adapter:a/base'], baseModels: ['a/base'], files: [listFile('x.safetensors', 9)] }, { kind: 'lora', baseModels: ['a/base'] }],
  ['a merged one', { tags: ['lora'], files: [listFile('model.safetensors', 9)] }, undefined],
  ['a merged one of several files', { tags: ['lora'], files: [listFile('model-00001-of-00002.safetensors', 9)] }, undefined],
])('knows an adapter by %s', (_, facts, adapter) => {
  expect(analyzeCard(createModelFacts(facts)).adapter).toEqual(adapter)
})

test('warns of an adapter that names no base model', () => {
  expect(codesOf({ library: 'peft', files: [listFile('adapter_model.safetensors', 9)] })).toEqual(['ADAPTER_WITHOUT_BASE'])
})

test('counts only providers that answer', () => {
  const provider = { providerId: undefined, task: undefined }
  const { liveProviders } = analyzeCard(createModelFacts({ providers: [{ provider: 'a', status: 'live', ...provider }, { provider: 'b', status: 'staging', ...provider }] }))
  expect(liveProviders).toEqual(['a'])
})
