import { parseArgs } from 'node:util'
import { NaturalCadError } from '@naturalcad/contracts/errors'

export const help = `Usage: bucket <command> <place> [place] [options]

  ls PLACE           lists objects and folders; with --recursive all objects
  cp FROM TO         copies an object, or with --recursive all below FROM; - is standard input
  cat PLACE          prints an object
  sync FROM TO       makes TO hold what FROM holds; compares contents, not only sizes
  rm PLACE           deletes an object, or with --recursive all below PLACE
  verify PLACE [TO]  reads every byte and prints SHA-256 sums; with TO proves that both hold the same

A place is a path, file:PATH, hf://buckets/NAMESPACE/NAME/KEY, s3://BUCKET/KEY, supabase://BUCKET/KEY or supabase:KEY.

  --recursive, -r  everything below
  --delete         sync: deletes what only TO has, once every copy is done
  --dry-run        changes nothing; sync prints its plan as JSON lines
  --plan FILE      sync: applies a plan that --dry-run printed; may be done again after an interruption
  --index FILE     sync: remembers what is the same, so it is not read again while neither side changed
  --read-back      sync, cp: reads each copy back and compares its SHA-256
  --json           one JSON object on standard output
  --quiet          no progress
  --help, --version

Environment: HF_TOKEN, HF_ENDPOINT; AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION,
AWS_ENDPOINT_URL; SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY, SUPABASE_BUCKET.
Exit status: 0 done, 2 usage or nothing there, 6 the service, 7 storage, 130 canceled; verify: 0 the same, 1 not, 2 it could not be read.
Example: bucket sync runs/ s3://parts/runs --dry-run
`

const places = { ls: [1, 1], cp: [2, 2], cat: [1, 1], sync: [2, 2], rm: [1, 1], verify: [1, 2] } as const
type CommandName = keyof typeof places

const options = {
  recursive: { type: 'boolean', short: 'r', default: false },
  delete: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  plan: { type: 'string' },
  index: { type: 'string' },
  'read-back': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const

export interface BucketCommand {
  name: CommandName
  from: string
  to: string | undefined
  isRecursive: boolean
  deleteExtra: boolean
  isDryRun: boolean
  plan: string | undefined
  index: string | undefined
  readBack: boolean
  json: boolean
  isQuiet: boolean
}

export type Command = { name: 'help' } | { name: 'version' } | BucketCommand

/** Throws `INVALID_REQUEST` naming what is wrong. */
export function readCommand(args: string[]): Command {
  const { values, positionals } = parse(args)
  if (values.help) return { name: 'help' }
  if (values.version) return { name: 'version' }
  const [given, from, to, ...more] = positionals
  if (given === undefined) throw usage('say what to do')
  if (!isCommandName(given)) throw usage(`there is no command ${JSON.stringify(given)}`)
  const [least, most] = places[given]
  const count = positionals.length - 1
  if (from === undefined || count < least || count > most || more.length > 0) throw usage(`${given} takes ${least === most ? least : `${least} or ${most}`} ${most === 1 ? 'place' : 'places'}, and ${count} ${count === 1 ? 'is' : 'are'} given`)
  return {
    name: given,
    from,
    to,
    isRecursive: values.recursive,
    deleteExtra: values.delete,
    isDryRun: values['dry-run'],
    plan: values.plan,
    index: values.index,
    readBack: values['read-back'],
    json: values.json,
    isQuiet: values.quiet,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error))
  }
}

function isCommandName(text: string): text is CommandName {
  return Object.hasOwn(places, text)
}

export function usage(message: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', message, { remedy: 'see bucket --help' })
}
