import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createHttpClient } from '@naturalcad/http'
import type { NewObject, ObjectInfo, ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { z } from 'zod'
import { chooseFetch } from '../remote/choose-fetch.ts'
import { encodeKey } from '../remote/encode-key.ts'
import { dateOf } from '../remote/object-info.ts'
import { continued, openFrom, type ObjectSource } from '../remote/read-object.ts'
import { defaultRetry, transfer, type RemoteOptions } from '../remote/remote-options.ts'
import { wholeAnswer } from '../remote/whole-answer.ts'
import { countChunks, readSmall, type Body } from '../store/body.ts'
import { createStore } from '../store/create-store.ts'
import { compareKeys } from '../store/key.ts'
import { pageOf } from '../store/pages.ts'
import { changedWhileRead, notFound } from '../store/store-errors.ts'
import { groupUploads, largestTogether, type Upload } from './group-uploads.ts'
import { translateHubError } from './translate-hub-error.ts'
import { createCas } from './xet/cas.ts'
import { uploadFiles } from './xet/upload-files.ts'

export interface HuggingFaceStoreOptions extends RemoteOptions {
  /** `<namespace>/<name>` */
  bucket: string
  /** A user token or one of OAuth, with the right to write where something is written. */
  accessToken: string
  /** @default 'https://huggingface.co' */
  hubUrl?: string
}

const TreeItem = z.looseObject({ type: z.string(), path: z.string(), size: z.number().optional(), xetHash: z.string().optional(), mtime: z.string().optional(), uploadedAt: z.string().optional() })
type TreeItem = z.infer<typeof TreeItem>

const BatchAnswer = z.looseObject({ failed: z.array(z.looseObject({ path: z.string(), error: z.string() })) })

/** So often an object may be overwritten between two questions about it. */
const maxChanges = 10

/** Downloads are answered by the Hub's own storage. */
const storageHosts = ['*.hf.co', '*.huggingface.co']

/**
 * Objects of a Hugging Face bucket. Bytes travel by Xet: only those chunks of a large object that the Hub does not have. The Hub lists in no promised order, so a listing is read whole and sorted here. Throws `INVALID_REQUEST` for a name or an
 * address that is none.
 */
export function createHuggingFaceStore({ bucket, accessToken, hubUrl = 'https://huggingface.co', fetch: given, retry, allowedHosts = [] }: HuggingFaceStoreOptions): ObjectStore {
  if (!/^[\w.-]+\/[\w.-]+$/.test(bucket)) throw new NaturalCadError('INVALID_REQUEST', `the bucket is ${JSON.stringify(bucket)}`, { remedy: 'name it as <namespace>/<name>' })
  const retries = { ...defaultRetry, ...retry }
  const fetch = chooseFetch(given)
  const http = createHttpClient({
    baseUrl: hubUrl,
    allowedHosts: [...(URL.parse(hubUrl)?.hostname === 'huggingface.co' ? storageHosts : []), ...allowedHosts],
    headers: { authorization: `Bearer ${accessToken}` },
    fetch,
    retry: retries,
  })
  const api = `/api/buckets/${bucket}`
  const cas = createCas({ hub: http, tokenPath: `${api}/xet-write-token`, fetch, retry: retries })

  async function listAll({ prefix, signal }: StoreCallOptions & { prefix: string }): Promise<Map<string, ObjectInfo>> {
    const found = new Map<string, ObjectInfo>()
    // Dots alone would be a step in the address.
    const path = /^\.{0,2}$/.test(prefix) ? `${api}/tree` : `${api}/tree/${encodeURIComponent(prefix.replace(/\/$/, ''))}`
    try {
      await wholeAnswer(signal, async () => {
        found.clear()
        for await (const page of http.pages(path, { schema: z.array(TreeItem), query: { recursive: true, limit: 5000 }, signal })) {
          for (const item of page) if (item.type === 'file' && item.path.startsWith(prefix)) found.set(item.path, toInfo(item))
        }
      })
    } catch (error) {
      throw translateHubError(error, bucket)
    }
    return found
  }

  async function heads(keys: readonly string[], signal: AbortSignal | undefined): Promise<Map<string, ObjectInfo>> {
    try {
      const items = await wholeAnswer(signal, () => http.json(`${api}/paths-info`, { method: 'POST', json: { paths: keys }, schema: z.array(TreeItem), signal, isIdempotent: true }))
      return new Map(items.filter(({ type }) => type === 'file').map((item) => [item.path, toInfo(item)]))
    } catch (error) {
      throw translateHubError(error, bucket)
    }
  }

  const head = async (key: string, { signal }: StoreCallOptions) => (await heads([key], signal)).get(key)

  async function upload(objects: readonly Upload[], signal: AbortSignal | undefined): Promise<(ObjectInfo | undefined)[]> {
    let hashes: string[]
    try {
      hashes = await uploadFiles(cas, objects.map(({ body }) => body), signal)
    } catch (error) {
      throw translateHubError(error, bucket)
    }
    await batch(objects.map(({ key: path }, index) => ({ type: 'addFile', path, xetHash: hashes[index] })), signal)
    const infos = await heads(objects.map(({ key }) => key), signal)
    return objects.map(({ key }) => infos.get(key))
  }

  const uploadOne = groupUploads(upload)

  async function batch(operations: readonly Record<string, unknown>[], signal: AbortSignal | undefined): Promise<void> {
    const body = operations.map((operation) => `${JSON.stringify(operation)}\n`).join('')
    try {
      const { failed } = await wholeAnswer(signal, () => http.json(`${api}/batch`, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body, schema: BatchAnswer, signal, isIdempotent: true, acceptedStatuses: [422] }))
      const [first] = failed
      if (first !== undefined) throw new NaturalCadError('BACKEND_ERROR', `${first.path}: ${first.error}`, { details: { failed: failed.length } })
    } catch (error) {
      throw translateHubError(error, bucket)
    }
  }

  return createStore({
    name: 'hugging-face',
    capabilities: { createOnly: false, replaceIfMatch: false, ranges: true, signedUrls: false, contentTypes: false, resumableUploads: false },
    refusesFolderKeys: false,
    head,

    async put(key, body, { signal, onProgress }) {
      const known = await readSmall(body, largestTogether)
      const isSmall = known.size !== undefined && known.size <= largestTogether
      const info = await uploadOne({ key, body: isSmall ? known : { ...known, chunks: (options) => countChunks(known.chunks(options), known.size, onProgress) } }, signal)
      if (isSmall) onProgress?.({ bytes: info.size, total: info.size })
      return info
    },

    async putTogether(objects: readonly (NewObject & { body: Body })[], { signal }) {
      const infos = await upload(objects, signal)
      return objects.map(({ key }, index) => {
        const info = infos[index]
        if (info === undefined) throw notFound(key)
        return info
      })
    },

    async get(key, { range, signal }) {
      const start = range?.start ?? 0
      const source: ObjectSource = {
        key,
        range,
        signal,
        open: (headers) => http.open(`/buckets/${bucket}/resolve/${encodeKey(key)}`, { ...transfer, signal, headers, acceptedStatuses: [416] }),
        identityOf: (headers) => headers.get('x-xet-hash') ?? headers.get('etag'),
      }
      try {
        const first = await openFrom(source, start).catch((error: unknown) => {
          if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
          throw error
        })
        const hash = first?.headers.get('x-xet-hash')
        if (first !== undefined && hash != null) return { info: { key, size: first.size, etag: `"${hash}"`, modified: dateOf(first.headers) }, body: continued(source, first) }
        await first?.body.cancel()
        // Not every storage names the hash: then it has to be the same before and after.
        for (let attempt = 1; attempt <= maxChanges; attempt += 1) {
          const info = await head(key, { signal })
          if (info === undefined) throw notFound(key)
          if (start >= info.size) return { info, body: new Blob([]).stream() }
          const opened = await openFrom(source, start)
          if (opened === undefined) continue
          if (info.etag === (await head(key, { signal }))?.etag) return { info, body: continued(source, opened) }
          await opened.body.cancel()
        }
      } catch (error) {
        throw translateHubError(error, bucket)
      }
      throw changedWhileRead(key)
    },

    async page(options) {
      const found = await listAll(options)
      return pageOf(found.keys(), options, async (key) => found.get(key))
    },

    async *list(options) {
      const found = await listAll(options)
      for (const key of [...found.keys()].sort(compareKeys)) {
        const info = found.get(key)
        if (info !== undefined) yield info
      }
    },

    delete: (keys, { signal }) => batch(keys.map((path) => ({ type: 'deleteFile', path })), signal),

    async copy(from, to, { signal }) {
      const source = await head(from, { signal })
      if (source === undefined) throw notFound(from)
      await batch([{ type: 'copyFile', path: to, xetHash: source.etag.slice(1, -1), sourceRepoType: 'bucket', sourceRepoId: bucket }], signal)
      const info = await head(to, { signal })
      if (info === undefined) throw notFound(to)
      return info
    },
  })
}

function toInfo({ path, size = 0, xetHash = '', mtime, uploadedAt }: TreeItem): ObjectInfo {
  return { key: path, size, etag: `"${xetHash}"`, modified: new Date(mtime ?? uploadedAt ?? 0) }
}
