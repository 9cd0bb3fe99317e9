import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Settings } from './settings.ts'

/** Signs addresses that work without a token for a while, as those of the Hub's CDN and upload storage do. */
export interface UrlSigner {
  sign(url: string, seconds: number): string
  /** Throws 403 unless the address of the request was signed here for its very path and has not expired. */
  check(exchange: Exchange): void
}

export function createUrlSigner(settings: Settings, now: () => number): UrlSigner {
  const signatureOf = (path: string, query: URLSearchParams): string => {
    const key = settings.getOrSet('url-signing-key', () => randomBytes(32).toString('hex'))
    const signed = new URLSearchParams(query)
    signed.delete('Signature')
    signed.sort()
    return createHmac('sha256', key).update(`${path}?${signed.toString()}`).digest('hex')
  }
  return {
    sign: (url, seconds) => {
      const target = new URL(url)
      target.searchParams.set('Expires', String(Math.floor(now() / 1000) + seconds))
      target.searchParams.set('Signature', signatureOf(target.pathname, target.searchParams))
      return target.href
    },
    check: ({ path, query }) => {
      const given = Buffer.from(query.get('Signature') ?? '')
      const expected = Buffer.from(signatureOf(path, query))
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new HubError(403, 'SignatureDoesNotMatch')
      if (Number(query.get('Expires')) * 1000 < now()) throw new HubError(403, 'Request has expired')
    },
  }
}
