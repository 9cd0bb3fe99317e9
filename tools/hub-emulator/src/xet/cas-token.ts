import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { Settings } from '../storage/settings.ts'

/** Long enough for a large upload; clients renew in time. */
const tokenSeconds = 3600

/**
 * What a CAS token is good for: one bucket or repository, in the name of one user or of nobody. By names and not by ids, since clients
 * keep a token by its address, and use it for what has been deleted and made again.
 */
const Claims = z.object({
  scope: z.object({ kind: z.string(), name: z.string() }),
  user: z.string().nullable(),
  access: z.enum(['read', 'write']),
  exp: z.number(),
})
export type CasClaims = z.output<typeof Claims>

interface CasToken {
  accessToken: string
  /** Seconds since 1970. */
  exp: number
}

export interface CasTokens {
  issue(claims: Omit<CasClaims, 'exp'>): CasToken
  /** Undefined for what was not issued here or has expired. */
  read(token: string): CasClaims | undefined
}

const header = encode({ alg: 'HS256', typ: 'JWT' })

/** JSON Web Tokens, as those of the Hub: whoever has one needs nothing else. */
export function createCasTokens(settings: Settings, now: () => number): CasTokens {
  // Taken once: tokens outlive a reset, as those of the Hub would.
  const key = settings.getOrSet('cas-token-key', () => randomBytes(32).toString('hex'))
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest()
  return {
    issue: (claims) => {
      const exp = Math.floor(now() / 1000) + tokenSeconds
      const signed = `${header}.${encode({ ...claims, exp })}`
      return { accessToken: `${signed}.${sign(signed).toString('base64url')}`, exp }
    },
    read: (token) => {
      const [first = '', body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(`${first}.${body}`)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      const claims = Claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
      return claims.exp * 1000 > now() ? claims : undefined
    },
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
