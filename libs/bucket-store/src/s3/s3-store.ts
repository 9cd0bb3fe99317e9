import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { GetOptions, ObjectInfo, ObjectStore, StoredObject } from '@naturalcad/contracts/store'
import { encodeKey } from '../remote/encode-key.ts'
import { inParallel } from '../store/in-parallel.ts'
import { dateOf, objectInfo } from '../remote/object-info.ts'
import { readObject } from '../remote/read-object.ts'
import { readParts } from '../remote/read-parts.ts'
import { readText } from '../remote/read-text.ts'
import { transfer, type RemoteOptions } from '../remote/remote-options.ts'
import { toBody, type Body } from '../store/body.ts'
import { createStore } from '../store/create-store.ts'
import type { DriverPutOptions } from '../store/driver.ts'
import { notFound, preconditionFailed } from '../store/store-errors.ts'
import { listPage } from './list-page.ts'
import { partBytesFor, uploadInParts } from './multipart-upload.ts'
import { createS3Client, type S3Credentials } from './s3-client.ts'
import { throwIfErrorXml } from './s3-xml.ts'

export interface S3StoreOptions extends RemoteOptions, S3Credentials {
  /** Of the server, such as `https://s3.eu-central-1.amazonaws.com` or `https://s3.hf.co/<namespace>`. */
  endpoint: string
  bucket: string
  /** @default 'us-east-1' */
  region?: string
}

/** Objects of any S3-compatible server. Throws `INVALID_REQUEST` for an endpoint that is no URL. */
export function createS3Store({ endpoint, bucket, region = 'us-east-1', accessKeyId, secretAccessKey, sessionToken, ...options }: S3StoreOptions): ObjectStore {
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
  const client = createS3Client({ endpoint: parseEndpoint(endpoint), bucket, region, ...credentials }, options)
  const { http, pathOf } = client

  async function put(key: string, body: Body, putOptions: DriverPutOptions): Promise<ObjectInfo> {
    const { contentType, ifNoneMatch, ifMatch, onProgress, signal } = putOptions
    const headers = contentType === undefined ? {} : { 'content-type': contentType }
    const condition = { ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }), ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) }
    // An answer that was lost would make the second try fail for what the first one did.
    const isIdempotent = ifNoneMatch === undefined && ifMatch === undefined
    try {
      const first = await readFirst(body)
      // Before it is sent, and again by the server at the end: what was sent in vain would be large.
      if (ifMatch !== undefined && (first === undefined || 'parts' in first) && (await head(key, putOptions))?.etag !== ifMatch) throw preconditionFailed(key, 'ifMatch')
      if (first === undefined) {
        await uploadInParts(client, key, body.size, readParts(body, partBytesFor(body.size)), headers, condition, putOptions)
      } else if ('whole' in first) {
        const response = await http.open(pathOf(key), { method: 'PUT', headers: { ...headers, ...condition }, body: first.whole, signal, timeoutMs: 600_000, isIdempotent })
        await response.body.cancel()
        onProgress?.({ bytes: first.whole.length, total: first.whole.length })
        return { key, size: first.whole.length, etag: response.headers.get('etag') ?? '', modified: dateOf(response.headers), ...(contentType === undefined ? {} : { contentType }) }
      } else {
        await uploadInParts(client, key, undefined, first.parts, headers, condition, putOptions)
      }
    } catch (error) {
      // Where nothing is, nothing can be replaced.
      if (ifMatch !== undefined && NaturalCadError.is(error) && error.details['s3Code'] === 'NoSuchKey') throw preconditionFailed(key, 'ifMatch')
      throw translate(error, key, ifMatch === undefined ? 'ifNoneMatch' : 'ifMatch')
    }
    const info = await head(key, putOptions)
    if (info === undefined) throw notFound(key)
    return info
  }

  async function head(key: string, { signal }: { signal?: AbortSignal | undefined }): Promise<ObjectInfo | undefined> {
    try {
      const { body, headers } = await http.open(pathOf(key), { method: 'HEAD', signal })
      await body.cancel()
      return objectInfo(key, headers, Number(headers.get('content-length') ?? 0))
    } catch (error) {
      if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
      throw error
    }
  }

  function get(key: string, { range, signal }: GetOptions): Promise<StoredObject> {
    const open = (headers: Readonly<Record<string, string>>) =>
      http.open(pathOf(key), { ...transfer, signal, headers, acceptedStatuses: [416] }).catch((error: unknown) => {
        throw translate(error, key, '')
      })
    return readObject({ key, range, signal, open }, () => head(key, { signal }))
  }

  async function copyThrough(from: string, to: string, copyOptions: DriverPutOptions): Promise<ObjectInfo> {
    const { info, body } = await get(from, copyOptions)
    return put(to, toBody(body, copyOptions.signal), { ...(info.contentType === undefined ? {} : { contentType: info.contentType }), ...copyOptions })
  }

  return createStore({
    name: 's3',
    capabilities: { createOnly: true, replaceIfMatch: true, ranges: true, signedUrls: true, contentTypes: true, resumableUploads: true },
    refusesFolderKeys: false,
    put,
    head,
    get,

    page: (pageOptions) => listPage(client, pageOptions),

    async delete(keys, { signal }) {
      await inParallel(keys, 16, async (key) => {
        const { body } = await http.open(pathOf(key), { method: 'DELETE', signal, acceptedStatuses: [404] })
        await body.cancel()
      })
    },

    async copy(from, to, copyOptions) {
      const { contentType, ifNoneMatch, ifMatch, signal } = copyOptions
      // Servers differ in whether a copy obeys conditions; a put does everywhere.
      if (ifNoneMatch !== undefined || ifMatch !== undefined) return copyThrough(from, to, copyOptions)
      try {
        const response = await http.open(pathOf(to), {
          method: 'PUT',
          headers: { 'x-amz-copy-source': `/${encodeURIComponent(bucket)}/${encodeKey(from)}`, ...(contentType === undefined ? {} : { 'content-type': contentType, 'x-amz-metadata-directive': 'REPLACE' }) },
          signal,
          timeoutMs: 600_000,
        })
        throwIfErrorXml(await readText(response), from)
      } catch (error) {
        throw translate(error, from, '')
      }
      const info = await head(to, { signal })
      if (info === undefined) throw notFound(to)
      return info
    },

    signedUrl: async (key, { expiresInSeconds }) => client.sign(key, expiresInSeconds),
  })
}

