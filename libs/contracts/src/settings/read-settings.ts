import { NaturalCadError } from '../errors/naturalcad-error.ts'
import { Settings } from './settings.ts'

/** The environment, as an app hands it over. */
export type Variables = Readonly<Record<string, string | undefined>>

const [same, seconds, mebibytes] = [{ factor: 1 }, { factor: 1000, note: 'milliseconds, the variable in seconds' }, { factor: 1024 ** 2, note: 'bytes, the variable in MiB' }] as const

/** Which variable sets which bound, and in which unit. */
const settingVariables = [
  ['NATURALCAD_MAX_PROMPT_CHARS', 'part', 'maxPromptChars', same],
  ['NATURALCAD_EXEC_TIMEOUT_SECONDS', 'execution', 'timeoutMs', seconds],
  ['NATURALCAD_LOG_FILE_MIB', 'log', 'fileBytes', mebibytes],
  ['NATURALCAD_LOG_MAX_MIB', 'log', 'maxBytes', mebibytes],
  ['NATURALCAD_LOG_MAX_DAYS', 'log', 'maxAgeDays', same],
  ['NATURALCAD_RATE_WINDOW_SECONDS', 'server', 'rateWindowMs', seconds],
  ['NATURALCAD_RATE_LIMIT_PER_IP', 'server', 'rateLimitPerAddress', same],
  ['NATURALCAD_RATE_LIMIT_PER_KEY', 'server', 'rateLimitPerKey', same],
  ['NATURALCAD_MAX_CONCURRENT_RUNS', 'server', 'maxConcurrentRuns', same],
  ['NATURALCAD_MAX_QUEUE_DEPTH', 'server', 'maxQueueDepth', same],
  ['NATURALCAD_QUEUE_WAIT_SECONDS', 'server', 'queueWaitMs', seconds],
] as const

/** The settings that operators have set; the rest have their defaults. Throws `INVALID_REQUEST` naming the variable. */
export function readSettings(variables: Variables): Settings {
  const input: Record<string, Record<string, number>> = {}
  for (const [name, group, key, { factor }] of settingVariables) {
    const value = numberVariable(variables, name)
    if (value !== undefined) input[group] = { ...input[group], [key]: value * factor }
  }
  const parsed = Settings.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const [name = 'the settings', , , unit = same] = settingVariables.find(([, group, key]) => issue?.path.join('.') === `${group}.${key}`) ?? []
  throw invalidVariable(
    name,
    `is out of range: ${issue?.message}`,
    'note' in unit ? `Use a value within the range; the range is in ${unit.note}.` : 'Use a value within the range.',
  )
}

/** An empty value counts as not set. */
export function textVariable(variables: Variables, name: string): string | undefined {
  const text = variables[name]
  return text === undefined || text.trim() === '' ? undefined : text
}

/** Throws `INVALID_REQUEST` for what is no plain decimal number. */
export function numberVariable(variables: Variables, name: string): number | undefined {
  const text = textVariable(variables, name)
  if (text === undefined) return undefined
  if (/^\s*\d{1,12}(\.\d{1,6})?\s*$/.test(text)) return Number(text)
  throw invalidVariable(name, 'is not a number', 'Use digits, for example 60.')
}

/** The error for a variable whose value cannot be used; quotes no value, since it may be a secret. */
export function invalidVariable(name: string, what: string, remedy: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `${name} ${what}`, { details: { variable: name }, remedy })
}
