import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ApiEndpoint, ApiParameter, CallInputs } from '@naturalcad/contracts/factory'
import type { SampleInput } from '../templates/app-parts.ts'
import type { SampleFile } from '../templates/sample-picture.ts'
import { findSampleFiles, isSampleFile } from './sample-files.ts'
import { createSampleText, createWordyText } from './sample-texts.ts'

/** Two that nothing that reads them can take for one another, not even by their length. */
export const sampleTexts = ['The food was wonderful and I would come again.', 'A red bicycle leans against the old stone wall beside the river.'] as const

/** Inputs by position. Throws `INVALID_REQUEST` for a name that the endpoint does not have, or one that it needs and was not given. */
export function placeInputs({ name, parameters }: ApiEndpoint, inputs: CallInputs): unknown[] {
  if (isList(inputs)) return [...inputs]
  const known = parameters.map((parameter) => parameter.name)
  const unknownName = Object.keys(inputs).find((key) => !known.includes(key))
  if (unknownName !== undefined) throw new NaturalCadError('INVALID_REQUEST', `${name} takes no input ${unknownName}`, { remedy: `it takes ${known.join(', ') || 'none'}` })
  return parameters.map((parameter) => {
    if (parameter.name !== null && Object.hasOwn(inputs, parameter.name)) return inputs[parameter.name]
    if (parameter.hasDefault) return parameter.default
    throw new NaturalCadError('INVALID_REQUEST', `${name} needs the input ${parameter.name ?? 'without a name'}`)
  })
}

function isList(inputs: CallInputs): inputs is unknown[] {
  return Array.isArray(inputs)
}

/** Samples by position; where there are fewer than inputs, what the endpoint itself has for the rest. Undefined where it has nothing. */
export function placeSamples({ parameters }: ApiEndpoint, samples: readonly SampleInput[]): unknown[] | undefined {
  const inputs = parameters.map((parameter, index) => samples[index] ?? chooseInput(parameter))
  return inputs.includes(undefined) ? undefined : inputs
}

/**
 * The smallest inputs that reach the model: defaults, and a sample for the rest; a file is a `SampleFile`, uploaded with the call.
 * Undefined where something is wanted of which there is no sample.
 */
export function chooseInputs({ parameters }: ApiEndpoint): unknown[] | undefined {
  const inputs = parameters.map(chooseInput)
  return inputs.includes(undefined) ? undefined : inputs
}

function chooseInput({ kind, component, hasDefault, default: value }: ApiParameter): unknown {
  // A default text may be empty, and then nothing would reach the model.
  if (kind === 'text' && /^(?:textbox|code|markdown)?$/i.test(component)) return typeof value === 'string' && value.trim() !== '' ? value : sampleTexts[0]
  const isPlainFile = /^(?:image|audio|file|uploadbutton)$/i.test(component)
  // Neither does an app see a picture that is null.
  if (isPlainFile && (!hasDefault || value === null)) return findSampleFiles(kind)?.[0]
  if (hasDefault) return value
  return kind === 'text' ? sampleTexts[0] : kind === 'numbers' ? 1 : kind === 'json' ? {} : undefined
}

export interface VaryInputsOptions {
  endpoint?: ApiEndpoint | undefined
  seed?: string | undefined
  withManyWords?: boolean
}

/**
 * The same inputs with other texts and files in place of the first; without either, another number where any number may stand. Undefined
 * where there is nothing to change. With `seed` the text is one that no app has seen before. With many words only a text is changed.
 */
export function varyInputs(inputs: readonly unknown[], { endpoint, seed, withManyWords = false }: VaryInputsOptions = {}): unknown[] | undefined {
  const text = inputs.findIndex((value) => typeof value === 'string' && value.trim() !== '')
  if (withManyWords && text < 0) return undefined
  if (text >= 0 || inputs.some(isSampleFile)) {
    const otherText = withManyWords ? createWordyText(seed ?? '') : seed !== undefined ? createSampleText(seed) : inputs[text] === sampleTexts[1] ? sampleTexts[0] : sampleTexts[1]
    return inputs.map((value, index) => (index === text ? keepMask(String(value), otherText) : isSampleFile(value) && !withManyWords ? varyFile(value) : value))
  }
  // A slider has an end.
  const number = inputs.findIndex((value, index) => typeof value === 'number' && endpoint?.parameters[index]?.component.toLowerCase() === 'number')
  return number < 0 ? undefined : inputs.map((value, index) => (index === number ? Number(value) + 1 : value))
}

/** A model that fills in a missing word has nothing to say of a text in which none is missing. */
function keepMask(before: string, text: string): string {
  const mask = /\[MASK\]|<mask>/.exec(before)?.[0]
  return mask === undefined ? text : text.replace(/[^\s.]+(?=\.?$)/, mask)
}

function varyFile(file: SampleFile): SampleFile {
  const kind = /\.(?:png|jpe?g|webp|gif)$/i.test(file.fileName) ? 'image' : /\.(?:wav|mp3|flac|ogg)$/i.test(file.fileName) ? 'audio' : 'file'
  return findSampleFiles(kind)?.find(({ base64 }) => base64 !== file.base64) ?? file
}
