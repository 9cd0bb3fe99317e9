import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { Settings } from '../../storage/settings.ts'

const lifetimeSeconds = 3600

const Claims = z.object({ sub: z.string(), exp: z.number() })

/** Short-lived tokens that open one private Space, for addresses that cannot carry a header. */
export interface SpaceTokens {
  /** A JSON Web Token, HS256. */
  issue(space: { repositoryId: string; fullName: string; userName: string }): string
  opens(token: string, repositoryId: string): boolean
}

export function createSpaceTokens(settings: Settings, now: () => number): SpaceTokens {
  const sign = (text: string): Buffer => createHmac('sha256', settings.getOrSet('space-token-key', () => randomBytes(32).toString('hex'))).update(text).digest()
  return {
    issue: ({ repositoryId, fullName, userName }) => {
      const seconds = Math.floor(now() / 1000)
      const claims = { read: true, onBehalfOf: { kind: 'user', user: userName }, space: fullName, sub: repositoryId, iat: seconds, exp: seconds + lifetimeSeconds }
      const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
      return `${text}.${sign(text).toString('base64url')}`
    },
    opens: (token, repositoryId) => {
      const [header = '', body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(`${header}.${body}`)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
      const claims = Claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
      return claims.success && claims.data.sub === repositoryId && claims.data.exp * 1000 > now()
    },
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
