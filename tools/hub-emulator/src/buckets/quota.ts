import type { RepositoryServices } from '../repositories/repository-services.ts'
import { assertPrivateStorage } from '../repositories/quota.ts'
import type { Bucket } from './bucket.ts'

/** Public buckets are not limited; private ones share what the owner's plan gives with private repositories. */
export function assertBucketStorage(repositories: RepositoryServices, { isPrivate, namespace }: Pick<Bucket, 'isPrivate' | 'namespace'>, moreBytes: number): void {
  if (isPrivate) assertPrivateStorage(repositories, namespace, moreBytes)
}
