import type { Router } from '../http/router.ts'
import type { Database } from '../storage/database.ts'
import { createAllowance } from './allowance.ts'
import { addChatRoute } from './chat-route.ts'
import { checkInferenceOptions, type InferenceOptions } from './inference-options.ts'
import { createModelCatalog, type ModelCatalog } from './model-catalog.ts'
import { addModelRoutes } from './model-routes.ts'
import { createUpstream } from './upstream.ts'

export interface InferenceFoundation {
  database: Database
  now: () => number
  inference: InferenceOptions | undefined
}

/** The router of Inference Providers, before a server of the user's. Throws `INVALID_REQUEST` for a bad address. */
export function addInference(router: Router, { database, now, inference }: InferenceFoundation): ModelCatalog {
  const upstream = createUpstream(inference === undefined ? undefined : checkInferenceOptions(inference))
  const catalog = createModelCatalog(upstream, now)
  addChatRoute(router, { upstream, catalog, allowance: createAllowance(database, inference?.monthlyAnswers, now) })
  addModelRoutes(router, upstream, catalog)
  return catalog
}
