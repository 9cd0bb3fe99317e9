import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Router, type RequestHandler } from 'express'
import { originOf } from '../access/own-origin.ts'
import { methodNotAllowed } from '../routes/method-not-allowed.ts'
import { beginSignIn, sessionPath } from './begin-sign-in.ts'
import type { SecretCookie } from './cookies.ts'
import { finishSignIn } from './finish-sign-in.ts'
import type { OAuthApplication } from './oauth-application.ts'
import { createPendingSignIns } from './pending-sign-ins.ts'
import { signInPath } from './require-user.ts'
import type { Sessions } from './sessions.ts'
import { showSession, signInMissing } from './show-session.ts'
import { signOut } from './sign-out.ts'
import type { CreateFactory } from './token-factories.ts'

export interface SignInRoutesOptions {
  /** Undefined: nobody can sign in here. */
  application: OAuthApplication | undefined
  sessions: Sessions
  sessionCookie: SecretCookie
  browserCookie: SecretCookie
  createFactory: CreateFactory
  /** As in `originOf`. */
  ownOrigins: readonly string[]
  readBody: RequestHandler[]
  limits: RequestHandler[]
}

export function signInRoutes(options: SignInRoutesOptions): Router {
  const { application, sessions, sessionCookie, browserCookie, createFactory, ownOrigins, readBody, limits } = options
  const pending = createPendingSignIns()
  const canSignIn = application !== undefined
  const notConfigured = signInNotConfigured(ownOrigins)
  const router = Router()
  router.route(sessionPath).get(showSession({ sessions, sessionCookie, canSignIn })).all(methodNotAllowed('GET', 'HEAD'))
  router
    .route(signInPath)
    .get(limits, canSignIn ? beginSignIn({ application, pending, browserCookie, ownOrigins }) : notConfigured)
    .all(methodNotAllowed('GET', 'HEAD'))
  router
    .route(`${signInPath}/callback`)
    .get(limits, canSignIn ? finishSignIn({ application, pending, sessions, sessionCookie, browserCookie, createFactory, ownOrigins }) : notConfigured)
    .all(methodNotAllowed('GET', 'HEAD'))
  router.route('/sign-out').post(readBody, signOut({ sessions, sessionCookie })).all(methodNotAllowed('POST'))
  return router
}

// A registration made on the fly would last as long as this process, and what one application makes another may not touch.
function signInNotConfigured(ownOrigins: readonly string[]): RequestHandler {
  return (request, _response, next) =>
    next(
      new NaturalCadError('NOT_CONFIGURED', signInMissing, {
        remedy: `Register an application in the settings of your account on the Hub with the redirect address ${originOf(request, ownOrigins)}${signInPath}/callback, and set OAUTH_CLIENT_ID for the server; a Space with hf_oauth: true has one. Programs can send a token as "Authorization: Bearer hf_…".`,
      }),
    )
}
