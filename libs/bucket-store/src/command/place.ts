import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { createDiskStore } from '../disk/disk-store.ts'
import { createHuggingFaceStore } from '../hugging-face/hugging-face-store.ts'
import { createS3Store } from '../s3/s3-store.ts'
import { underPrefix } from '../store/under-prefix.ts'
import { createSupabaseStore } from '../supabase/supabase-store.ts'

/** From the environment, by the names that the tools of each place use. */
export interface PlaceSettings {
  hfToken?: string | undefined
  hfEndpoint?: string | undefined
  awsAccessKeyId?: string | undefined
  awsSecretAccessKey?: string | undefined
  awsSessionToken?: string | undefined
  awsRegion?: string | undefined
  awsEndpointUrl?: string | undefined
  supabaseUrl?: string | undefined
  supabaseServiceRoleKey?: string | undefined
  supabaseBucket?: string | undefined
}

export interface Place {
  store: ObjectStore
  /** Behind the bucket, or in the folder; empty for all of it. */
  key: string
  isLocal: boolean
}

/**
 * A path, or `file:`, `hf://buckets/<ns>/<name>/<key>`, `s3://<bucket>/<key>`, `supabase://<bucket>/<key>`, `supabase:<key>`. Keys stand
 * there as they are, without any encoding. A path that is no folder is an object in its folder.
 */
export async function openPlace(text: string, settings: PlaceSettings): Promise<Place> {
  const [, scheme, rest = ''] = /^(hf|s3|supabase|file):(.*)$/s.exec(text) ?? []
  switch (scheme) {
    case 'hf': {
      const [, bucket, key = ''] = /^\/\/buckets\/([^/]+\/[^/]+)(?:\/(.*))?$/s.exec(rest) ?? []
      if (bucket === undefined) throw unreadable(text, 'write hf://buckets/<namespace>/<name>/<key>')
      const { hfToken, hfEndpoint } = settings
      assertUrl(hfEndpoint, 'HF_ENDPOINT')
      return { store: createHuggingFaceStore({ bucket, accessToken: need(hfToken, 'HF_TOKEN', text), ...(hfEndpoint === undefined ? {} : { hubUrl: hfEndpoint }) }), key, isLocal: false }
    }
    case 's3': {
      const [, bucket, key = ''] = /^\/\/([^/]+)(?:\/(.*))?$/s.exec(rest) ?? []
      if (bucket === undefined) throw unreadable(text, 'write s3://<bucket>/<key>')
      const { awsRegion: region = 'us-east-1', awsSessionToken: sessionToken } = settings
      return {
        store: createS3Store({
          endpoint: settings.awsEndpointUrl ?? `https://s3.${region}.amazonaws.com`,
          region,
          bucket,
          accessKeyId: need(settings.awsAccessKeyId, 'AWS_ACCESS_KEY_ID', text),
          secretAccessKey: need(settings.awsSecretAccessKey, 'AWS_SECRET_ACCESS_KEY', text),
          ...(sessionToken === undefined ? {} : { sessionToken }),
        }),
        key,
        isLocal: false,
      }
    }
    case 'supabase': {
      const [, named, keyOfNamed = ''] = /^\/\/([^/]+)(?:\/(.*))?$/s.exec(rest) ?? []
      assertUrl(settings.supabaseUrl, 'SUPABASE_URL')
      const bucket = named ?? need(settings.supabaseBucket, 'SUPABASE_BUCKET', text)
      const store = createSupabaseStore({ url: need(settings.supabaseUrl, 'SUPABASE_URL', text), serviceRoleKey: need(settings.supabaseServiceRoleKey, 'SUPABASE_SERVICE_ROLE_KEY', text), bucket })
      return { store, key: named === undefined ? rest : keyOfNamed, isLocal: false }
    }
    case 'file':
      return openPath(rest.startsWith('//') ? fileURLToPath(text) : rest)
    case undefined:
    default:
      if (/^\w[\w+.-]*:\/\//.test(text)) throw unreadable(text, 'use a path, file:, hf:, s3: or supabase:')
      return openPath(text)
  }
}

async function openPath(path: string): Promise<Place> {
  const full = resolve(path)
  const stats = await stat(full).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new NaturalCadError('STORAGE_FAILED', `${path} cannot be read: ${error.message}`, { cause: error })
  })
  if (stats?.isDirectory() === true || path.endsWith('/')) return { store: createDiskStore({ root: full }), key: '', isLocal: true }
  return { store: createDiskStore({ root: dirname(full) }), key: basename(full), isLocal: true }
}

function need(value: string | undefined, name: string, place: string): string {
  if (value !== undefined && value !== '') return value
  throw new NaturalCadError('NOT_CONFIGURED', `${name} is not set, and ${place} needs it`, { remedy: `set ${name}` })
}

function assertUrl(text: string | undefined, name: string): void {
  if (text === undefined || (URL.canParse(text) && /^https?:/.test(text))) return
  throw new NaturalCadError('INVALID_REQUEST', `${name} is ${JSON.stringify(text)}`, { remedy: 'set it to an http or https URL' })
}

function unreadable(text: string, remedy: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(text)} names no place`, { remedy })
}

/** Where nothing is below a place that has to hold something. */
export function missing(place: string): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', `nothing is at ${place}`, { remedy: 'look with bucket ls' })
}

/** The objects below a place, as a store of its own: `runs` means the folder `runs/`. */
export function below({ store, key }: Place): ObjectStore {
  return underPrefix(store, key === '' || key.endsWith('/') ? key : `${key}/`)
}
