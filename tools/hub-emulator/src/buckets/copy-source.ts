import type { Exchange } from '../http/exchange.ts'
import { HubError } from '../http/hub-error.ts'
import { requireFileAccess } from '../repositories/access.ts'
import type { RepositoryType } from '../repositories/repository.ts'
import { mayOnBucket } from './bucket-access.ts'
import type { BucketServices } from './bucket-services.ts'

interface SourceName {
  sourceRepoType: RepositoryType | 'bucket'
  sourceRepoId: string
}

/** Where a copy comes from, if the caller may read there. */
export function readableSource({ store, entries, repositories }: BucketServices, exchange: Exchange, { sourceRepoType, sourceRepoId }: SourceName): { holds(hash: string): boolean } | undefined {
  if (sourceRepoType === 'bucket') {
    const bucket = store.find(sourceRepoId)
    if (bucket === undefined || !mayOnBucket(exchange.principal, 'read', bucket)) return undefined
    return { holds: (hash) => entries.holds(bucket.id, hash) }
  }
  const [namespace = '', name = ''] = sourceRepoId.split('/')
  const repository = repositories.repositories.find(sourceRepoType, namespace, name)
  if (repository === undefined) return undefined
  try {
    requireFileAccess(exchange, repository, repositories.requests)
  } catch (error) {
    if (error instanceof HubError) return undefined
    throw error
  }
  return { holds: (hash) => repositories.git.holdsXet(repository.id, hash) }
}
