import { hash } from 'node:crypto'
import { createHttpClient, type HttpClient } from '@naturalcad/http'
import { chooseFetch } from '../remote/choose-fetch.ts'
import { encodeKey } from '../remote/encode-key.ts'
import { defaultRetry, type RemoteOptions } from '../remote/remote-options.ts'
import { readErrorXml } from './s3-xml.ts'
import { createSigner } from './sign-v4.ts'

export interface S3Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

export interface S3Place extends S3Credentials {
  endpoint: URL
  region: string
  bucket: string
}

export interface S3Client {
  http: HttpClient
  /** Path of an object, or of the bucket. */
  pathOf: (key?: string) => string
  /** A signed address, good for so many seconds. */
  sign: (key: string, expiresInSeconds: number) => string
}

const emptyHash = hash('sha256', '')

/** Further apart S3 accepts no signature. */
const toleratedSkewMs = 900_000

/** Path-style addresses, which every S3-compatible server takes, signed by Signature Version 4. */
export function createS3Client(place: S3Place, { fetch: given, retry, allowedHosts = [], now = Date.now }: RemoteOptions): S3Client {
  const send = chooseFetch(given)
  const { endpoint, bucket } = place
  const pathOf = (key?: string) => `${endpoint.pathname.replace(/\/$/, '')}/${encodeURIComponent(bucket)}${key === undefined ? '' : `/${encodeKey(key)}`}`
  /** How far the server's clock is ahead of ours; learned from its first complaint. */
  let skewMs = 0

  const signer = createSigner(place)
  const serverTime = () => new Date(now() + skewMs)

  const signedFetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url)
    if (url.origin !== endpoint.origin) return send(url, init)
    const response = await sendSigned(url, init)
    if (response.status !== 403) return response
    const text = await response.text()
    const told = Date.parse(response.headers.get('date') ?? '')
    // An answer to HEAD has no body to say so.
    const isSkewed = init.method === 'HEAD' ? Math.abs(told - serverTime().getTime()) > toleratedSkewMs : readErrorXml(text)?.code === 'RequestTimeTooSkewed'
    if (!isSkewed || Number.isNaN(told)) return new Response(text === '' ? null : text, response)
    skewMs = told - now()
    return sendSigned(url, init)
  }

  async function sendSigned(url: URL, init: RequestInit): Promise<Response> {
    const body = init.body as string | Uint8Array<ArrayBuffer> | null | undefined
    const headers = new Headers(init.headers)
    signer.signHeaders({ url, method: init.method ?? 'GET', headers, payloadHash: body == null ? emptyHash : hash('sha256', body), time: serverTime() })
    return send(url, { ...init, headers })
  }

  return {
    http: createHttpClient({
      baseUrl: endpoint,
      allowedHosts,
      fetch: signedFetch,
      retry: { ...defaultRetry, ...retry },
      readFailure: ({ body }) => {
        const error = typeof body === 'string' ? readErrorXml(body) : undefined
        return error === undefined ? {} : { message: `${error.code}: ${error.message}`, details: { s3Code: error.code } }
      },
    }),
    pathOf,
    sign: (key, expiresInSeconds) => signer.signUrl(new URL(pathOf(key), endpoint), expiresInSeconds, serverTime()).href,
  }
}
