import type { RequestHandler } from 'express'
import { z } from 'zod'
import type { SecretCookie } from './cookies.ts'
import { signInPath } from './require-user.ts'
import type { Sessions } from './sessions.ts'

/** What a page may know of the session. The token is not of it. */
export const SessionAnswer = z.discriminatedUnion('signedIn', [
  z.object({
    signedIn: z.literal(true),
    user: z.object({ name: z.string(), fullname: z.string().nullable(), avatarUrl: z.url().nullable() }),
    scopes: z.array(z.string()),
    expiresAt: z.iso.datetime(),
  }),
  z.object({
    signedIn: z.literal(false),
    /** Where to send the user; null where nobody can sign in. */
    signIn: z.string().nullable(),
    /** Why nobody can. */
    reason: z.string().nullable(),
  }),
])
export type SessionAnswer = z.infer<typeof SessionAnswer>

export interface ShowSessionOptions {
  sessions: Sessions
  sessionCookie: SecretCookie
  canSignIn: boolean
}

export const signInMissing = 'this server has no OAuth application to sign in with'

export function showSession({ sessions, sessionCookie, canSignIn }: ShowSessionOptions): RequestHandler {
  return (request, response) => {
    const id = sessionCookie.read(request)
    const session = id === undefined ? undefined : sessions.find(id)
    const answer: SessionAnswer =
      session === undefined
        ? { signedIn: false, signIn: canSignIn ? signInPath : null, reason: canSignIn ? null : signInMissing }
        : { signedIn: true, user: session.profile, scopes: [...session.tokens.current.scopes], expiresAt: session.expiresAt.toISOString() }
    response.set('cache-control', 'no-store').json(answer)
  }
}
