import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Settings } from '@naturalcad/contracts/settings'
import { z } from 'zod'
import type { AppAccess } from '../create-app.ts'
import { isWildcard, toHostName } from '../access/addresses.ts'
import { parseTrustProxy } from '../access/trust-proxy.ts'

export interface ServerEnvironment {
  access: AppAccess
  port: number
  /** Nobody asked for this port in particular. */
  isPortDefault: boolean
  dataDir: string
  settings: Settings
  includeCode: boolean
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads what the operator set; an empty value counts as not set. Throws `INVALID_REQUEST` or `INVALID_KEY` naming the variable. */
export function readEnvironment(environment: Environment): ServerEnvironment {
  const text = (name: string) => (environment[name] === undefined || environment[name].trim() === '' ? undefined : environment[name])
  const number = (name: string) => readNumber(name, text(name))
  const host = text('NATURALCAD_HOST') ?? '127.0.0.1'
  if (!isWildcard(host) && toHostName(host) === undefined)
    throw invalid('NATURALCAD_HOST', 'is no host name or address', 'Use 127.0.0.1 or 0.0.0.0, for example.')
  const port = number('NATURALCAD_PORT')
  if (port !== undefined && (!Number.isInteger(port) || port > 65_535))
    throw invalid('NATURALCAD_PORT', 'is no port', 'Use a whole number from 0 to 65535; 0 takes a free one.')
  return {
    access: {
      host,
      apiKey: readKey(text('NATURALCAD_API_KEY')),
      allowedOrigins: readOrigins(text('NATURALCAD_ALLOWED_ORIGINS')),
      trustProxy: parseTrustProxy((text('NATURALCAD_TRUST_PROXY') ?? '').trim()),
    },
    port: port ?? 7860,
    isPortDefault: port === undefined,
    dataDir: text('NATURALCAD_DATA_DIR') ?? '.naturalcad',
    settings: readSettings(number),
    includeCode: readFlag('NATURALCAD_INCLUDE_CODE_IN_RESPONSE', text('NATURALCAD_INCLUDE_CODE_IN_RESPONSE')) ?? true,
  }
}

/** Which variable sets which bound, and how many of the setting's units one of the variable's is. */
const settingVariables = [
  ['NATURALCAD_MAX_PROMPT_CHARS', 'part', 'maxPromptChars', 1],
  ['NATURALCAD_EXEC_TIMEOUT_SECONDS', 'execution', 'timeoutMs', 1000],
  ['NATURALCAD_RATE_WINDOW_SECONDS', 'server', 'rateWindowMs', 1000],
  ['NATURALCAD_RATE_LIMIT_PER_IP', 'server', 'rateLimitPerAddress', 1],
  ['NATURALCAD_RATE_LIMIT_PER_KEY', 'server', 'rateLimitPerKey', 1],
  ['NATURALCAD_MAX_CONCURRENT_RUNS', 'server', 'maxConcurrentRuns', 1],
  ['NATURALCAD_MAX_QUEUE_DEPTH', 'server', 'maxQueueDepth', 1],
  ['NATURALCAD_QUEUE_WAIT_SECONDS', 'server', 'queueWaitMs', 1000],
] as const

function readSettings(number: (name: string) => number | undefined): Settings {
  const input: Record<string, Record<string, number>> = {}
  for (const [name, group, key, factor] of settingVariables) {
    const value = number(name)
    if (value !== undefined) input[group] = { ...input[group], [key]: value * factor }
  }
  const parsed = Settings.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const [name = 'the settings', , , factor = 1] = settingVariables.find(([, group, key]) => issue?.path.join('.') === `${group}.${key}`) ?? []
  throw invalid(
    name,
    `is out of range: ${issue?.message}`,
    factor === 1 ? 'Use a value within the range.' : 'Use a value within the range; the range is in milliseconds, the variable in seconds.',
  )
}

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\s*\d{1,12}(\.\d{1,6})?\s*$/.test(text)) return Number(text)
  throw invalid(name, 'is not a number', 'Use digits, for example 60.')
}

function readFlag(name: string, text: string | undefined): boolean | undefined {
  const parsed = z.stringbool().optional().safeParse(text?.trim())
  if (parsed.success) return parsed.data
  throw invalid(name, 'is neither true nor false', 'Use true or false.')
}

function readKey(key: string | undefined): string | undefined {
  // What no client can send as a header would lock everyone out.
  if (key === undefined || /^[\x21-\x7E]{4,512}$/.test(key)) return key
  throw new NaturalCadError(
    'INVALID_KEY',
    'NATURALCAD_API_KEY is shorter than 4 or longer than 512 characters, or holds a space, a line break or another character that no header can carry',
    {
      remedy: 'Use 4 to 512 printable ASCII characters, without the line break at the end of a file.',
    },
  )
}

function readOrigins(text: string | undefined): string[] {
  const origins = (text ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin.replace(/\/$/, '').toLowerCase()) {
      throw invalid(
        'NATURALCAD_ALLOWED_ORIGINS',
        `holds "${origin}", which is no origin`,
        'Use scheme, host and port, separated by commas: https://cad.example.com.',
      )
    }
  }
  return origins
}

function invalid(name: string, what: string, remedy: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `${name} ${what}`, { details: { variable: name }, remedy })
}
