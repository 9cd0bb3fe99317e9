import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createHttpClient } from '@naturalcad/http'
import { z } from 'zod'
import type { CallOptions, SpaceFactoryOptions } from '../space-factory.ts'

/**
 * Small files of a bucket, each read by one request. (An `ObjectStore` asks for what is known of an object first; whoever follows a run reads
 * many.)
 */
export interface BucketTexts {
  /** Undefined where there is no such file. */
  read(key: string, call: CallOptions): Promise<string | undefined>
  /** Keys that begin with the prefix, sorted; none where there is no such bucket. */
  list(prefix: string, call: CallOptions): Promise<string[]>
  /** Names of the folders in one, sorted; none where there is no such bucket. */
  listFolders(folder: string, call: CallOptions): Promise<string[]>
}

const Items = z.array(z.looseObject({ type: z.string(), path: z.string() }))
const maxTries = 4
/** The Hub's own storage, to which it leads readers. */
const storageHosts = ['*.hf.co', '*.huggingface.co']

export function createBucketTexts(bucket: string, { hubUrl = 'https://huggingface.co', accessToken, fetch, clock }: SpaceFactoryOptions): BucketTexts {
  const http = createHttpClient({
    baseUrl: hubUrl,
    allowedHosts: new URL(hubUrl).hostname === 'huggingface.co' ? storageHosts : [],
    headers: { authorization: `Bearer ${accessToken}` },
    retry: { limit: 4, baseDelayMs: 500, maxDelayMs: 30_000 },
    ...(fetch === undefined ? {} : { fetch }),
    ...(clock === undefined ? {} : { clock }),
  })

  async function tree(prefix: string, recursive: boolean, { signal, deadline }: CallOptions): Promise<z.infer<typeof Items>> {
    const found: z.infer<typeof Items> = []
    const path = `/api/buckets/${bucket}/tree/${encodeURIComponent(prefix)}`
    for await (const page of http.pages(path, { schema: Items, query: { recursive, limit: 5000 }, signal, deadline })) found.push(...page)
    return found
  }

  return {
    read: (key, { signal, deadline }) =>
      orUndefined(() => whole(() => http.text(`/buckets/${bucket}/resolve/${key.split('/').map(encodeURIComponent).join('/')}`, { signal, deadline }))),
    async list(prefix, call) {
      const items = (await orUndefined(() => whole(() => tree(prefix, true, call)))) ?? []
      // The Hub compares texts, not folders.
      return items.filter(({ type, path }) => type === 'file' && path.startsWith(prefix)).map(({ path }) => path).sort()
    },
    async listFolders(folder, call) {
      const items = (await orUndefined(() => whole(() => tree(folder, false, call)))) ?? []
      const names = items.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path }) => path.slice(folder.length + 1).split('/')[0] ?? '')
      return [...new Set(names)].sort()
    },
  }
}

async function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}

/** An answer that broke off on its way is asked for again. */
async function whole<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read()
    } catch (error) {
      const isCut = NaturalCadError.is(error) && error.retryable && error.details['status'] === undefined && error.details['phase'] !== 'connect'
      if (!isCut || attempt === maxTries) throw error
    }
  }
}
