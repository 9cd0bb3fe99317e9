import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Settings } from '../../storage/settings.ts'

/** JSON Web Tokens, HS256, under a key for one purpose. */
export interface SignedClaims {
  /** `iat` and `exp` are added. */
  sign(claims: Record<string, unknown>, seconds: number): string
  /** The claims of a token that was signed here; `isExpired` tells that its time is over. Undefined for any other. */
  read(token: string): { claims: Record<string, unknown>; isExpired: boolean } | undefined
}

export function createSignedClaims(settings: Settings, purpose: string, now: () => number): SignedClaims {
  const macOf = (text: string): Buffer => createHmac('sha256', settings.getOrSet(`${purpose}-key`, () => randomBytes(32).toString('hex'))).update(text).digest()
  return {
    sign: (claims, seconds) => {
      const issued = Math.floor(now() / 1000)
      const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...claims, iat: issued, exp: issued + seconds })}`
      return `${text}.${macOf(text).toString('base64url')}`
    },
    read: (token) => {
      const [header = '', body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = macOf(`${header}.${body}`)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      // Whatever carries the right signature was written here.
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown> & { exp: number }
      return { claims, isExpired: claims.exp * 1000 <= now() }
    },
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
