import { parseArgs } from 'node:util'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RecordFilter } from '../run-log.ts'

export const help = `Usage: run-log <command> <file> [options]

  append    reads one JSON object a line on standard input; prints {"seq","offset"} for each, in order, once it is on the disk
  tail      prints the last records, and with --follow each new one
  query     prints the records that match
  summary   counts and measures
  verify    reads every byte and checks every checksum; with --heal what belongs to no record goes to quarantine
  export    all that match as JSON lines or CSV

  --from T --to T       times as ISO 8601, from included, to excluded   (query, summary, export)
  --where KEY=VALUE     a field has this value, as JSON or text; again for more
  --text T              a string of the record holds T, in any case
  --time-field KEY      which field holds the time (timestamp)
  --limit N             at most so many: the first for query, the last for tail (10)
  --follow, --cursor C  tail: goes on with new records, behind C, which --cursors prints on standard error
  --by KEY              summary: counts the values of a field; again for more
  --measure KEY         summary: p50, p95 and more of a field; again for more
  --format jsonl|csv    export (jsonl)
  --max-bytes N         append: a new file begins at N bytes (67108864)
  --keep-files N        append: how many files are kept (all)
  --json                summary and verify: one JSON object
  --help, --version

Exit status: 0 done, 2 usage or a record that is none, 7 storage; verify: 0 whole or healed, 1 not, 2 it could not be read.
Example: run-log query logs/runs.jsonl --where success=false --from 2026-01-01
`

const commands = ['append', 'tail', 'query', 'summary', 'verify', 'export'] as const
type CommandName = (typeof commands)[number]

export type Command = { name: 'help' } | { name: 'version' } | RunLogCommand

export interface RunLogCommand {
  name: CommandName
  file: string
  filter: RecordFilter
  timeField: string
  limit: number | undefined
  follow: boolean
  cursor: string | undefined
  showCursors: boolean
  by: string[]
  measure: string[]
  format: 'jsonl' | 'csv'
  maxBytes: number | undefined
  keepFiles: number | undefined
  heal: boolean
  json: boolean
}

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  where: { type: 'string', multiple: true },
  text: { type: 'string' },
  'time-field': { type: 'string', default: 'timestamp' },
  limit: { type: 'string' },
  follow: { type: 'boolean', default: false },
  cursor: { type: 'string' },
  cursors: { type: 'boolean', default: false },
  by: { type: 'string', multiple: true },
  measure: { type: 'string', multiple: true },
  format: { type: 'string', default: 'jsonl' },
  'max-bytes': { type: 'string' },
  'keep-files': { type: 'string' },
  heal: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const

/** Throws `INVALID_REQUEST` naming what is wrong. */
export function readCommand(args: string[]): Command {
  const { values, positionals } = parse(args)
  if (values.help) return { name: 'help' }
  if (values.version) return { name: 'version' }
  const [name, file, ...more] = positionals
  const known = commands.find((command) => command === name)
  if (known === undefined) throw usage(name === undefined ? 'say what to do' : `there is no command ${JSON.stringify(name)}`)
  if (file === undefined) throw usage(`say which file to ${known}`)
  if (more.length > 0) throw usage(`one file at a time, not also ${more.join(' ')}`)
  if (values.format !== 'jsonl' && values.format !== 'csv') throw usage(`--format is jsonl or csv, not ${JSON.stringify(values.format)}`)
  return {
    name: known,
    file,
    filter: {
      ...(values.from === undefined ? {} : { from: values.from }),
      ...(values.to === undefined ? {} : { to: values.to }),
      ...(values.text === undefined ? {} : { text: values.text }),
      fields: Object.fromEntries((values.where ?? []).map(readField)),
    },
    timeField: values['time-field'],
    limit: readCount(values.limit, '--limit'),
    follow: values.follow,
    cursor: values.cursor,
    showCursors: values.cursors,
    by: values.by ?? [],
    measure: values.measure ?? [],
    format: values.format,
    maxBytes: readCount(values['max-bytes'], '--max-bytes'),
    keepFiles: readCount(values['keep-files'], '--keep-files'),
    heal: values.heal,
    json: values.json,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error))
  }
}

function readField(text: string): [string, string | number | boolean | null] {
  const at = text.indexOf('=')
  if (at < 1) throw usage(`--where is KEY=VALUE, not ${JSON.stringify(text)}`)
  return [text.slice(0, at), readValue(text.slice(at + 1))]
}

function readValue(text: string): string | number | boolean | null {
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  } catch {
    return text
  }
  throw usage(`--where compares with text, numbers, true, false and null, not with ${text}`)
}

function readCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw usage(`${name} is ${JSON.stringify(text)}, and has to be a whole number from 1`)
}

function usage(message: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', message, { remedy: 'see run-log --help' })
}
