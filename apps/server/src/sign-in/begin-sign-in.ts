import { randomBytes } from 'node:crypto'
import { parseInput } from '@naturalcad/contracts/errors'
import { RecipeName } from '@naturalcad/contracts/factory'
import { createSignInUrl } from '@naturalcad/hub-client'
import { chooseScopes } from '@naturalcad/space-factory'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { originOf } from '../access/own-origin.ts'
import type { SecretCookie } from './cookies.ts'
import type { OAuthApplication } from './oauth-application.ts'
import { pendingMs, type PendingSignIns } from './pending-sign-ins.ts'
import { signInPath } from './require-user.ts'
import { toReturnPath } from './return-path.ts'

export interface BeginSignInOptions {
  application: OAuthApplication
  pending: PendingSignIns
  browserCookie: SecretCookie
  /** As in `originOf`. */
  ownOrigins: readonly string[]
}

export const sessionPath = '/api/session'

/** Of the address: what to ask for, and where to go afterwards. */
export const SignInQuery = z.object({
  /** Asks for what this recipe needs alone. */
  recipe: RecipeName.optional(),
  /** `all` reaches private things that were made elsewhere. */
  reach: z.enum(['own', 'all']).optional(),
  return: z.string().optional(),
})

/** Sends the user to the Hub: authorization code with PKCE, and a state that is bound to the browser. */
export function beginSignIn({ application, pending, browserCookie, ownOrigins }: BeginSignInOptions): RequestHandler {
  return async (request, response) => {
    const { recipe, reach = 'own', return: returnTo } = parseInput(SignInQuery, request.query)
    const { clientId, hubUrl, offeredScopes } = application
    const scopes = chooseScopes({ reach, offered: offeredScopes, ...(recipe === undefined ? {} : { recipes: [recipe] }) })
    const redirectUrl = `${originOf(request, ownOrigins)}${signInPath}/callback`
    const { url, state, codeVerifier } = await createSignInUrl({ clientId, redirectUrl, scopes, hubUrl })
    // One cookie for all tabs of the browser.
    const browser = browserCookie.read(request) ?? randomBytes(32).toString('base64url')
    pending.add(state, browser, { codeVerifier, redirectUrl, scopes, returnTo: toReturnPath(returnTo, sessionPath) })
    browserCookie.set(request, response, browser, pendingMs)
    response.set('cache-control', 'no-store').redirect(303, url)
  }
}
