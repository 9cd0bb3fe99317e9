import type { FactoryCommand } from '../factory/arguments/factory-command.ts'
import { parseFactoryArguments } from '../factory/arguments/parse-factory-arguments.ts'
import { readArguments } from './read-arguments.ts'
import { toCount, usageError } from './usage-error.ts'

/** What the options common to `make` and `run` say, as the request writes it. */
export interface PartOptions {
  mode?: string
  output_type?: string
  units?: string
  formats?: string[]
  tolerance?: number
}

export type Command =
  | { name: 'help' | 'version' }
  | { name: 'make'; prompt: string | undefined; part: PartOptions; output: OutputOptions }
  | { name: 'run'; script: string; part: PartOptions; output: OutputOptions }
  | { name: 'runs'; limit: number; json: boolean }
  | { name: 'show'; id: string; json: boolean }
  | { name: 'doctor'; json: boolean }
  | { name: 'factory'; command: FactoryCommand }

export interface OutputOptions {
  out?: string
  force: boolean
  json: boolean
  picture: boolean
}

const options = {
  mode: { type: 'string' },
  'output-type': { type: 'string' },
  units: { type: 'string' },
  formats: { type: 'string' },
  tolerance: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  'no-picture': { type: 'boolean' },
  json: { type: 'boolean' },
  limit: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

type Values = ReturnType<typeof readArguments<typeof options>>['values']

const partOptions = ['mode', 'output-type', 'units', 'formats', 'tolerance', 'out', 'force', 'no-picture'] as const
const allowedOptions: Record<string, readonly string[]> = { make: partOptions, run: partOptions, runs: ['limit'], show: [], doctor: [] }

/** Throws `INVALID_REQUEST` that names the argument. Values are judged by the request's schema, where that knows them. */
export function parseArguments(argv: readonly string[]): Command {
  const [first, second] = argv
  if (first === 'factory') return { name: 'factory', command: parseFactoryArguments(argv.slice(1)) }
  if (first === '--json' && second === 'factory') return { name: 'factory', command: parseFactoryArguments([...argv.slice(2), '--json']) }
  const { values, positionals } = readArguments(argv, options)
  const [name, ...rest] = positionals
  if (values.help || (name === undefined && argv.length === 0) || name === 'help') return { name: 'help' }
  if (values.version) return { name: 'version' }
  if (name === undefined) throw usageError('no command is given')
  const allowed = allowedOptions[name]
  if (allowed === undefined) throw usageError(`there is no command ${JSON.stringify(name)}`)
  for (const option of Object.keys(values)) {
    if (option !== 'json' && !allowed.includes(option)) throw usageError(`${name} has no option --${option}`)
  }
  const json = values.json ?? false
  switch (name) {
    case 'make':
      return { name, prompt: atMostOne(rest, 'make takes one prompt; put it in quotes'), part: toPart(values), output: toOutput(values) }
    case 'run':
      return { name, script: exactlyOne(rest, 'run takes one script, for example: naturalcad run bracket.py'), part: toPart(values), output: toOutput(values) }
    case 'show':
      return { name, id: exactlyOne(rest, 'show takes the id of one run; naturalcad runs lists them'), json }
    case 'runs':
      none(rest, 'runs')
      return { name, limit: values.limit === undefined ? 20 : toCount('--limit', values.limit), json }
    default:
      none(rest, 'doctor')
      return { name: 'doctor', json }
  }
}

function toPart(values: Values): PartOptions {
  return {
    ...(values.mode === undefined ? {} : { mode: values.mode }),
    ...(values['output-type'] === undefined ? {} : { output_type: values['output-type'] }),
    ...(values.units === undefined ? {} : { units: values.units }),
    ...(values.formats === undefined ? {} : { formats: values.formats.split(',').map((format) => format.trim().toLowerCase()) }),
    ...(values.tolerance === undefined ? {} : { tolerance: toNumber(values.tolerance) }),
  }
}

function toOutput(values: Values): OutputOptions {
  if (values.out === '') throw usageError('--out needs the name of a folder')
  if (values.force && values.out === undefined) throw usageError('--force goes with --out')
  return {
    ...(values.out === undefined ? {} : { out: values.out }),
    force: values.force ?? false,
    json: values.json ?? false,
    picture: !(values['no-picture'] ?? false),
  }
}

function toNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw usageError(`--tolerance needs a number of millimetres, not ${JSON.stringify(text)}`)
  return value
}

function atMostOne(rest: readonly string[], message: string): string | undefined {
  if (rest.length > 1) throw usageError(message)
  return rest[0]
}

function exactlyOne(rest: readonly string[], message: string): string {
  const [only] = rest
  if (only === undefined || rest.length > 1) throw usageError(message)
  return only
}

function none(rest: readonly string[], name: string) {
  if (rest.length > 0) throw usageError(`${name} takes no ${JSON.stringify(rest[0])}`)
}
