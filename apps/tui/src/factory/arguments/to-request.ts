import { NaturalCadError, parseInput } from '@naturalcad/contracts/errors'
import { CallInputs, FactoryMode, FactoryRequest, OutputKind, RecipeName } from '@naturalcad/contracts/factory'
import { nameOptions } from '../../arguments/name-options.ts'
import { usageError } from '../../arguments/usage-error.ts'
import { readSeconds } from '@naturalcad/contracts/settings'

const launchHelp = 'naturalcad factory launch --help'

/** Which option says which key of the request. */
const optionOf = {
  model: '--model',
  space: '--space',
  agentModel: '--agent-model',
  hardware: '--hardware',
  budgetUsd: '--budget',
  timeoutSeconds: '--timeout',
  endpoint: '--endpoint',
} as const satisfies Partial<Record<keyof FactoryRequest, string>>

/** The options of a launch as they were written. */
export interface RequestOptions {
  model?: string | undefined
  space?: string | undefined
  mode?: string | undefined
  hardware?: string | undefined
  'allow-gpu'?: boolean | undefined
  budget?: string | undefined
  'agent-model'?: string | undefined
  endpoint?: string | undefined
  inputs?: string | undefined
  expect?: string | undefined
  timeout?: string | undefined
}

/** The request that the options make. Throws `INVALID_REQUEST` naming the option that cannot be used; `help` tells of it. */
export function toRequest(recipe: string, options: RequestOptions, help = launchHelp): FactoryRequest {
  if (!RecipeName.safeParse(recipe).success) throw usageError(`there is no recipe ${JSON.stringify(recipe)}`, 'naturalcad factory recipes')
  const hardware = {
    ...(options.hardware === undefined ? {} : { flavor: options.hardware }),
    ...(options['allow-gpu'] === undefined ? {} : { allowFixedGpu: options['allow-gpu'] }),
  }
  const fields = {
    model: options.model,
    space: options.space,
    mode: options.mode === undefined ? undefined : oneOf('--mode', FactoryMode.options, options.mode, help),
    agentModel: options['agent-model'],
    hardware: Object.keys(hardware).length === 0 ? undefined : hardware,
    budgetUsd: options.budget === undefined ? undefined : toUsd(options.budget, help),
    timeoutSeconds: options.timeout === undefined ? undefined : toSeconds(options.timeout, help),
    endpoint: options.endpoint,
    inputs: options.inputs === undefined ? undefined : toInputs(options.inputs, help),
    expect: options.expect === undefined ? undefined : oneOf('--expect', OutputKind.options, options.expect, help),
  }
  try {
    return parseInput(FactoryRequest, { recipe, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) })
  } catch (error) {
    throw nameOptions(NaturalCadError.from(error), optionOf, help)
  }
}

function oneOf(option: string, known: readonly string[], value: string, help: string): string {
  if (!known.includes(value)) throw usageError(`${option} is one of ${known.join(', ')}, not ${JSON.stringify(value)}`, help)
  return value
}

function toUsd(text: string, help: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw usageError(`--budget needs US dollars, such as 2.50, not ${JSON.stringify(text)}`, help)
  return value
}

function toSeconds(text: string, help: string): number {
  const seconds = readSeconds(text)
  if (seconds === undefined) throw usageError(`--timeout needs a time such as 90m, 2h or 1800 (seconds), not ${JSON.stringify(text)}`, help)
  return seconds
}

function toInputs(text: string, help: string): CallInputs {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw usageError(`--inputs is no JSON: ${error instanceof Error ? error.message : String(error)}`, help)
  }
  const parsed = CallInputs.safeParse(value)
  if (!parsed.success) throw usageError(`--inputs needs a JSON list by position, such as '["a text"]', or an object by name, such as '{"text": "a text"}'`, help)
  return parsed.data
}
