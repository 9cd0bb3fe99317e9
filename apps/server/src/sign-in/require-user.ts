import { NaturalCadError } from '@naturalcad/contracts/errors'
import { chooseScopes } from '@naturalcad/space-factory'
import type { Request, RequestHandler, Response } from 'express'
import { checkSite } from '../access/check-site.ts'
import type { SecretCookie } from './cookies.ts'
import type { Sessions } from './sessions.ts'
import { createTokenUser, type SignedInUser } from './signed-in-user.ts'
import type { CreateFactory } from './token-factories.ts'

export interface RequireUserOptions {
  sessions: Sessions
  sessionCookie: SecretCookie
  createFactory: CreateFactory
  /** Whether users can sign in here. */
  canSignIn: boolean
}

export const signInPath = '/sign-in'

const users = new WeakMap<Response, SignedInUser>()

/** Lets through who has signed in here, and programs that send a token of the Hub. It asks the Hub nothing. */
export function requireUser({ sessions, sessionCookie, createFactory, canSignIn }: RequireUserOptions): RequestHandler {
  const unauthorized = (response: Response, message: string): NaturalCadError => {
    response.set('www-authenticate', 'Bearer realm="naturalcad"')
    return new NaturalCadError('UNAUTHORIZED', message, {
      ...(canSignIn ? { details: { signIn: signInPath } } : {}),
      remedy: canSignIn
        ? `Sign in at ${signInPath}, or send a token of the Hub as "Authorization: Bearer hf_…".`
        : 'Send a token of the Hub as "Authorization: Bearer hf_…"; to let users sign in here, set OAUTH_CLIENT_ID for the server.',
    })
  }
  return (request, response, next) => {
    const authorization = request.get('authorization')
    if (authorization !== undefined) {
      const token = readToken(authorization)
      if (token === undefined) return next(unauthorized(response, 'the Authorization header holds no token of the Hub'))
      const user = createTokenUser(token, createFactory)
      response.once('close', () => user.close())
      users.set(response, user)
      return next()
    }
    const id = sessionCookie.read(request)
    const session = id === undefined ? undefined : sessions.find(id)
    if (session === undefined) return next(unauthorized(response, 'nobody has signed in'))
    checkSite(request)
    users.set(response, session.user)
    next()
  }
}

/** Whom `requireUser` let through. */
export function userOf(response: Response): SignedInUser {
  const user = users.get(response)
  if (user === undefined) throw new NaturalCadError('INTERNAL', 'a route asked for a user whom nobody asked to sign in')
  return user
}

/** Adds to a refusal where a page can sign its user in again, so that it is none. Programs with their own token have no use for that. */
export function withSignIn(thrown: unknown, request: Request): unknown {
  if (!NaturalCadError.is(thrown) || request.get('authorization') !== undefined) return thrown
  const signIn = findSignIn(thrown)
  if (signIn === undefined) return thrown
  const { code, message, details } = thrown
  return new NaturalCadError(code, message, { cause: thrown, details: { ...details, signIn }, remedy: `Sign in again at ${signIn}.` })
}

function findSignIn({ code, details }: NaturalCadError): string | undefined {
  if (code === 'UNAUTHORIZED') return signInPath
  const { missing } = details
  if (code !== 'FORBIDDEN' || !Array.isArray(missing)) return undefined
  const usual: unknown[] = chooseScopes()
  return missing.every((scope) => usual.includes(scope)) ? signInPath : `${signInPath}?reach=all`
}

function readToken(authorization: string): string | undefined {
  return /^bearer +(hf_[\w-]{4,500}) *$/i.exec(authorization)?.[1]
}
