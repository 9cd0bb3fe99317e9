import { NaturalCadError } from '@naturalcad/contracts/errors'
import { parseModelReference } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'

test.each([
  ['openai/whisper-tiny', 'openai/whisper-tiny', undefined],
  ['  openai/whisper-tiny\n', 'openai/whisper-tiny', undefined],
  ['gpt2', 'gpt2', undefined],
  ['https://huggingface.co/gpt2', 'gpt2', undefined],
  ['https://huggingface.co/openai/whisper-tiny', 'openai/whisper-tiny', undefined],
  ['http://www.huggingface.co/openai/whisper-tiny/', 'openai/whisper-tiny', undefined],
  ['https://huggingface.co/models/openai/whisper-tiny', 'openai/whisper-tiny', undefined],
  ['huggingface.co/openai/whisper-tiny', 'openai/whisper-tiny', undefined],
  ['hf.co/openai/whisper-tiny?library=transformers#usage', 'openai/whisper-tiny', undefined],
  ['https://huggingface.co/openai/whisper-tiny/tree/v1.0', 'openai/whisper-tiny', 'v1.0'],
  ['https://huggingface.co/openai/whisper-tiny/blob/main/README.md', 'openai/whisper-tiny', 'main'],
  ['https://huggingface.co/gpt2/tree/main', 'gpt2', 'main'],
  ['https://huggingface.co/openai/whisper-tiny/discussions/3', 'openai/whisper-tiny', undefined],
  ['stabilityai/stable-diffusion-3.5-large', 'stabilityai/stable-diffusion-3.5-large', undefined],
])('reads %s', (input, id, revision) => {
  expect(parseModelReference(input)).toEqual({ id, revision })
})

test.each([
  ['', 'empty'],
  ['datasets/squad', 'datasets are not models'],
  ['https://huggingface.co/datasets/rajpurkar/squad', 'datasets are not models'],
  ['https://huggingface.co/spaces/a/b', 'spaces are not models'],
  ['https://huggingface.co/buckets/a/b', 'buckets are not models'],
  ['https://huggingface.co/papers/2301.00001', 'papers are not models'],
  ['https://huggingface.co/collections/a/b', 'collections are not models'],
  ['https://example.com/a/b', 'is not the Hugging Face Hub'],
  ['https://huggingface.co.example.com/a/b', 'is not the Hugging Face Hub'],
  ['https://huggingface.co:8443/a/b', 'is not the Hugging Face Hub'],
  ['https://me:secret-word@huggingface.co/a/b', 'carries a user name or a password'],
  ['file:///etc/passwd', 'no address of a page'],
  ['https://huggingface.co/a/../b/c', 'climbs'],
  ['https://huggingface.co/a/%2e%2e/b', 'climbs'],
  ['https://huggingface.co/a\\b', 'climbs'],
  ['https://huggingface.co/', 'no model is named'],
  ['https://huggingface.co/models', 'models are not models'],
  ['../secrets', 'no name'],
  ['a/../b', 'more than an owner and a name'],
  ['a/b/c', 'more than an owner and a name'],
  ['a/b c', 'no name'],
  ['a//b', 'more than an owner'],
  ['/b', 'no name'],
  ['a/', 'no name'],
  ['a/-b', 'no name'],
  ['a/b--c', 'no name'],
  ['a/b\u0000c', 'no name'],
  ['x'.repeat(501), 'longer than 500'],
  [`a/${'x'.repeat(97)}`, 'no name'],
])('refuses %j', (input, reason) => {
  const error = catchError(() => parseModelReference(input))
  expect(error.code).toBe('INVALID_REQUEST')
  expect(error.message).toContain(reason)
  expect(error.message).not.toContain('secret-word')
  expect(error.remedy).toContain('owner/name')
})

function catchError(act: () => unknown): NaturalCadError {
  try {
    act()
  } catch (error) {
    if (NaturalCadError.is(error)) return error
  }
  throw new Error('nothing was refused')
}
