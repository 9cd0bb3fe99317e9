import { resolve } from 'node:path'
import { invalidVariable, numberVariable, readJobSettings, readSettings, textVariable, type JobSettings, type Settings, type Variables } from '@naturalcad/contracts/settings'

/** What the command takes from the environment, read once in `main.ts`. */
export interface Environment {
  dataDir: string
  backendUrl: string | undefined
  apiKey: string | undefined
  backendTimeoutMs: number | undefined
  settings: Settings
  /** Read when it is asked for: a part needs no Hub, and is made whatever stands there. Throws as `readEnvironment` does. */
  readonly hub: HubEnvironment
  /** Which of the keys that other parts of the system use are set. Never their values. */
  keys: Record<string, boolean>
}

/** The Hub that the factory works with. */
interface HubEnvironment {
  /** Without a slash at the end. */
  url: string
  /** Secret. */
  token: string | undefined
  /** An application of the user's own, to sign in with. */
  clientId: string | undefined
  /** Secret. */
  clientSecret: string | undefined
  job: JobSettings
  /** `owner/name` of the bucket that runs lie in; undefined is the user's own. */
  bucket: string | undefined
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
    get hub() {
      return readHub(variables)
    },
    keys: Object.fromEntries(keyNames.map((name) => [name, textVariable(variables, name) !== undefined])),
  }
}

function readHub(variables: Variables): HubEnvironment {
  return {
    url: (readUrl(variables, 'HF_ENDPOINT') ?? 'https://huggingface.co').replace(/\/+$/, ''),
    token: readToken(variables),
    clientId: textVariable(variables, 'OAUTH_CLIENT_ID'),
    clientSecret: textVariable(variables, 'OAUTH_CLIENT_SECRET'),
    job: readJobSettings(variables),
    bucket: readBucket(variables),
  }
}

function readToken(variables: Variables): string | undefined {
  const token = textVariable(variables, 'HF_TOKEN')?.trim()
  if (token !== undefined && !/^hf_[\x21-\x7e]+$/.test(token)) throw invalidVariable('HF_TOKEN', 'holds no token of the Hub', 'One begins with hf_.')
  return token
}

function readBucket(variables: Variables): string | undefined {
  const bucket = textVariable(variables, 'SPACE_FACTORY_BUCKET_SOURCE')
  if (bucket !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(bucket)) throw invalidVariable('SPACE_FACTORY_BUCKET_SOURCE', 'names no bucket', 'Use owner/name.')
  return bucket
}

function readUrl(variables: Variables, name: string): string | undefined {
  const text = textVariable(variables, name)?.trim()
  if (text !== undefined && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
    throw invalidVariable(name, 'is no address', 'Use one like http://127.0.0.1:7860.')
  }
  return text
}
