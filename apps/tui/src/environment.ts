import { resolve } from 'node:path'
import { invalidVariable, numberVariable, readSettings, textVariable, type Settings, type Variables } from '@naturalcad/contracts/settings'

/** What the command takes from the environment, read once in `main.ts`. */
export interface Environment {
  dataDir: string
  backendUrl: string | undefined
  apiKey: string | undefined
  backendTimeoutMs: number | undefined
  settings: Settings
  /** Which of the keys that other parts of the system use are set. Never their values. */
  keys: Record<string, boolean>
}

const keyNames = ['NATURALCAD_API_KEY', 'OPENROUTER_API_KEY', 'HF_TOKEN', 'SUPABASE_SERVICE_ROLE_KEY'] as const

/** Throws `INVALID_REQUEST` naming a variable that cannot be used. */
export function readEnvironment(variables: Variables, cwd: string): Environment {
  const backendTimeout = numberVariable(variables, 'NATURALCAD_BACKEND_TIMEOUT')
  return {
    dataDir: resolve(cwd, textVariable(variables, 'NATURALCAD_DATA_DIR') ?? '.naturalcad'),
    backendUrl: readUrl(variables, 'NATURALCAD_BACKEND_URL'),
    apiKey: textVariable(variables, 'NATURALCAD_API_KEY'),
    backendTimeoutMs: backendTimeout === undefined ? undefined : backendTimeout * 1000,
    settings: readSettings(variables),
    keys: Object.fromEntries(keyNames.map((name) => [name, textVariable(variables, name) !== undefined])),
  }
}

function readUrl(variables: Variables, name: string): string | undefined {
  const text = textVariable(variables, name)?.trim()
  if (text !== undefined && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
    throw invalidVariable(name, 'is no address', 'Use one like http://127.0.0.1:7860.')
  }
  return text
}
