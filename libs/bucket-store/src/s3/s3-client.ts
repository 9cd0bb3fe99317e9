import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import { createHttpClient, type HttpClient } from '@naturalcad/http'
import { encodeKey } from '../remote/encode-key.ts'
import { streamedBody } from '../remote/streamed-body.ts'
import { defaultRetry, type RemoteOptions } from '../remote/remote-options.ts'
import { readErrorXml } from './s3-xml.ts'

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
  sign: (key: string, expiresInSeconds: number) => Promise<string>
}

/** Path-style addresses, which every S3-compatible server takes, signed by Signature Version 4. */
export function createS3Client(place: S3Place, { fetch: given, retry, allowedHosts = [], now = Date.now }: RemoteOptions): S3Client {
  const send: typeof fetch = given ?? ((...args) => fetch(...args))
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, sessionToken } = place
  const pathOf = (key?: string) => `${endpoint.pathname.replace(/\/$/, '')}/${encodeURIComponent(bucket)}${key === undefined ? '' : `/${encodeKey(key)}`}`
  /** How far the server's clock is ahead of ours; learned from its first complaint. */
  let skewMs = 0

  const signer = (options: ConstructorParameters<typeof AwsV4Signer>[0]) =>
    new AwsV4Signer({
      ...options,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      region,
      service: 's3',
      datetime: new Date(now() + skewMs).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
    })

  const signedFetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url)
    if (url.origin !== endpoint.origin) return send(url, init)
    const response = await sendSigned(url, init)
    if (response.status !== 403) return response
    const text = await response.text()
    const serverTime = Date.parse(response.headers.get('date') ?? '')
    if (readErrorXml(text)?.code !== 'RequestTimeTooSkewed' || Number.isNaN(serverTime)) return new Response(text, response)
    skewMs = serverTime - now()
    return sendSigned(url, init)
  }

  async function sendSigned(url: URL, init: RequestInit): Promise<Response> {
    const body = init.body as string | Uint8Array<ArrayBuffer> | null | undefined
    const headers = new Headers(init.headers)
    headers.set('x-amz-content-sha256', createHash('sha256').update(body ?? '').digest('hex'))
    const signed = await signer({ url: url.href, method: init.method ?? 'GET', headers, ...(body == null ? {} : { body }) } as ConstructorParameters<typeof AwsV4Signer>[0]).sign()
    return send(signed.url, { ...init, headers: signed.headers, ...streamedBody(body, signed.headers) })
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
    async sign(key, expiresInSeconds) {
      const url = new URL(pathOf(key), endpoint)
      url.searchParams.set('X-Amz-Expires', String(expiresInSeconds))
      return (await signer({ url: url.href, method: 'GET', signQuery: true } as ConstructorParameters<typeof AwsV4Signer>[0]).sign()).url.href
    },
  }
}
