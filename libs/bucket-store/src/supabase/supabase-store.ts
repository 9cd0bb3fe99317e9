import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectInfo, ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { z } from 'zod'
import { encodeKey } from '../remote/encode-key.ts'
import { objectInfo } from '../remote/object-info.ts'
import { readObject } from '../remote/read-object.ts'
import { transfer, type RemoteOptions } from '../remote/remote-options.ts'
import { withSource } from '../disk/spool.ts'
import { isCutOff, wholeAnswer } from '../remote/whole-answer.ts'
import { createStore } from '../store/create-store.ts'
import { compareKeys } from '../store/key.ts'
import { pageOf } from '../store/pages.ts'
import { notFound, preconditionFailed } from '../store/store-errors.ts'
import { chunkBytes, uploadResumably } from './resumable-upload.ts'
import { createSupabaseClient, type SupabasePlace } from './supabase-client.ts'
import { escape, fromSupabaseName, toSupabaseName } from './supabase-key.ts'

export interface SupabaseStoreOptions extends RemoteOptions, SupabasePlace {}

/** So often the server may give the same page of a list again. */
const maxRepeats = 3

const Metadata = z.looseObject({ size: z.number().optional(), mimetype: z.string().optional(), eTag: z.string().optional(), lastModified: z.string().optional() })
const Listing = z.looseObject({
  hasNext: z.boolean(),
  nextCursor: z.string().nullish(),
  objects: z.array(z.looseObject({ name: z.string(), key: z.string().nullish(), updated_at: z.string().nullish(), metadata: Metadata.nullish() })),
})

