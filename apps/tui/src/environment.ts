import { resolve } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { SettingsInput } from '@naturalcad/contracts/settings'

/** What the command takes from the environment, read once in `main.ts`. */
export interface Environment {
  dataDir: string
  backendUrl: string | undefined
  apiKey: string | undefined
  backendTimeoutMs: number | undefined
  settings: SettingsInput
  /** Which of the keys that other parts of the system use are set. Never their values. */
  keys: Record<string, boolean>
}

const keyNames = ['NATURALCAD_API_KEY', 'OPENROUTER_API_KEY', 'HF_TOKEN', 'SUPABASE_SERVICE_ROLE_KEY'] as const

/** Throws `INVALID_REQUEST` naming a variable that is no number. */
export function readEnvironment(variables: NodeJS.ProcessEnv, cwd: string): Environment {
  const execTimeout = readSeconds(variables, 'NATURALCAD_EXEC_TIMEOUT_SECONDS')
  return {
    dataDir: resolve(cwd, variables['NATURALCAD_DATA_DIR'] || '.naturalcad'),
    backendUrl: variables['NATURALCAD_BACKEND_URL'] || undefined,
    apiKey: variables['NATURALCAD_API_KEY'] || undefined,
    backendTimeoutMs: readSeconds(variables, 'NATURALCAD_BACKEND_TIMEOUT'),
    settings: execTimeout === undefined ? {} : { execution: { timeoutMs: execTimeout } },
    keys: Object.fromEntries(keyNames.map((name) => [name, Boolean(variables[name])])),
  }
}

function readSeconds(variables: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = variables[name]
  if (text === undefined || text === '') return undefined
  const seconds = Number(text)
  if (!(seconds >= 0.1 && seconds <= 3600)) {
    throw new NaturalCadError('INVALID_REQUEST', `${name} must be a number of seconds from 0.1 to 3600, not ${JSON.stringify(text)}`)
  }
  return seconds * 1000
}
