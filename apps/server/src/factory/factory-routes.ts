import type { Settings } from '@naturalcad/contracts/settings'
import { Router, type RequestHandler } from 'express'
import { limitUsers } from '../gates/limit-rate.ts'
import { methodNotAllowed } from '../routes/method-not-allowed.ts'
import { userOf } from '../sign-in/require-user.ts'
import { cancelRun, retryRun } from './change-run.ts'
import { followRun } from './follow-run.ts'
import { launchRun, planRun, validateFactoryRequest } from './launch-run.ts'
import { listRuns, readRun } from './read-runs.ts'
import { recommendModel } from './recommend-model.ts'
import { listFiles, openFile } from './run-files.ts'
import { showRecipes } from './show-recipes.ts'

export interface FactoryRoutesOptions {
  requireUser: RequestHandler
  readBody: RequestHandler[]
  settings: Settings['server']
  heartbeatMs: number
  draining: AbortSignal
  stopped: AbortSignal
  offeredScopes: readonly string[] | undefined
  jobSeconds: number | undefined
}

/** A launch asks the Hub some ten things, one after the other. */
const changeTimeoutMs = 120_000
const readTimeoutMs = 60_000
/** A page asks more often than it starts something. */
const readsPerChange = 10

/** The Space Factory over HTTP. Each route takes what it asks for from the Hub, as the user, and keeps nothing. */
export function factoryRoutes(options: FactoryRoutesOptions): Router {
  const { requireUser, readBody, settings, heartbeatMs, draining, stopped, offeredScopes, jobSeconds } = options
  const keyOf: Parameters<typeof limitUsers>[1] = (response) => userOf(response).key
  const changes = limitUsers(settings, keyOf)
  const reads = limitUsers(settings, keyOf, readsPerChange)
  const changing = { stopped, timeoutMs: changeTimeoutMs }
  const reading = { stopped, timeoutMs: readTimeoutMs }

  const router = Router()
  const get = (path: string, ...handlers: RequestHandler[]) =>
    router.route(path).get(requireUser, ...handlers).all(methodNotAllowed('GET', 'HEAD'))
  const post = (path: string, ...handlers: RequestHandler[]) =>
    router.route(path).post(requireUser, readBody, ...handlers).all(methodNotAllowed('POST'))

  router.route('/recipes').get(showRecipes(offeredScopes)).all(methodNotAllowed('GET', 'HEAD'))
  get('/recommend', ...changes, recommendModel(reading))
  post('/plan', validateFactoryRequest, ...changes, planRun(changing))
  router
    .route('/runs')
    .get(requireUser, reads, listRuns(reading))
    .post(requireUser, readBody, validateFactoryRequest, changes, launchRun(changing, jobSeconds))
    .all(methodNotAllowed('GET', 'HEAD', 'POST'))
  get('/runs/:runId', ...reads, readRun(reading))
  get('/runs/:runId/events', ...reads, followRun({ heartbeatMs, draining }))
  post('/runs/:runId/cancel', ...changes, cancelRun(changing))
  post('/runs/:runId/retry', ...changes, retryRun(changing, jobSeconds))
  get('/runs/:runId/files', ...reads, listFiles(reading))
  get('/runs/:runId/files/*path', ...reads, openFile(stopped))
  return router
}