/** Objects of Supabase Storage by its REST API. Uploads above 6 MiB go in chunks and can be resumed. */
export function createSupabaseStore({ url, serviceRoleKey, bucket, ...options }: SupabaseStoreOptions): ObjectStore {
  const place = { url, serviceRoleKey, bucket }
  const http = createSupabaseClient(place, options)
  const nameOf = (key: string) => `${encodeURIComponent(bucket)}/${encodeKey(toSupabaseName(key))}`

  async function head(key: string, { signal }: StoreCallOptions): Promise<ObjectInfo | undefined> {
    try {
      const { body, headers } = await http.open(`object/authenticated/${nameOf(key)}`, { method: 'HEAD', signal })
      await body.cancel()
      return objectInfo(key, headers, Number(headers.get('content-length') ?? 0))
    } catch (error) {
      if (isStatus(error, 404) || isStatus(error, 400)) return undefined
      throw error
    }
  }

  async function listAll({ prefix, signal }: StoreCallOptions & { prefix: string }): Promise<Map<string, ObjectInfo>> {
    const found = new Map<string, ObjectInfo>()
    let repeats = 0
    for (let cursor: string | undefined; ; ) {
      const page = await wholeAnswer(signal, () => http.json(`object/list-v2/${encodeURIComponent(bucket)}`, {
        method: 'POST',
        json: { prefix: escape(prefix), limit: 1000, with_delimiter: false, ...(cursor === undefined ? {} : { cursor }) },
        schema: Listing,
        signal,
        isIdempotent: true,
      }), isUnread)
      for (const { name, key, updated_at: updated, metadata } of page.objects) {
        const own = fromSupabaseName(key ?? name)
        if (!own.startsWith(prefix)) continue
        found.set(own, {
          key: own,
          size: metadata?.size ?? 0,
          etag: metadata?.eTag ?? '',
          modified: new Date(metadata?.lastModified ?? updated ?? 0),
          ...(metadata?.mimetype === undefined ? {} : { contentType: metadata.mimetype }),
        })
      }
      if (!page.hasNext) return found
      repeats = page.nextCursor === cursor ? repeats + 1 : 0
      if (page.nextCursor == null || repeats > maxRepeats) throw new NaturalCadError('BACKEND_ERROR', 'the server says that the list goes on, and not where')
      cursor = page.nextCursor
    }
  }

  return createStore({
    name: 'supabase',
    capabilities: { createOnly: true, replaceIfMatch: false, ranges: true, signedUrls: true, contentTypes: true, resumableUploads: true },
    refusesFolderKeys: false,
    head,

    async put(key, body, putOptions) {
      const { contentType = 'application/octet-stream', ifNoneMatch, signal, onProgress } = putOptions
      try {
        await withSource(body, async (source) => {
          if (source.size > chunkBytes) return uploadResumably(http, place, toSupabaseName(key), source, putOptions)
          const response = await http.open(`object/${nameOf(key)}`, {
            method: 'POST',
            headers: { 'content-type': contentType, 'x-upsert': String(ifNoneMatch === undefined) },
            body: await source.read(new Uint8Array(source.size), 0),
            signal,
            // Said twice it is the same, unless it has to be the first.
            isIdempotent: ifNoneMatch === undefined,
          })
          await response.body.cancel()
          onProgress?.({ bytes: source.size, total: source.size })
        })
      } catch (error) {
        if (ifNoneMatch !== undefined && isStatus(error, 409)) throw preconditionFailed(key, 'ifNoneMatch')
        throw error
      }
      const info = await head(key, { signal })
      if (info === undefined) throw notFound(key)
      return info
    },

    get(key, { range, signal }) {
      const open = (headers: Readonly<Record<string, string>>) =>
        wholeAnswer(signal, () => http.open(`object/authenticated/${nameOf(key)}`, { ...transfer, signal, headers, acceptedStatuses: [416] }), isUnread).catch((error: unknown) => {
          throw isStatus(error, 404) ? notFound(key) : error
        })
      return readObject({ key, range, signal, open }, () => head(key, { signal }))
    },

    async page(pageOptions) {
      const found = await listAll(pageOptions)
      return pageOf(found.keys(), pageOptions, async (key) => found.get(key))
    },

    async *list(listOptions) {
      const found = await listAll(listOptions)
      for (const key of [...found.keys()].sort(compareKeys)) {
        const info = found.get(key)
        if (info !== undefined) yield info
      }
    },

    async delete(keys, { signal }) {
      const { body } = await http.open(`object/${encodeURIComponent(bucket)}`, { method: 'DELETE', json: { prefixes: keys.map(toSupabaseName) }, signal })
      await body.cancel()
    },

    async copy(from, to, { contentType, ifNoneMatch, signal }) {
      try {
        const { body } = await http.open('object/copy', {
          method: 'POST',
          headers: { 'x-upsert': String(ifNoneMatch === undefined) },
          json: {
            bucketId: bucket,
            sourceKey: toSupabaseName(from),
            destinationKey: toSupabaseName(to),
            ...(contentType === undefined ? {} : { copyMetadata: false, metadata: { mimetype: contentType } }),
          },
          signal,
          isIdempotent: ifNoneMatch === undefined,
        })
        await body.cancel()
      } catch (error) {
        if (ifNoneMatch !== undefined && isStatus(error, 409)) throw preconditionFailed(to, 'ifNoneMatch')
        throw isStatus(error, 404) ? notFound(from) : error
      }
      const info = await head(to, { signal })
      if (info === undefined) throw notFound(to)
      return info
    },

    async signedUrl(key, { expiresInSeconds, signal }) {
      const { signedURL } = await http.json(`object/sign/${nameOf(key)}`, { method: 'POST', json: { expiresIn: expiresInSeconds }, schema: z.looseObject({ signedURL: z.string() }), signal, isIdempotent: true })
      return `${url.replace(/\/$/, '')}/storage/v1${signedURL}`
    },
  })
}

/** The true status is in the body: where that broke off, nothing is known. */
function isUnread(error: NaturalCadError): boolean {
  return isCutOff(error) || (error.details['status'] === 400 && error.details['supabaseStatus'] === undefined)
}

/** The status that Supabase means: it stands in the body where there is one. */
function isStatus(error: unknown, status: number): boolean {
  return NaturalCadError.is(error) && (error.details['supabaseStatus'] ?? error.details['status']) === status
}
