import { NaturalCadError } from '@naturalcad/contracts/errors'
import { invalidVariable, numberVariable, readJobSettings, readSettings, textVariable, type JobSettings, type Settings, type Variables } from '@naturalcad/contracts/settings'
import { z } from 'zod'
import type { AppAccess } from '../create-app.ts'
import { isWildcard, toHostName } from '../access/addresses.ts'
import { parseTrustProxy } from '../access/trust-proxy.ts'
import type { OAuthApplication } from '../sign-in/oauth-application.ts'
import { readHub, readSpaceOrigins } from './read-hub.ts'

export interface ServerEnvironment {
  access: AppAccess
  port: number
  /** Nobody asked for this port in particular. */
  isPortDefault: boolean
  dataDir: string
  settings: Settings
  includeCode: boolean
  /** Where the factory works. */
  hubUrl: string
  application: OAuthApplication | undefined
  job: JobSettings
}

/** Reads what the operator set; an empty value counts as not set. Throws `INVALID_REQUEST` or `INVALID_KEY` naming the variable. */
export function readEnvironment(variables: Variables): ServerEnvironment {
  const text = (name: string) => textVariable(variables, name)
  const host = text('NATURALCAD_HOST') ?? '127.0.0.1'
  if (!isWildcard(host) && toHostName(host) === undefined)
    throw invalidVariable('NATURALCAD_HOST', 'is no host name or address', 'Use 127.0.0.1 or 0.0.0.0, for example.')
  const port = numberVariable(variables, 'NATURALCAD_PORT')
  if (port !== undefined && (!Number.isInteger(port) || port > 65_535))
    throw invalidVariable('NATURALCAD_PORT', 'is no port', 'Use a whole number from 0 to 65535; 0 takes a free one.')
  const hub = readHub(variables)
  const ownOrigins = readSpaceOrigins(text('SPACE_HOST'))
  return {
    access: {
      host,
      apiKey: readKey(text('NATURALCAD_API_KEY')),
      allowedOrigins: readOrigins(text('NATURALCAD_ALLOWED_ORIGINS')),
      ownOrigins,
      framingOrigins: ownOrigins.length === 0 ? [] : [new URL(hub.application?.hubUrl ?? hub.hubUrl).origin],
      trustProxy: parseTrustProxy((text('NATURALCAD_TRUST_PROXY') ?? '').trim()),
    },
    port: port ?? 7860,
    isPortDefault: port === undefined,
    dataDir: text('NATURALCAD_DATA_DIR') ?? '.naturalcad',
    settings: readSettings(variables),
    includeCode: readFlag('NATURALCAD_INCLUDE_CODE_IN_RESPONSE', text('NATURALCAD_INCLUDE_CODE_IN_RESPONSE')) ?? true,
    ...hub,
    job: readJobSettings(variables),
  }
}

function readFlag(name: string, text: string | undefined): boolean | undefined {
  const parsed = z.stringbool().optional().safeParse(text?.trim())
  if (parsed.success) return parsed.data
  throw invalidVariable(name, 'is neither true nor false', 'Use true or false.')
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
      throw invalidVariable(
        'NATURALCAD_ALLOWED_ORIGINS',
        `holds "${origin}", which is no origin`,
        'Use scheme, host and port, separated by commas: https://cad.example.com.',
      )
    }
  }
  return origins
}
