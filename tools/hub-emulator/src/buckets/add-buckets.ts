import { HubError } from '../http/hub-error.ts'
import type { Router } from '../http/router.ts'
import { addBatchRoutes } from './batch-routes.ts'
import { mayOnBucket } from './bucket-access.ts'
import { createBucketRouter } from './bucket-routes.ts'
import type { BucketServices } from './bucket-services.ts'
import type { Bucket } from './bucket.ts'
import { createBucketStore } from './bucket-store.ts'
import { createBuckets } from './buckets.ts'
import { addContentRoutes } from './content-routes.ts'
import { createEntryStore } from './entry-store.ts'
import { addManagementRoutes } from './management-routes.ts'
import { assertBucketStorage } from './quota.ts'

export type BucketsFoundation = Pick<BucketServices, 'database' | 'accounts' | 'repositories' | 'xet' | 'now'>

/** Everything about buckets. */
export function addBuckets(router: Router, foundation: BucketsFoundation): BucketServices {
  const { database, accounts, repositories, xet, now } = foundation
  const store = createBucketStore(database, accounts, now)
  const entries = createEntryStore(database, now)
  const assertStorage = (bucket: Bucket, moreBytes: number): void => assertBucketStorage(repositories, bucket, moreBytes)
  const services: BucketServices = { ...foundation, store, entries, buckets: createBuckets({ database, store, entries, files: xet.files, now, assertStorage }) }
  const bucketRouter = createBucketRouter(router, store)
  repositories.privateStorage.push((namespaceId) => store.privateBytes(namespaceId))
  repositories.otherOwned.push((principal, namespaceId) =>
    store
      .list(namespaceId)
      .filter((bucket) => mayOnBucket(principal, 'read', bucket))
      .map(({ id, fullName, updatedAt, isPrivate }) => ({ id, fullName, type: 'bucket', visibility: isPrivate ? 'private' : 'public', updatedAt, storage: entries.totals(id).size })),
  )
  const findNow = (name: string): Bucket | undefined => store.find(name) ?? store.findMoved(name)
  xet.scopes.set('bucket', {
    holds: (name, hash) => {
      const bucket = findNow(name)
      return bucket !== undefined && entries.holds(bucket.id, hash)
    },
    // Keys come later, by the batch; what is uploaded counts only then.
    register: (name) => {
      if (findNow(name) === undefined) throw new HubError(404, 'Bucket not found', { code: 'RepoNotFound' })
    },
  })
  addManagementRoutes(router, bucketRouter, services)
  addBatchRoutes(bucketRouter, services)
  addContentRoutes(bucketRouter, services)
  return services
}
