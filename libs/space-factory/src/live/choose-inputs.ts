import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ApiEndpoint, CallInputs } from '@naturalcad/contracts/factory'

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

/** The smallest inputs that reach the model: defaults, and a sample for the rest. Undefined where a file is wanted, of which there is no sample. */
export function chooseInputs({ parameters }: ApiEndpoint): unknown[] | undefined {
  const inputs = parameters.map(({ kind, component, hasDefault, default: value }) => {
    // A default text may be empty, and then nothing would reach the model.
    if (kind === 'text' && /^(?:textbox|code|markdown)?$/i.test(component)) return typeof value === 'string' && value.trim() !== '' ? value : sampleTexts[0]
    if (hasDefault) return value
    return { text: sampleTexts[0], labels: undefined, numbers: 1, json: {}, table: undefined, image: undefined, audio: undefined, video: undefined, model3d: undefined, file: undefined }[kind]
  })
  return inputs.includes(undefined) ? undefined : inputs
}

/** The same inputs with another text in place of the first one; undefined where there is none to change. */
export function varyInputs(inputs: readonly unknown[]): unknown[] | undefined {
  const at = inputs.findIndex((value) => typeof value === 'string' && value.trim() !== '')
  if (at < 0) return undefined
  return inputs.with(at, inputs[at] === sampleTexts[1] ? sampleTexts[0] : sampleTexts[1])
}
