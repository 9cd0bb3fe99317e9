import { readArguments } from '../../arguments/read-arguments.ts'
import { toCount, usageError } from '../../arguments/usage-error.ts'
import { factoryCommandNames, type FactoryCommand, type FactoryCommandName } from './factory-command.ts'
import { toRequest } from './to-request.ts'

const options = {
  model: { type: 'string' },
  space: { type: 'string' },
  mode: { type: 'string' },
  hardware: { type: 'string' },
  'allow-gpu': { type: 'boolean' },
  budget: { type: 'string' },
  'agent-model': { type: 'string' },
  endpoint: { type: 'string' },
  inputs: { type: 'string' },
  expect: { type: 'string' },
  timeout: { type: 'string' },
  'no-wait': { type: 'boolean' },
  local: { type: 'boolean' },
  inference: { type: 'string' },
  out: { type: 'string' },
  limit: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type OptionName = keyof typeof options

const live = ['endpoint', 'inputs', 'expect', 'timeout', 'no-wait', 'out'] as const
const allowedOptions: Record<FactoryCommandName, readonly OptionName[]> = {
  launch: ['model', 'space', 'mode', 'hardware', 'allow-gpu', 'budget', 'agent-model', 'local', 'inference', ...live],
  validate: ['budget', ...live],
  retry: ['no-wait', 'out'],
  watch: ['out'],
  show: ['out'],
  cancel: [],
  list: ['limit'],
  recommend: [],
  recipes: [],
  'sign-in': ['all'],
  'sign-out': [],
  demo: ['out'],
}

/** `naturalcad factory …`: throws `INVALID_REQUEST` that names the argument. */
export function parseFactoryArguments(argv: readonly string[]): FactoryCommand {
  const { values, positionals } = readArguments(argv, options, findHelp(argv))
  const [first, ...rest] = positionals
  if (first === undefined && (values.help || argv.length === 0)) return { name: 'help', about: undefined }
  if (first === undefined) throw usageError('factory needs to know what to do', 'naturalcad factory --help')
  if (first === 'help') return { name: 'help', about: rest[0] === undefined ? undefined : toName(rest[0]) }
  const name = toName(first)
  const help = `naturalcad factory ${name} --help`
  if (values.help) return { name: 'help', about: name }
  for (const option of Object.keys(values)) {
    if (option !== 'json' && !(allowedOptions[name] as readonly string[]).includes(option)) throw usageError(`factory ${name} has no option --${option}`, help)
  }
  if (values.out === '') throw usageError('--out needs the name of a folder', help)
  const common = { json: values.json ?? false }
  const following = { ...common, ...(values.out === undefined ? {} : { out: values.out }) }
  const wait = !(values['no-wait'] ?? false)
  if (!wait && values.out !== undefined) throw usageError('--out waits for the end of the run: leave out --no-wait', help)
  const only = (what: string): string => {
    const [value] = rest
    if (value === undefined || value === '' || rest.length > 1) throw usageError(`factory ${name} takes ${what}`, help)
    return value
  }
  const none = (): void => {
    if (rest.length > 0) throw usageError(`factory ${name} takes no ${JSON.stringify(rest[0])}`, help)
  }
  switch (name) {
    case 'launch': {
      const isLocal = values.local ?? false
      if (isLocal && !wait) throw usageError('a local Hub ends with the command: --local goes without --no-wait', help)
      const { inference } = values
      if (inference !== undefined && !isLocal) throw usageError('--inference goes with --local', help)
      if (inference !== undefined && !/^https?:\/\//.test(inference)) throw usageError(`--inference needs an address such as http://127.0.0.1:11434/v1, not ${JSON.stringify(inference)}`, help)
      if (values.model !== undefined && !isLocal && isFolderName(values.model)) throw usageError('a folder as --model goes with --local: on the Hub a model is named owner/name', help)
      const request = toRequest(only('one recipe; naturalcad factory recipes lists them'), values)
      if (isLocal && request.recipe === 'validate-space') throw usageError('a local Hub has no Spaces yet: validate-space goes without --local', help)
      return { name, request, wait, isLocal, ...(inference === undefined ? {} : { inference }), ...following }
    }
    case 'validate':
      return { name, request: toRequest('validate-space', { ...values, space: only('one Space, such as owner/name') }, help), wait, isLocal: false, ...following }
    case 'retry':
      return { name, run: only(oneRun), wait, ...following }
    case 'watch':
    case 'show':
      return { name, run: only(oneRun), ...following }
    case 'cancel':
      return { name, run: only(oneRun), ...common }
    case 'recommend':
      return { name, model: only('one model, such as owner/name'), ...common }
    case 'list':
      none()
      return { name, limit: values.limit === undefined ? 20 : toCount('--limit', values.limit, help), ...common }
    case 'demo':
      none()
      return { name, ...following }
    case 'sign-in':
      none()
      return { name, reach: values.all ? 'all' : 'own', ...common }
    case 'recipes':
    case 'sign-out':
      none()
      return { name, ...common }
  }
}

const oneRun = 'the id of one run, or last; naturalcad factory list shows them'

function toName(text: string): FactoryCommandName {
  const name = factoryCommandNames.find((known) => known === text)
  if (name === undefined) throw usageError(`factory has no command ${JSON.stringify(text)}`, 'naturalcad factory --help')
  return name
}

/** Of the command that is meant, before it is known whether its options can be read. */
function findHelp(argv: readonly string[]): string {
  const name = factoryCommandNames.find((known) => argv.includes(known))
  return name === undefined ? 'naturalcad factory --help' : `naturalcad factory ${name} --help`
}

/** Nothing on the Hub is named so. */
function isFolderName(text: string): boolean {
  return /^(?:(?:~|\.{1,2})?\/|(?:~|\.{1,2})$)/.test(text)
}
