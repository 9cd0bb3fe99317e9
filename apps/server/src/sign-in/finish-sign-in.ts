import { NaturalCadError } from '@naturalcad/contracts/errors'
import { exchangeCode, getUserInfo, type OAuthToken } from '@naturalcad/hub-client'
import { createTokenSource } from '@naturalcad/space-factory'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { originOf } from '../access/own-origin.ts'
import type { SecretCookie } from './cookies.ts'
import type { OAuthApplication } from './oauth-application.ts'
import type { PendingSignIn, PendingSignIns } from './pending-sign-ins.ts'
import { signInPath } from './require-user.ts'
import type { Sessions } from './sessions.ts'
import { createSessionUser } from './signed-in-user.ts'
import type { CreateFactory } from './token-factories.ts'

export interface FinishSignInOptions {
  application: OAuthApplication
  pending: PendingSignIns
  sessions: Sessions
  sessionCookie: SecretCookie
  browserCookie: SecretCookie
  createFactory: CreateFactory
  /** As in `originOf`. */
  ownOrigins: readonly string[]
}

/** Somebody waits before a blank page. */
const timeoutMs = 20_000

const text = z.string().max(4000)
const CallbackQuery = z.object({ state: text, code: text.optional(), error: text.optional(), error_description: text.optional() })

/** The user comes back from the Hub. The code is taken for a token, which stays here; the browser gets a cookie that names the session. */
export function finishSignIn(options: FinishSignInOptions): RequestHandler {
  const { application, pending, sessions, sessionCookie, browserCookie, createFactory, ownOrigins } = options
  return async (request, response) => {
    const query = CallbackQuery.safeParse(request.query).data
    const browser = browserCookie.read(request)
    const begun = query === undefined || browser === undefined ? undefined : pending.take(query.state, browser)
    if (query === undefined || begun === undefined) {
      throw new NaturalCadError('INVALID_REQUEST', 'this browser has begun no such sign-in, or has begun it too long ago', {
        details: { signIn: signInPath },
        remedy: `Begin again at ${originOf(request, ownOrigins)}${signInPath}, in a window of its own and with cookies allowed.`,
      })
    }
    if (query.code === undefined) throw refusal(query.error ?? 'no code', query.error_description)

    const token = await takeToken(application, begun, query.code)
    const { hubUrl, clientId, clientSecret } = application
    const info = await getUserInfo({ hubUrl, accessToken: token.accessToken, timeoutMs })
    const profile = { name: info.preferred_username ?? info.sub, fullname: info.name ?? null, avatarUrl: info.picture ?? null }
    const tokens = createTokenSource({ token, application: { hubUrl, clientId, ...(clientSecret === undefined ? {} : { clientSecret }) } })

    const former = sessionCookie.read(request)
    if (former !== undefined) sessions.end(former)
    const id = sessions.add({ profile, tokens, user: createSessionUser(info.sub, tokens, createFactory) })
    sessionCookie.set(request, response, id, sessions.lifeMs)
    response.set('cache-control', 'no-store').redirect(303, begun.returnTo)
  }
}

async function takeToken({ hubUrl, clientId, clientSecret }: OAuthApplication, begun: PendingSignIn, code: string): Promise<OAuthToken> {
  const { redirectUrl, codeVerifier, scopes } = begun
  try {
    const secret = clientSecret === undefined ? {} : { clientSecret }
    const token = await exchangeCode({ hubUrl, clientId, ...secret, code, redirectUrl, codeVerifier, timeoutMs })
    // RFC 6749 section 5.1: scopes that are not told are those that were asked for.
    return token.scopes.length === 0 ? { ...token, scopes: [...scopes] } : token
  } catch (thrown) {
    if (!NaturalCadError.is(thrown) || !['invalid_client', 'unauthorized_client'].includes(String(thrown.details['oauthError']))) throw thrown
    throw new NaturalCadError('NOT_CONFIGURED', 'the Hub does not accept the OAuth application of this server', {
      cause: thrown,
      remedy: 'Check OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET of the server.',
    })
  }
}

function refusal(error: string, description: string | undefined): NaturalCadError {
  if (error === 'access_denied') {
    return new NaturalCadError('FORBIDDEN', 'the user did not agree to the sign-in', { details: { signIn: signInPath, oauthError: error } })
  }
  if (error === 'server_error' || error === 'temporarily_unavailable') {
    return new NaturalCadError('BACKEND_UNAVAILABLE', 'the Hub could not sign the user in', {
      details: { signIn: signInPath, oauthError: error },
      retryable: true,
      remedy: `Begin again at ${signInPath} in a while.`,
    })
  }
  const words = [error, ...(description === undefined ? [] : [description])].join(': ').slice(0, 300)
  return new NaturalCadError('NOT_CONFIGURED', `the Hub refused the sign-in: ${words}`, {
    details: { oauthError: error.slice(0, 100) },
    remedy: 'Check the scopes and the redirect address of the OAuth application of this server.',
  })
}
