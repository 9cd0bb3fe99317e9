import type { Router } from '../http/router.ts'
import { casPathOf, createCasRouter } from './cas-routes.ts'
import { createCasTokens } from './cas-token.ts'
import { addDownloadRoutes } from './download-routes.ts'
import { addUploadRoutes } from './upload-routes.ts'
import { createUploadStore } from './upload-store.ts'
import { createXetFiles } from './xet-files.ts'
import type { XetServices } from './xet-services.ts'
import { createXetStore } from './xet-store.ts'

export type XetFoundation = Pick<XetServices, 'database' | 'objects' | 'settings' | 'signer' | 'now'>

/** The content-addressed storage behind buckets and large files of repositories. */
export function addXet(router: Router, foundation: XetFoundation): XetServices {
  const { database, objects, settings, now } = foundation
  const store = createXetStore(database, now)
  const services: XetServices = {
    ...foundation,
    store,
    files: createXetFiles(store, objects),
    uploads: createUploadStore(database),
    tokens: createCasTokens(settings, now),
    scopes: new Map(),
    casPath: () => casPathOf(settings),
  }
  const casRouter = createCasRouter(router, services)
  addUploadRoutes(casRouter, services)
  addDownloadRoutes(router, casRouter, services)
  return services
}

/** Clients remember for three weeks which xorbs a server has and name them in later uploads, whatever was deleted since. */
export const keepUnusedMs = 28 * 86_400_000
