import { commit } from '@huggingface/hub'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createHttpClient } from '@naturalcad/http'
import type { NewObject, ObjectInfo, ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { z } from 'zod'
import { encodeKey } from '../remote/encode-key.ts'
import { nodeFetch } from '../remote/node-fetch.ts'
import { dateOf } from '../remote/object-info.ts'
import { continued, openFrom, type ObjectSource } from '../remote/read-object.ts'
import { defaultRetry, transfer, type RemoteOptions } from '../remote/remote-options.ts'
import { retryingFetch } from '../remote/retrying-fetch.ts'
import { withBlob } from '../remote/spool.ts'
import { wholeAnswer } from '../remote/whole-answer.ts'
import type { Body } from '../store/body.ts'
import { createStore } from '../store/create-store.ts'
import { compareKeys } from '../store/key.ts'
import { pageOf } from '../store/pages.ts'
import { changedWhileRead, notFound } from '../store/store-errors.ts'
import { endingFetch } from './ending-fetch.ts'
import { groupUploads, type Upload } from './group-uploads.ts'
import { translateHubError } from './translate-hub-error.ts'

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
 * Objects of a Hugging Face bucket. Bytes travel by Xet through `@huggingface/hub`, which sends only chunks that the Hub does not
 * have. The Hub lists in no promised order, so a listing is read whole and sorted here. Throws `INVALID_REQUEST` for a name or an
 * address that is none.
 */
export function createHuggingFaceStore({ bucket, accessToken, hubUrl = 'https://huggingface.co', fetch: given, retry, allowedHosts = [] }: HuggingFaceStoreOptions): ObjectStore {
  if (!/^[\w.-]+\/[\w.-]+$/.test(bucket)) throw new NaturalCadError('INVALID_REQUEST', `the bucket is ${JSON.stringify(bucket)}`, { remedy: 'name it as <namespace>/<name>' })
  const retries = { ...defaultRetry, ...retry }
  const send: typeof fetch = given ?? ((...args) => fetch(...args))
  const http = createHttpClient({
    baseUrl: hubUrl,
    allowedHosts: [...(URL.parse(hubUrl)?.hostname === 'huggingface.co' ? storageHosts : []), ...allowedHosts],
    headers: { authorization: `Bearer ${accessToken}` },
    fetch: given ?? nodeFetch,
    retry: retries,
  })
  const base = hubUrl.replace(/\/$/, '')
  // A batch says what shall be, so it may be said twice; so may uploads of content by its hash.
  const hub = { repo: { type: 'bucket', name: bucket }, accessToken, hubUrl: base, fetch: retryingFetch(send, retries) } as const
  const api = `/api/buckets/${bucket}`

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
    try {
      await commit({
        ...hub,
        title: '',
        operations: objects.map(({ key, blob }) => ({ operation: 'addOrUpdate', path: key, content: blob })),
        fetch: endingFetch(hub.fetch, signal),
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw translateHubError(error, bucket)
    }
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
      const info = await withBlob(body, (blob) => uploadOne({ key, blob }, signal))
      onProgress?.({ bytes: info.size, total: info.size })
      return info
    },

    async putTogether(objects: readonly (NewObject & { body: Body })[], { signal }) {
      const inBlobs = async (rest: readonly (NewObject & { body: Body })[], ready: Upload[]): Promise<ObjectInfo[]> => {
        const [next, ...others] = rest
        if (next === undefined) {
          const infos = await upload(ready, signal)
          return objects.map(({ key }, index) => {
            const info = infos[index]
            if (info === undefined) throw notFound(key)
            return info
          })
        }
        return withBlob(next.body, (blob) => inBlobs(others, [...ready, { key: next.key, blob }]))
      }
      return inBlobs(objects, [])
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
