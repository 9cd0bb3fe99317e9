import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import { encodeSegment } from '../remote/encode-key.ts'

export interface SigningPlace {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  region: string
}

interface SignedCall {
  url: URL
  method: string
  /** Gets the headers of the signature. */
  headers: Headers
  /** SHA-256 of the body, in hexadecimal digits. */
  payloadHash: string
  time: Date
}

const algorithm = 'AWS4-HMAC-SHA256'

export interface Signer {
  signHeaders(call: SignedCall): void
  /** The address with the signature in its query, good for so many seconds. */
  signUrl(url: URL, expiresInSeconds: number, time: Date): URL
}

/** Signature Version 4 for S3, whose paths are encoded once. The key of a day is derived once. */
export function createSigner({ accessKeyId, secretAccessKey, sessionToken, region }: SigningPlace): Signer {
  let daily: { day: string; key: KeyObject } | undefined

  function keyOf(day: string): KeyObject {
    if (daily?.day === day) return daily.key
    let bytes: Buffer = Buffer.from(`AWS4${secretAccessKey}`)
    for (const text of [day, region, 's3', 'aws4_request']) bytes = hmac(bytes, text)
    // A Buffer would be made into such an object for every signature, at several times the cost of the signature.
    daily = { day, key: createSecretKey(bytes) }
    return daily.key
  }

  function signatureOf(url: URL, method: string, headers: readonly (readonly [string, string])[], payloadHash: string, stamp: string): string {
    const names = headers.map(([name]) => name).join(';')
    const canonical = [method, url.pathname, canonicalQuery(url), ...headers.map(([name, value]) => `${name}:${value.trim().replaceAll(/\s+/g, ' ')}`), '', names, payloadHash].join('\n')
    const toSign = [algorithm, stamp, scopeOf(stamp), hash('sha256', canonical)].join('\n')
    return hmac(keyOf(stamp.slice(0, 8)), toSign).toString('hex')
  }

  const scopeOf = (stamp: string) => `${stamp.slice(0, 8)}/${region}/s3/aws4_request`

  return {
    signHeaders({ url, method, headers, payloadHash, time }) {
      const stamp = stampOf(time)
      headers.set('x-amz-content-sha256', payloadHash)
      headers.set('x-amz-date', stamp)
      if (sessionToken !== undefined) headers.set('x-amz-security-token', sessionToken)
      const signed = [['host', url.host] as const, ...[...headers].filter(([name]) => name.startsWith('x-amz-')).sort(([a], [b]) => (a < b ? -1 : 1))]
      const signature = signatureOf(url, method, signed, payloadHash, stamp)
      headers.set('authorization', `${algorithm} Credential=${accessKeyId}/${scopeOf(stamp)},SignedHeaders=${signed.map(([name]) => name).join(';')},Signature=${signature}`)
    },
    signUrl(given, expiresInSeconds, time) {
      const stamp = stampOf(time)
      const url = new URL(given)
      const query = {
        'X-Amz-Algorithm': algorithm,
        'X-Amz-Credential': `${accessKeyId}/${scopeOf(stamp)}`,
        'X-Amz-Date': stamp,
        'X-Amz-Expires': String(expiresInSeconds),
        'X-Amz-SignedHeaders': 'host',
        ...(sessionToken === undefined ? {} : { 'X-Amz-Security-Token': sessionToken }),
      }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      url.searchParams.set('X-Amz-Signature', signatureOf(url, 'GET', [['host', url.host]], 'UNSIGNED-PAYLOAD', stamp))
      return url
    },
  }
}

function canonicalQuery(url: URL): string {
  if (url.search === '') return ''
  const pairs = [...url.searchParams].map(([name, value]) => `${encodeSegment(name)}=${encodeSegment(value)}`)
  return pairs.sort().join('&')
}

function stampOf(time: Date): string {
  return time.toISOString().replaceAll(/[:-]|\.\d{3}/g, '')
}

function hmac(key: Buffer | KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
