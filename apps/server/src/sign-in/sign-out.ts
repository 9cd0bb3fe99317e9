import { parseInput } from '@naturalcad/contracts/errors'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { checkSite } from '../access/check-site.ts'
import type { SecretCookie } from './cookies.ts'
import type { Sessions } from './sessions.ts'

export const SignOutAnswer = z.object({
  signedIn: z.literal(false),
  /** When the token ends that is forgotten here; null where there was none or it does not end. */
  tokenEndsAt: z.iso.datetime().nullable(),
  note: z.string(),
})

const Nothing = z.strictObject({})

/**
 * Forgets session, access token and refresh token. The Hub documents no way to revoke them, so nothing is asked of it, and the answer says
 * so. Jobs that run go on: they have their own copy as a secret.
 */
export function signOut({ sessions, sessionCookie }: { sessions: Sessions; sessionCookie: SecretCookie }): RequestHandler {
  return (request, response) => {
    parseInput(Nothing, request.body)
    const id = sessionCookie.read(request)
    if (id !== undefined) checkSite(request)
    const ended = id === undefined ? undefined : sessions.end(id)
    sessionCookie.clear(request, response)
    const answer: z.infer<typeof SignOutAnswer> = {
      signedIn: false,
      tokenEndsAt: ended?.tokens.current.expiresAt?.toISOString() ?? null,
      note: 'The token is forgotten here. The Hub documents no way to revoke it before it ends; you can remove this application from the connected applications in your settings there. Runs that are under way go on: cancel those that should not.',
    }
    response.set('cache-control', 'no-store').json(answer)
  }
}