/** Small bodies go in one call. Of a stream nobody knows: its first part is read, and what comes behind it decides. */
async function readFirst(body: Body): Promise<{ whole: Uint8Array<ArrayBuffer> } | { parts: AsyncGenerator<Uint8Array<ArrayBuffer>> } | undefined> {
  const partBytes = partBytesFor(body.size)
  if (body.size !== undefined) return body.size > partBytes ? undefined : { whole: await collect(body) }
  const parts = readParts(body, partBytes)
  const first = await parts.next()
  const start = first.done ? new Uint8Array(0) : first.value
  if (start.length < partBytes) return { whole: start }
  const all = async function* () {
    yield start
    yield* parts
  }
  return { parts: all() }
}

async function collect(body: Body): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of body.chunks()) chunks.push(chunk)
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) return first
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

function translate(error: unknown, key: string, condition: string): unknown {
  if (!NaturalCadError.is(error)) return error
  if (error.code === 'NOT_FOUND' && error.details['s3Code'] !== 'NoSuchBucket') return notFound(key)
  if (error.code === 'PRECONDITION_FAILED' || (error.code === 'CONFLICT' && error.details['s3Code'] === 'ConditionalRequestConflict')) return preconditionFailed(key, condition)
  return error
}

function parseEndpoint(text: string): URL {
  if (URL.canParse(text) && /^https?:/.test(text)) return new URL(text)
  throw new NaturalCadError('INVALID_REQUEST', `the endpoint is ${JSON.stringify(text)}, and has to be an http or https URL`)
}
