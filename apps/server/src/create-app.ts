import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { PartMaker } from '@naturalcad/contracts/part'
import type { Settings } from '@naturalcad/contracts/settings'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { isLoopback } from './access/addresses.ts'
import { createApiKey } from './access/api-key.ts'
import { createArtifactLinks } from './access/artifact-links.ts'
import { checkHost } from './access/check-host.ts'
import { checkOrigin } from './access/check-origin.ts'
import { crossOrigin } from './access/cross-origin.ts'
import { requireKey } from './access/require-key.ts'
import type { TrustProxy } from './access/trust-proxy.ts'
import { accessLog, type Log } from './answers/access-log.ts'
import { answerError } from './answers/problem.ts'
import { requestId } from './answers/request-id.ts'
import { factoryRoutes } from './factory/factory-routes.ts'
import { limitAddresses, limitRate } from './gates/limit-rate.ts'
import { readJsonBody } from './gates/read-json-body.ts'
import { createRunQueue } from './gates/run-queue.ts'
import { validateRequest, validRequestOf } from './gates/validate-request.ts'
import { artifact } from './routes/artifact.ts'
import { health, livez, readyz } from './routes/health.ts'
import { makePart } from './routes/make-part.ts'
import { methodNotAllowed } from './routes/method-not-allowed.ts'
import { describeApi } from './routes/openapi.ts'
import { createSecretCookie } from './sign-in/cookies.ts'
import type { OAuthApplication } from './sign-in/oauth-application.ts'
import { requireUser } from './sign-in/require-user.ts'
import type { Sessions } from './sign-in/sessions.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import type { CreateFactory } from './sign-in/token-factories.ts'

export interface AppAccess {
  /** What the server is bound to: decides whether it needs a key, and is one of its names. */
  host: string
  apiKey?: string | undefined
  /** Origins of pages elsewhere that may use the server; their host names are names of the server too. */
  allowedOrigins: readonly string[]
  /** Origins that this very server is reached under, where it can't see them: through a proxy that ends TLS. */
  ownOrigins: readonly string[]
  /** Origins whose pages show those of this server in a frame: of a Space, the Hub's. */
  framingOrigins: readonly string[]
  trustProxy: TrustProxy
}

interface AppFactory {
  /** Where users sign in; undefined: nobody can, and the factory is for programs that send a token. */
  application: OAuthApplication | undefined
  sessions: Sessions
  createFactory: CreateFactory
  /** How long the Jobs of its runs may take, where it is not as long as their recipe has it. */
  jobSeconds?: number | undefined
}

export interface AppDependencies {
  maker: PartMaker
  factory: AppFactory
  settings: Settings
  access: AppAccess
  log: Log
  version: string
  /** Give the script back with a part, and out as a file. @default true */
  includeCode?: boolean
  /** @default 15000 */
  heartbeatMs?: number
  /** Aborted when the server begins to stop: it is no longer ready. */
  draining?: AbortSignal
  /** Aborted when the time to finish is over: what still runs is canceled. */
  stopped?: AbortSignal
  /** What stands in the way of making parts, as sentences, for `/readyz`. */
  findObstacles?: () => Promise<readonly string[]>
}

const never = new AbortController().signal

/** The whole application; it listens to nothing. */
export function createApp(dependencies: AppDependencies): Express {
  const { maker, factory, settings, access, log, version, includeCode = true, heartbeatMs = 15_000, draining = never, stopped = never } = dependencies
  const apiKey = access.apiKey === undefined ? undefined : createApiKey(access.apiKey)
  const links = createArtifactLinks(access.apiKey)
  const keyed = requireKey({ host: access.host, apiKey })
  const { maxConcurrentRuns, maxQueueDepth, queueWaitMs, maxBodyBytes } = settings.server
  const queue = createRunQueue({ maxRunning: maxConcurrentRuns, maxQueued: maxQueueDepth, maxWaitMs: queueWaitMs })
  const isKeyMissing = apiKey === undefined && !isLoopback(access.host)
  const ownOrigins = [...access.ownOrigins, ...access.allowedOrigins]
  const { application, sessions, createFactory, jobSeconds } = factory
  const cookies = { ownOrigins, isFramed: access.framingOrigins.length > 0 }
  const sessionCookie = createSecretCookie({ ...cookies, name: 'naturalcad_session' })
  const browserCookie = createSecretCookie({ ...cookies, name: 'naturalcad_sign_in' })
  const readBody = readJsonBody(maxBodyBytes)

  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple').set('trust proxy', access.trustProxy)
  app.use(requestId, accessLog(log), securityHeaders(access.framingOrigins))
  app.use(checkHost(access), checkOrigin(access), crossOrigin(access.allowedOrigins))

  app.route('/livez').get(livez).all(methodNotAllowed('GET', 'HEAD'))
  const readiness = { draining, isKeyMissing, findObstacles: dependencies.findObstacles ?? (async () => []) }
  app.route('/readyz').get(readyz(readiness)).all(methodNotAllowed('GET', 'HEAD'))
  app.route('/health').get(health(version, readiness)).all(methodNotAllowed('GET', 'HEAD'))
  const description = describeApi(version)
  app
    .route('/openapi.json')
    .get((_request, response) => void response.json(description))
    .all(methodNotAllowed('GET', 'HEAD'))

  // The order of the gates: what is refused early has cost nobody's quota.
  app
    .route('/')
    .post(
      keyed,
      readBody,
      validateRequest(settings.part.maxPromptChars),
      limitRate(settings.server, apiKey),
      makePart({ maker, queue, links, timeoutMs: settings.execution.timeoutMs, includeCode, heartbeatMs, stopped, ownOrigins }, validRequestOf),
    )
    .all(methodNotAllowed('POST'))
  const signedOrKeyed: RequestHandler = (request, response, next) => {
    const { jobId, name } = request.params
    if (typeof jobId === 'string' && typeof name === 'string' && links.verify(jobId, name, request.query)) return next()
    return keyed(request, response, next)
  }
  app.route('/artifacts/:jobId/:name').get(signedOrKeyed, artifact({ maker, includeCode })).all(methodNotAllowed('GET', 'HEAD'))

  // The factory asks for a user in place of the key, whatever address the server is bound to.
  const canSignIn = application !== undefined
  app.use(signInRoutes({ application, sessions, sessionCookie, browserCookie, createFactory, ownOrigins, readBody, limits: [limitAddresses(settings.server)] }))
  app.use(
    '/api/factory',
    factoryRoutes({
      requireUser: requireUser({ sessions, sessionCookie, createFactory, canSignIn }),
      readBody,
      settings: settings.server,
      heartbeatMs,
      draining,
      stopped,
      offeredScopes: application?.offeredScopes,
      jobSeconds,
    }),
  )

  app.use((_request, _response, next) => next(new NaturalCadError('NOT_FOUND', 'there is nothing at this address', { remedy: 'See /openapi.json.' })))
  app.use(answerError)
  return app
}

/** Nothing that the API answers is to be run as a page, or shown within one but those of `framingOrigins`. */
function securityHeaders(framingOrigins: readonly string[]): RequestHandler {
  const frameAncestors = framingOrigins.length === 0 ? ["'none'"] : [...framingOrigins]
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors, sandbox: [] } },
    // It knows no other origin than the own.
    xFrameOptions: framingOrigins.length === 0,
    referrerPolicy: { policy: 'no-referrer' },
  })
}
