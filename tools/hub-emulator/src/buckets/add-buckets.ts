import type { Router } from '../http/router.ts'
import { createBucketRouter } from './bucket-routes.ts'
import type { BucketServices } from './bucket-services.ts'
import { createBucketStore } from './bucket-store.ts'
import { createBuckets } from './buckets.ts'
import { createEntryStore } from './entry-store.ts'
import { addManagementRoutes } from './management-routes.ts'

export type BucketsFoundation = Pick<BucketServices, 'database' | 'accounts' | 'repositories' | 'xet' | 'now'>

/** Everything about buckets. */
export function addBuckets(router: Router, foundation: BucketsFoundation): BucketServices {
  const { database, accounts, repositories, xet, now } = foundation
  const store = createBucketStore(database, accounts, now)
  const entries = createEntryStore(database, now)
  const services: BucketServices = { ...foundation, store, entries, buckets: createBuckets({ database, store, entries, files: xet.files, now }) }
  const bucketRouter = createBucketRouter(router, store)
  repositories.privateStorage.push((namespaceId) => store.privateBytes(namespaceId))
  addManagementRoutes(router, bucketRouter, services)
  return services
}
